/**
 * The back and forth with each person, kept like the sums of ROR.md: brought in line in the transaction that changes the log,
 * of everything up to `ror_state.as_of`, and made anew from the log whenever the sums are.
 */
import { DAY_MS } from '@shared/domain/calendar';
import { type Rhythm, rhythmOf, roleOf, type Touch } from '@shared/domain/rhythm';
import type { RorSettings } from '@shared/ror/settings';
import type { Database } from '../../db/database';
import { type ChangeRange, changesOf } from '../../db/history';
import type { Schema } from '../../db/schema';

const dayOf = (localDate: string): number => Math.round(Date.parse(`${localDate}T00:00:00Z`) / DAY_MS);

/** The role of each kind of touchpoint by its key. */
export function rolesOf(settings: RorSettings): Map<string, number> {
  return new Map(settings.kinds.map((kind) => [kind.key, roleOf(kind)]));
}

/** What happened with one person up to `until`, in order of time. */
export function touchesOf(db: Database, roles: ReadonlyMap<string, number>, contactId: number, until: number): Touch[] {
  const rows = db
    .prepare(
      `SELECT t.kind, tc.occurred_at, t.local_date FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
       WHERE tc.contact_id = ? AND tc.occurred_at <= ? ORDER BY tc.occurred_at`,
    )
    .raw()
    .all(contactId, until) as [kind: string, at: number, localDate: string][];
  const touches: Touch[] = [];
  for (const [kind, at, localDate] of rows) {
    const role = roles.get(kind) ?? 0;
    if (role !== 0) touches.push({ at, day: dayOf(localDate), role });
  }
  return touches;
}

/** Their messages up to this instant need no answer. */
function dismissedUntil(db: Database, contactId: number): number {
  const at = db.prepare('SELECT max(at) FROM answer_dismissal WHERE contact_id = ?').pluck().get(contactId);
  return typeof at === 'number' ? at : Number.NEGATIVE_INFINITY;
}

const isNothing = ({ twoWayAt, waiting, needs }: Rhythm) => twoWayAt === null && waiting === 0 && needs === 0;

/** As it is stored. */
export function columnsOf(rhythm: Rhythm): Record<Exclude<keyof Schema['contact_rhythm'], 'contact_id'>, number | null> {
  return {
    two_way_at: rhythm.twoWayAt,
    usual_gap: rhythm.usualGap,
    gaps: rhythm.gaps,
    waiting_since: rhythm.waitingSince,
    waiting_until: rhythm.waitingUntil,
    waiting: rhythm.waiting,
    need_since: rhythm.needSince,
    needs: rhythm.needs,
  };
}

function write(db: Database, contactId: number, rhythm: Rhythm): void {
  if (isNothing(rhythm)) {
    db.prepare('DELETE FROM contact_rhythm WHERE contact_id = ?').run(contactId);
    return;
  }
  db.prepare('INSERT OR REPLACE INTO contact_rhythm VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    contactId,
    ...Object.values(columnsOf(rhythm)),
  );
}

/** Looks at the log of these people anew. */
export function writeRhythms(db: Database, settings: RorSettings, contactIds: Iterable<number>, until: number): void {
  const roles = rolesOf(settings);
  const exists = db.prepare('SELECT 1 FROM contact WHERE id = ?').pluck();
  for (const contactId of contactIds) {
    if (exists.get(contactId) === undefined) continue;
    write(db, contactId, rhythmOf(touchesOf(db, roles, contactId, until), dismissedUntil(db, contactId)));
  }
}

/** Takes the touchpoints of everybody from one scan of the log, in a few bytes each. */
export class RhythmCollector {
  private readonly roles: Map<string, number>;
  private readonly days = new Map<string, number>();
  private readonly newest = new Map<number, number>();
  private count = 0;
  private at = new Float64Array(1024);
  private day = new Int32Array(1024);
  private role = new Uint8Array(1024);
  /** Where the touchpoint before this one with the same person stands; −1: it is the first. */
  private before = new Int32Array(1024);

