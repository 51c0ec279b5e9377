import { DAY_MS } from '@shared/domain/dates';
import { contactScore, decayAt, emptyScore, pointsOf } from '@shared/ror/score';
import type { ContactScore, Explanation, RorSample, ScoreSample } from '@shared/views';
import type { Core } from '../core';
import { contactEntries } from './contact-entries';
import { explain } from './explain';
import { contactHistory, evenSteps, firstRowAt, runningHistory } from './history';
import { sumsFromLog } from './projection';

export interface ScoresAsOf {
  /** Epoch ms. */
  asOf: number;
  running: number;
  /** By uid, those in the trash left out. */
  contacts: Map<string, ContactScore>;
}

/** Every contact's numbers as of any instant (epoch ms), replayed from the log. */
export function scoresAsOf(core: Core, asOf: number): ScoresAsOf {
  const { sums } = sumsFromLog(core.db, core.ror, asOf);
  const decay = decayAt(asOf, core.ror);
  const contacts = new Map<string, ContactScore>();
  let running = 0;
  const rows = core.db.prepare('SELECT id, uid, archived_at, deleted_at FROM contact ORDER BY id').all() as {
    id: number;
    uid: string;
    archived_at: number | null;
    deleted_at: number | null;
  }[];
  for (const row of rows) {
    if (row.deleted_at !== null && row.deleted_at <= asOf) continue;
    const own = sums.get(row.id);
    const score = own ? contactScore(own, 0, decay) : emptyScore();
    contacts.set(row.uid, score);
    if (own && (row.archived_at === null || row.archived_at > asOf)) running += pointsOf(own, 0, decay);
  }
  return { asOf, running, contacts };
}

export function explainScore(core: Core, contactId: number, asOf: number | null): Explanation {
  return explain(core.db, core.ror, contactId, asOf ?? core.current());
}

/** `from` null: from the contact's first entry. */
export function scoreHistory(core: Core, contactId: number, from: number | null, count: number): ScoreSample[] {
  const now = core.current();
  const entries = contactEntries(core.db, core.ror, contactId, now);
  const first = entries.reduce((earliest, entry) => Math.min(earliest, entry.at), now);
  return contactHistory(entries, core.ror, evenSteps(from ?? Math.min(first - DAY_MS, now - 30 * DAY_MS), now, count));
}

/** `from` null: from the first row of the log. */
export function rorHistory(core: Core, from: number | null, count: number, report: (done: number, total: number) => void): RorSample[] {
  const now = core.now();
  const start = from ?? Math.min(firstRowAt(core.db) ?? now, now - 30 * DAY_MS);
  return runningHistory(core.db, core.ror, evenSteps(start, now, count), report);
}
