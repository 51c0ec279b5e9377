/** A contact's score, down to its addends. */
import { DAY_MS } from '@shared/domain/dates';
import { seriesIndex } from '@shared/ror/entries';
import { contactScore, decayAt, fade, halfLives } from '@shared/ror/score';
import type { RorSettings } from '@shared/ror/settings';
import type { Addend, Explanation } from '@shared/views';
import type { Database } from '../../db/database';
import { contactEntries, kindsByKey, type SourcedEntry, sumEntries } from './contact-entries';

/** Names the row an entry came from, in words for the window. */
function labeller(db: Database, settings: RorSettings, contactId: number): (entry: SourcedEntry) => string {
  const kinds = kindsByKey(settings);
  const name = db.prepare('SELECT name FROM contact WHERE id = ?').pluck();
  const nameOf = (id: number | null | undefined) => (id === null || id === undefined ? 'somebody' : String(name.get(id) ?? 'somebody'));
  return ({ source, detail }) => {
    if (source.type === 'touchpoint') return kinds.get(detail.kind ?? '')?.label ?? detail.kind ?? '';
    if (source.type === 'purchase') return detail.first ? 'First purchase' : 'Purchase';
    const subject = nameOf(detail.subjectId);
    const won = detail.won ? ', won' : '';
    if (detail.fromId === null) return `You referred ${subject}${won}`;
    if (detail.fromId === contactId) return `Referred ${subject} to you${won}`;
    return `${nameOf(detail.fromId)}, whom they brought, referred ${subject}${won}`;
  };
}

/** @throws nothing for an unknown contact: it has no rows, so its numbers are those of an empty log. */
export function explain(db: Database, settings: RorSettings, contactId: number, asOf: number): Explanation {
  const entries = contactEntries(db, settings, contactId, asOf);
  const lives = halfLives(settings);
  const label = labeller(db, settings, contactId);
  const addends = entries.map((entry): Addend => {
    const faded = fade(entry.at, asOf, lives[seriesIndex(entry.to)] ?? null);
    return {
      to: entry.to,
      source: entry.source,
      label: label(entry),
      at: entry.at,
      base: entry.base,
      factors: entry.factors,
      amount: entry.amount,
      ageDays: (asOf - entry.at) / DAY_MS,
      fade: faded,
      left: entry.amount * faded,
    };
  });
  addends.sort((a, b) => Math.abs(b.left) - Math.abs(a.left) || b.at - a.at);
  return { contactId, asOf, score: contactScore(sumEntries(entries, settings), 0, decayAt(asOf, settings)), addends };
}