  constructor(settings: RorSettings) {
    this.roles = rolesOf(settings);
  }

  add(contactId: number, kind: string, at: number, localDate: string): void {
    const role = this.roles.get(kind) ?? 0;
    if (role === 0) return;
    let day = this.days.get(localDate);
    if (day === undefined) {
      day = dayOf(localDate);
      this.days.set(localDate, day);
    }
    if (this.count === this.at.length) this.grow();
    const index = this.count++;
    this.at[index] = at;
    this.day[index] = day;
    this.role[index] = role;
    this.before[index] = this.newest.get(contactId) ?? -1;
    this.newest.set(contactId, index);
  }

  private grow(): void {
    const larger = <A extends Float64Array | Int32Array | Uint8Array>(into: A, from: A): A => {
      into.set(from);
      return into;
    };
    const length = this.at.length * 2;
    this.at = larger(new Float64Array(length), this.at);
    this.day = larger(new Int32Array(length), this.day);
    this.role = larger(new Uint8Array(length), this.role);
    this.before = larger(new Int32Array(length), this.before);
  }

  private touches(contactId: number): Touch[] {
    const touches: Touch[] = [];
    for (let index = this.newest.get(contactId) ?? -1; index >= 0; index = this.before[index] ?? -1)
      touches.push({ at: this.at[index] ?? 0, day: this.day[index] ?? 0, role: this.role[index] ?? 0 });
    return touches.reverse();
  }

  /** What happened with each person. */
  *all(): Generator<Touch[]> {
    for (const contactId of this.newest.keys()) yield this.touches(contactId);
  }

  /** What is to be stored, by person. */
  *rhythms(db: Database): Generator<[contactId: number, rhythm: Rhythm]> {
    const dismissed = new Map(
      db.prepare('SELECT contact_id, max(at) FROM answer_dismissal GROUP BY contact_id').raw().all() as [number, number][],
    );
    for (const contactId of this.newest.keys()) {
      const rhythm = rhythmOf(this.touches(contactId), dismissed.get(contactId));
      if (!isNothing(rhythm)) yield [contactId, rhythm];
    }
  }

  /** Puts them in the place of what is stored. */
  store(db: Database): void {
    db.prepare('DELETE FROM contact_rhythm').run();
    for (const [contactId, rhythm] of this.rhythms(db)) write(db, contactId, rhythm);
    db.prepare('UPDATE rhythm_state SET made = 1').run();
  }
}

/** Every touchpoint with every person after one instant and up to another, in the order they lie on the disk. */
export function visitTouches(
  db: Database,
  range: { after: number; until: number },
  visit: (contactId: number, kind: string, at: number, localDate: string) => void,
): void {
  const rows = db
    .prepare(
      `SELECT tc.contact_id, t.kind, t.occurred_at, t.local_date FROM touchpoint t INDEXED BY touchpoint_by_time
       CROSS JOIN touchpoint_contact tc ON tc.touchpoint_id = t.id WHERE t.occurred_at > ? AND t.occurred_at <= ?`,
    )
    .raw()
    .iterate(range.after, range.until) as IterableIterator<[number, string, number, string]>;
  for (const row of rows) visit(...row);
}

/** False in a database that an earlier version of the program wrote. */
export function areRhythmsMade(db: Database): boolean {
  return db.prepare('SELECT made FROM rhythm_state').pluck().get() === 1;
}

/** Whose dismissals an action changed. */
export function dismissedIn(db: Database, range: ChangeRange): Set<number> {
  const contacts = new Set<number>();
  for (const change of changesOf(db, range)) {
    if (change.tbl !== 'answer_dismissal') continue;
    const now = db.prepare('SELECT contact_id FROM answer_dismissal WHERE id = ?').pluck().get(change.row_id);
    for (const id of [change.before?.contact_id, now]) if (typeof id === 'number') contacts.add(id);
  }
  return contacts;
}
