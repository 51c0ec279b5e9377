/** A relationship's rows, newest first, each with what it is worth. */
import type { Decoded } from '@shared/contract';
import { localDateOf } from '@shared/domain/dates';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import { seriesIndex } from '@shared/ror/entries';
import { fade, halfLives } from '@shared/ror/score';
import { components } from '@shared/ror/settings';
import type { TimelineItem, TimelinePage, Worth } from '@shared/views';
import { query, type Slot } from '../../db/query';
import type { Core } from '../core';
import { findFollowUp } from '../follow-ups/service';
import { findPurchase } from '../purchases/service';
import { findReferral } from '../referrals/service';
import { contactEntries, type SourcedEntry } from '../ror/contact-entries';
import { findTouchpoint } from '../touchpoints/service';

type Query = Decoded<'timeline.page'>;

/** Where a row of the timeline comes from. `key` is unique in it and breaks ties. */
interface Line {
  key: string;
  type: TimelineItem['type'];
  id: number;
  at: number;
}

const SOURCES: Record<TimelineItem['type'], string> = {
  touchpoint: `SELECT 't' || t.id AS key, 'touchpoint' AS type, t.id, t.occurred_at AS at, t.subject || ' ' || t.body AS text, t.kind
    FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id WHERE tc.contact_id = :contact`,
  referral: `SELECT 'r' || id AS key, 'referral' AS type, id, made_at AS at, note AS text, '' AS kind FROM referral
      WHERE from_contact_id = :contact OR to_contact_id = :contact OR subject_contact_id = :contact
    UNION ALL SELECT 'c' || id, 'referral', id, closed_at, note, '' FROM referral
      WHERE closed_at IS NOT NULL AND (from_contact_id = :contact OR to_contact_id = :contact OR subject_contact_id = :contact)`,
  purchase: `SELECT 'p' || id AS key, 'purchase' AS type, id, at, description AS text, '' AS kind FROM purchase WHERE contact_id = :contact`,
  followUp: `SELECT 'f' || id AS key, 'followUp' AS type, id, done_at AS at, reason AS text, '' AS kind FROM follow_up
    WHERE contact_id = :contact AND done_at IS NOT NULL`,
  stage: `SELECT 's' || id AS key, 'stage' AS type, id, at, coalesce(from_stage, '') || ' ' || coalesce(to_stage, '') AS text, '' AS kind
    FROM stage_change WHERE contact_id = :contact`,
};
const ALL_TYPES = Object.keys(SOURCES) as TimelineItem['type'][];

const stageChangeById = query((sql, id: Slot<number>) =>
  sql.selectFrom('stage_change').select(['from_stage', 'to_stage']).where('id', '=', id),
);

const NOTHING: Worth = { points: 0, left: 0, component: null, give: 0, take: 0 };

/** As many people as Today names at most. */
const KEPT = 16;

export class Timelines {
  private readonly core: Core;
  /** The entries of the people looked at last. */
  private readonly kept = new Map<number, { version: string; byLine: Map<string, SourcedEntry[]> }>();

  constructor(core: Core) {
    this.core = core;
  }

