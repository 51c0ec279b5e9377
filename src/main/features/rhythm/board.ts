/** Everybody's cadence and rhythm in memory, like the scores: what Today and the People table ask of all people at once. */
import { type CadenceRules, type CadenceState, cadenceOf, cadenceStateOf, daysSince, startOfDay } from '@shared/domain/cadence';
import type { Database } from '../../db/database';

/** What is known of one person; people in the trash or archived have none. */
export interface PersonRhythm {
  id: number;
  cadenceDays: number | null;
  createdAt: number;
  twoWayAt: number | null;
  usualGap: number | null;
  waitingSince: number | null;
  waitingUntil: number | null;
  waiting: number;
  needSince: number | null;
  needs: number;
}

type Row = [
  id: number,
  own: number | null,
  stage: string | null,
  createdAt: number,
  twoWayAt: number | null,
  usualGap: number | null,
  waitingSince: number | null,
  waitingUntil: number | null,
  waiting: number | null,
  needSince: number | null,
  needs: number | null,
];

const SELECT = `SELECT c.id, c.cadence_days, c.stage, c.created_at, r.two_way_at, r.usual_gap, r.waiting_since, r.waiting_until, r.waiting,
    r.need_since, r.needs
  FROM contact c LEFT JOIN contact_rhythm r ON r.contact_id = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS NULL`;

/** Past this many changed people a reload is cheaper than a look at each. */
const RELOAD_FROM = 500;

const COLUMNS = 9;
const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

export class RhythmBoard {
  /** Goes up with every change. */
  version = 0;
  private readonly db: Database;
  private readonly rules: () => CadenceRules;
  private loaded = false;
  private loadedRules = '';
  private ids: number[] = [];
  private indexOf = new Map<number, number>();
  /** By person: cadence, created, two-way, gap, waiting since and until, waiting, need since, needs; NaN where there is none. */
  private values = new Float64Array(0);

  constructor(db: Database, rules: () => CadenceRules) {
    this.db = db;
    this.rules = rules;
  }

  /** Forgets what is held; it is read anew at the next question. */
  invalidate(): void {
    this.loaded = false;
    this.version += 1;
  }

  /** Reads these people anew after a commit. */
  refresh(contactIds: readonly number[]): void {
    this.version += 1;
    if (!this.loaded) return;
    if (contactIds.length > RELOAD_FROM) {
      this.loaded = false;
      return;
    }
    const one = this.db.prepare(`${SELECT} AND c.id = ?`).raw();
    const tags = this.db.prepare('SELECT tag.name FROM contact_tag ct JOIN tag ON tag.id = ct.tag_id WHERE ct.contact_id = ?').pluck();
    for (const id of contactIds) {
      const row = one.get(id) as Row | undefined;
      if (row) this.put(row, cadenceOf(row[1], row[2], tags.all(id) as string[], this.rules())?.days ?? null);
      // Somebody who left would leave a hole; that is rare enough for a reload.
      else if (this.indexOf.has(id)) this.loaded = false;
    }
  }

  private put(row: Row, cadenceDays: number | null): void {
    const id = row[0];
    let index = this.indexOf.get(id);
    if (index === undefined) {
      index = this.ids.length;
      this.ids.push(id);
      this.indexOf.set(id, index);
      if (this.values.length < this.ids.length * COLUMNS) {
        const larger = new Float64Array(Math.max(64, this.ids.length * 2) * COLUMNS);
        larger.set(this.values);
        this.values = larger;
      }
    }
    const { values } = this;
    const offset = index * COLUMNS;
    values[offset] = cadenceDays ?? Number.NaN;
    values[offset + 1] = row[3];
    // Columns of the row without those of the cadence come in the order of the values.
    for (let column = 2; column < COLUMNS; column += 1) values[offset + column] = Number(row[column + 2] ?? Number.NaN);
  }

