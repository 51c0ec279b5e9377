/** The running ROR and a contact's score over time, replayed from the log in one sweep. */
import { DAY_MS } from '@shared/domain/dates';
import { type Entry, GIVE, SERIES, seriesIndex, seriesNames } from '@shared/ror/entries';
import { decayAt, growth, halfLives, pointsOf, scoreOf } from '@shared/ror/score';
import { components, type RorSettings } from '@shared/ror/settings';
import type { RorSample, ScoreSample } from '@shared/views';
import type { Database } from '../../db/database';
import { visitEntries } from './all-entries';
import { projectedUntil } from './projection';

/** `count` instants at even steps from `from` to `to`, both included. */
export function evenSteps(from: number, to: number, count: number): number[] {
  if (count < 2 || to <= from) return [to];
  return Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * i) / (count - 1)));
}

/** The first instant (epoch ms) that any row of the log is dated; null when it is empty. */
export function firstRowAt(db: Database): number | null {
  const at = db
    .prepare(
      'SELECT min(at) FROM (SELECT min(occurred_at) AS at FROM touchpoint UNION ALL SELECT min(made_at) FROM referral UNION ALL SELECT min(at) FROM purchase)',
    )
    .pluck()
    .get();
  return typeof at === 'number' ? at : null;
}

/** Within so many days of today, a sum loses nothing that shows by taking the newer entries off again. */
const RECENT_DAYS = 400;

/**
 * Samples R(t) at the given instants (ascending, epoch ms), split by component: each contact's points are divided
 * among its positive components in proportion, so the parts add up to R.
 */
export function runningHistory(
  db: Database,
  settings: RorSettings,
  instants: readonly number[],
  report: (done: number, total: number) => void,
): RorSample[] {
  const from = instants[0] ?? 0;
  const until = instants.at(-1) ?? 0;
  const ids = new Map<number, number>();
  const gone: number[] = [];
  for (const [id, goneAt] of db
    .prepare('SELECT id, min(coalesce(archived_at, 1e18), coalesce(deleted_at, 1e18)) FROM contact')
    .raw()
    .iterate() as IterableIterator<[number, number]>) {
    ids.set(id, gone.length);
    gone.push(goneAt);
  }

  const lives = halfLives(settings);
  const sums = new Float64Array(gone.length * SERIES);
  const asOf = projectedUntil(db);
  // For the recent past the stored sums less what came since are the start; further back the whole log is read.
  const recent = from > asOf - RECENT_DAYS * DAY_MS;
  if (recent) startFromStored(db, ids, sums);

  const at: number[] = [];
  const slot: number[] = [];
  const weight: number[] = [];
  const range = recent ? { after: from, until: Math.max(until, asOf) } : { until };
  visitEntries(db, settings, range, (contactId, series, amount, instant) => {
    if ((at.length & 0xfff) === 0) report(0, instants.length);
    const index = ids.get(contactId);
    if (index === undefined) return;
    const target = index * SERIES + series;
    const grown = amount * growth(instant, lives[series] ?? null);
    if (recent && instant <= asOf) sums[target] = (sums[target] ?? 0) - grown;
    at.push(instant);
    slot.push(target);
    weight.push(grown);
  });
  const instantsOfEntries = Float64Array.from(at);
  const order = Uint32Array.from(at, (_, i) => i).sort((a, b) => (instantsOfEntries[a] ?? 0) - (instantsOfEntries[b] ?? 0));

  let next = 0;
  return instants.map((t, sample) => {
    for (; next < order.length && (instantsOfEntries[order[next] ?? 0] ?? 0) <= t; next += 1) {
      const entry = order[next] ?? 0;
      const target = slot[entry] ?? 0;
      sums[target] = (sums[target] ?? 0) + (weight[entry] ?? 0);
    }
    report(sample + 1, instants.length);
    return sampleAt(t, sums, gone, settings);
  });
}

function startFromStored(db: Database, ids: ReadonlyMap<number, number>, sums: Float64Array): void {
  const stored = db
    .prepare(`SELECT contact_id, ${seriesNames.join(', ')} FROM ror_sum`)
    .raw()
    .all() as number[][];
  for (const [contactId = 0, ...row] of stored) {
    const index = ids.get(contactId);
    if (index !== undefined) sums.set(row, index * SERIES);
  }
}

function sampleAt(t: number, sums: Float64Array, gone: readonly number[], settings: RorSettings): RorSample {
  const decay = decayAt(t, settings);
  const parts = new Float64Array(GIVE);
  let running = 0;
  gone.forEach((goneAt, index) => {
    if (goneAt <= t) return;
    const offset = index * SERIES;
    const points = pointsOf(sums, offset, decay);
    if (points <= 0) return;
    running += points;
    let positive = 0;
    for (let k = 0; k < GIVE; k += 1) positive += Math.max(0, (sums[offset + k] ?? 0) * (decay[k] ?? 1));
    for (let k = 0; k < GIVE; k += 1)
      parts[k] = (parts[k] ?? 0) + (points * Math.max(0, (sums[offset + k] ?? 0) * (decay[k] ?? 1))) / positive;
  });
  return {
    at: t,
    running,
    components: Object.fromEntries(components.map((component, k) => [component, parts[k] ?? 0])) as RorSample['components'],
  };
}

/** One contact's points and score at the given instants (ascending), from its entries. */
export function contactHistory(entries: readonly Entry[], settings: RorSettings, instants: readonly number[]): ScoreSample[] {
  const lives = halfLives(settings);
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  const sums = new Float64Array(SERIES);
  let next = 0;
  return instants.map((t) => {
    for (let entry = sorted[next]; entry && entry.at <= t; entry = sorted[next]) {
      const series = seriesIndex(entry.to);
      sums[series] = (sums[series] ?? 0) + entry.amount * growth(entry.at, lives[series] ?? null);
      next += 1;
    }
    const points = pointsOf(sums, 0, decayAt(t, settings));
    return { at: t, points, score: scoreOf(points) };
  });
}