  page(query: Query): TimelinePage {
    const now = this.core.current();
    const { db } = this.core;
    if (!db.find(db.sql.selectFrom('contact').select('id').where('id', '=', query.contactId)))
      throw new AppError('not_found', 'This person is no longer there.');
    const types = query.types.length === 0 ? ALL_TYPES : ALL_TYPES.filter((type) => query.types.includes(type));
    const union = types.map((type) => SOURCES[type]).join(' UNION ALL ');
    const conditions = [];
    const parameters: Record<string, unknown> = { contact: query.contactId };
    if (query.kinds.length > 0) {
      conditions.push("(type <> 'touchpoint' OR kind IN (SELECT value FROM json_each(:kinds)))");
      parameters.kinds = JSON.stringify(query.kinds);
    }
    const wanted = fold(query.text)
      .split(' ')
      .filter((word) => word !== '');
    wanted.forEach((word, i) => {
      conditions.push(`instr(fold(text), :word${i}) > 0`);
      parameters[`word${i}`] = word;
    });
    const filtered = `SELECT key, type, id, at FROM (${union})${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
    const total = Number(db.prepare(`SELECT count(*) FROM (${filtered})`).pluck().get(parameters));
    const cursor = parseCursor(query.cursor);
    const lines = db
      .prepare(`SELECT * FROM (${filtered})${cursor ? ' WHERE (at, key) < (:at, :key)' : ''} ORDER BY at DESC, key DESC LIMIT :limit`)
      .all({ ...parameters, ...cursor, limit: query.limit }) as Line[];
    const items = lines.map((line) => this.item(line, query.contactId, now)).filter((item) => item !== undefined);
    const last = lines.at(-1);
    return { items, total, next: last && lines.length === query.limit ? `${last.at}:${last.key}` : null };
  }

  /** One row, as it stands on this person's timeline; undefined when it is gone. */
  item(line: Line, contactId: number, now: number): TimelineItem | undefined {
    const base = { key: line.key, at: line.at, localDate: localDateOf(line.at), worth: this.worth(line, contactId, now) };
    const { db } = this.core;
    if (line.type === 'touchpoint') {
      const touchpoint = findTouchpoint(db, line.id);
      if (!touchpoint) return undefined;
      const kindLabel = this.core.ror.kinds.find(({ key }) => key === touchpoint.kind)?.label ?? touchpoint.kind;
      return { ...base, localDate: touchpoint.localDate, type: 'touchpoint', touchpoint, kindLabel };
    }
    if (line.type === 'referral') {
      const referral = findReferral(db, line.id);
      if (!referral) return undefined;
      const role = referral.fromContactId === contactId ? 'from' : referral.toContactId === contactId ? 'to' : 'subject';
      return { ...base, type: 'referral', referral, role, moment: line.key.startsWith('c') ? 'closed' : 'made' };
    }
    if (line.type === 'purchase') {
      const purchase = findPurchase(db, line.id);
      return purchase && { ...base, type: 'purchase', purchase };
    }
    if (line.type === 'followUp') {
      const followUp = findFollowUp(db, line.id);
      return followUp && { ...base, type: 'followUp', followUp };
    }
    const change = db.find(stageChangeById(line.id));
    return change && { ...base, type: 'stage', from: change.from_stage, to: change.to_stage };
  }

  /** What of the rows after `after` (epoch ms) gave this person the most value; null when there are none. */
  weightiest(contactId: number, after: number, now: number): TimelineItem | null {
    let best: { line: Line; points: number } | null = null;
    for (const [key, entries] of this.entriesOf(contactId, now)) {
      const [first] = entries;
      if (!first || first.at <= after) continue;
      const points = entries.reduce((sum, { to, amount }) => (to === 'give' || to === 'take' ? sum : sum + amount), 0);
      const { type, id } = first.source;
      if (!best || points > best.points || (points === best.points && first.at > best.line.at))
        best = { line: { key, type, id, at: first.at }, points };
    }
    return (best && this.item(best.line, contactId, now)) ?? null;
  }

  private worth(line: Line, contactId: number, now: number): Worth {
    if (line.type === 'followUp' || line.type === 'stage') return NOTHING;
    const lives = halfLives(this.core.ror);
    const worth: Worth = { ...NOTHING };
    for (const entry of this.entriesOf(contactId, now).get(line.key) ?? []) {
      if (entry.to === 'give') worth.give += entry.amount;
      else if (entry.to === 'take') worth.take += entry.amount;
      else {
        worth.points += entry.amount;
        worth.left += entry.amount * fade(entry.at, now, lives[seriesIndex(entry.to)] ?? null);
        worth.component = components.find((component) => component === entry.to) ?? null;
      }
    }
    return worth;
  }

  private entriesOf(contactId: number, now: number): Map<string, SourcedEntry[]> {
    const version = this.core.board.versionOf(contactId);
    const known = this.kept.get(contactId);
    if (known?.version === version) return known.byLine;
    const byLine = new Map<string, SourcedEntry[]>();
    for (const entry of contactEntries(this.core.db, this.core.ror, contactId, now)) {
      const prefix = entry.source.type === 'referral' ? (entry.detail.won ? 'c' : 'r') : entry.source.type === 'purchase' ? 'p' : 't';
      const key = `${prefix}${entry.source.id}`;
      byLine.set(key, [...(byLine.get(key) ?? []), entry]);
    }
    this.kept.delete(contactId);
    this.kept.set(contactId, { version, byLine });
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return byLine;
  }
}

function parseCursor(cursor: string | null): { at: number; key: string } | null {
  if (cursor === null) return null;
  const match = /^(-?\d+):([a-z]\d+)$/.exec(cursor);
  if (!match) throw new AppError('invalid', 'is not a place in the timeline', { field: 'cursor' });
  return { at: Number(match[1]), key: match[2] ?? '' };
}