  private load(): void {
    const rules = this.rules();
    const key = JSON.stringify(rules);
    if (this.loaded && key === this.loadedRules) return;
    const tagged = new Map<number, string[]>();
    const byTag = this.db
      .prepare(
        `SELECT ct.contact_id, tag.name FROM tag JOIN contact_tag ct ON ct.tag_id = tag.id WHERE tag.name IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(Object.keys(rules.tags))) as [number, string][];
    for (const [id, tag] of byTag) tagged.set(id, [...(tagged.get(id) ?? []), tag]);
    const rows = this.db.prepare(`${SELECT} ORDER BY c.id`).raw().all() as Row[];
    this.ids = [];
    this.indexOf = new Map();
    this.values = new Float64Array(rows.length * COLUMNS);
    const hasRules = Object.keys(rules.stages).length + Object.keys(rules.tags).length > 0;
    for (const row of rows) this.put(row, hasRules ? (cadenceOf(row[1], row[2], tagged.get(row[0]) ?? [], rules)?.days ?? null) : row[1]);
    this.loaded = true;
    this.loadedRules = key;
  }

  private at(index: number): PersonRhythm {
    const value = (column: number) => orNull(this.values[index * COLUMNS + column]);
    return {
      id: this.ids[index] ?? 0,
      cadenceDays: value(0),
      createdAt: value(1) ?? 0,
      twoWayAt: value(2),
      usualGap: value(3),
      waitingSince: value(4),
      waitingUntil: value(5),
      waiting: value(6) ?? 0,
      needSince: value(7),
      needs: value(8) ?? 0,
    };
  }

  /** Undefined for somebody archived or in the trash. */
  of(contactId: number): PersonRhythm | undefined {
    this.load();
    const index = this.indexOf.get(contactId);
    return index === undefined ? undefined : this.at(index);
  }

  /** Where their cadence stands at `now`; null: nothing is due. */
  stateOf(contactId: number, now: number): CadenceState | null {
    return this.states(now)(contactId);
  }

  /** As `stateOf`, for many. */
  states(now: number): (contactId: number) => CadenceState | null {
    this.load();
    const startOfToday = startOfDay(now);
    return (contactId) => {
      const index = this.indexOf.get(contactId);
      return index === undefined ? null : this.stateAt(index, startOfToday);
    };
  }

  /** How many people stand how. */
  countStates(now: number): Record<CadenceState, number> {
    this.load();
    const counts = { due: 0, overdue: 0, dormant: 0 };
    const startOfToday = startOfDay(now);
    for (let index = 0; index < this.ids.length; index += 1) {
      const state = this.stateAt(index, startOfToday);
      if (state !== null) counts[state] += 1;
    }
    return counts;
  }

  private stateAt(index: number, startOfToday: number): CadenceState | null {
    const offset = index * COLUMNS;
    const cadenceDays = orNull(this.values[offset]);
    const twoWayAt = orNull(this.values[offset + 2]);
    if (cadenceDays === null && twoWayAt === null) return null;
    return cadenceStateOf({
      cadenceDays,
      silentDays: twoWayAt === null ? null : daysSince(twoWayAt, startOfToday),
      knownDays: daysSince(this.values[offset + 1] ?? 0, startOfToday),
      usualGap: orNull(this.values[offset + 3]),
    });
  }

  /** Everybody whose messages wait for my answer. */
  eachWaiting(visit: (id: number, waiting: number, since: number, until: number) => void): void {
    this.load();
    const { values, ids } = this;
    for (let index = 0; index < ids.length; index += 1) {
      const offset = index * COLUMNS;
      const waiting = values[offset + 6] ?? 0;
      if (waiting > 0) visit(ids[index] ?? 0, waiting, values[offset + 4] ?? 0, values[offset + 5] ?? 0);
    }
  }

  /** Everybody whose need was heard and not acted on. */
  eachNeeding(visit: (id: number, needs: number, since: number) => void): void {
    this.load();
    const { values, ids } = this;
    for (let index = 0; index < ids.length; index += 1) {
      const offset = index * COLUMNS;
      const needs = values[offset + 8] ?? 0;
      if (needs > 0) visit(ids[index] ?? 0, needs, values[offset + 7] ?? 0);
    }
  }

  /** Everybody with a cadence that is over, and the days since the day it was. */
  eachLate(now: number, visit: (id: number, cadenceDays: number, lateDays: number) => void): void {
    this.load();
    const { values, ids } = this;
    const startOfToday = startOfDay(now);
    for (let index = 0; index < ids.length; index += 1) {
      const offset = index * COLUMNS;
      const cadenceDays = values[offset] ?? 0;
      // NaN is not greater than anything.
      if (!(cadenceDays > 0)) continue;
      const twoWayAt = values[offset + 2] ?? 0;
      const lateDays = daysSince(Number.isNaN(twoWayAt) ? (values[offset + 1] ?? 0) : twoWayAt, startOfToday) - cadenceDays;
      if (lateDays >= 0) visit(ids[index] ?? 0, cadenceDays, lateDays);
    }
  }

  /** For sorting: how many cadences ago the last two-way touch was; −1 without a cadence. */
  lateness(now: number): (contactId: number) => number {
    this.load();
    const startOfToday = startOfDay(now);
    return (contactId) => {
      const index = this.indexOf.get(contactId);
      const cadenceDays = index === undefined ? null : orNull(this.values[index * COLUMNS]);
      if (index === undefined || cadenceDays === null) return -1;
      const since = orNull(this.values[index * COLUMNS + 2]) ?? this.values[index * COLUMNS + 1] ?? 0;
      return daysSince(since, startOfToday) / cadenceDays;
    };
  }
}
