/** What every service works with: the database, the clock, the settings, and the one way to change anything. */
import type { ChangedTable } from '@shared/contract';
import type { Settings } from '@shared/domain/settings';
import type { RorSettings } from '@shared/ror/settings';
import { v7 as uuidv7 } from 'uuid';
import { BUSY_TIMEOUT_MS, type Database } from '../db/database';
import { type ChangeRange, forgetAction, type Recorded, redoNext, runAction, undoLast } from '../db/history';
import { query, type Slot } from '../db/query';
import type { RecordedTable } from '../db/schema';
import { undoAny } from '../db/undo-any';
import type { Changed } from './handler';
import { RhythmBoard } from './rhythm/board';
import { areRhythmsMade } from './rhythm/projection';
import { ScoreBoard } from './ror/board';
import {
  advance,
  NOTHING_SETTLED,
  nextPendingAt,
  projectedUntil,
  rebuildProjection,
  type Settled,
  settleProjection,
} from './ror/projection';
import { LastTouches } from './search/last-touches';
import { NearNames } from './search/near-names';
import { PeopleFacts } from './search/people-facts';
import { readSettings } from './settings/repository';

export interface CoreOptions {
  db: Database;
  /** Epoch ms; tests and `--as-of` pass their own. */
  now?: () => number;
  /** Told after each commit. */
  changed?: Changed;
}

const shownAs: Record<RecordedTable, ChangedTable> = {
  contact: 'contact',
  contact_point: 'contact',
  address: 'contact',
  important_date: 'contact',
  contact_role: 'contact',
  organization: 'organization',
  tag: 'contact',
  contact_tag: 'contact',
  contact_origin: 'contact',
  stage_change: 'contact',
  distinct_pair: 'contact',
  touchpoint: 'touchpoint',
  touchpoint_contact: 'touchpoint',
  referral: 'referral',
  purchase: 'purchase',
  follow_up: 'follow_up',
  answer_dismissal: 'touchpoint',
  setting: 'setting',
};

const touchedTables = query((sql, first: Slot<number>, last: Slot<number>) =>
  sql.selectFrom('change').select('tbl').distinct().where('id', '>=', first).where('id', '<=', last),
);
const touchedContacts = query((sql, first: Slot<number>, last: Slot<number>) =>
  sql
    .selectFrom('change')
    .select('row_id')
    .distinct()
    .where('id', '>=', first)
    .where('id', '<=', last)
    .where('tbl', '=', 'contact')
    .limit(5000),
);

/** What a commit changed: tables as the window knows them, and contacts. */
interface Touched {
  tables: ChangedTable[];
  contacts: number[];
}

/** More ids than this are told as "many". */
const MANY = 200;

export class Core {
  readonly db: Database;
  readonly board: ScoreBoard;
  readonly nearNames: NearNames;
  readonly lastTouches: LastTouches;
  readonly facts: PeopleFacts;
  readonly rhythms: RhythmBoard;
  readonly now: () => number;
  private readonly changed: Changed;
  private known: Settings | null = null;
  /** When the next row dated ahead is due, and up to when the sums hold; undefined: to be looked up. */
  private pendingAt: { at: number | null; asOf: number } | undefined;
  private areRhythmsMade = false;
  /** Go up with each commit that changes rows shown as that table; lists derived from them are good for one version. */
  readonly versions: Record<ChangedTable, number> = {
    contact: 0,
    organization: 0,
    touchpoint: 0,
    referral: 0,
    purchase: 0,
    follow_up: 0,
    setting: 0,
  };

  constructor(options: CoreOptions) {
    this.db = options.db;
    this.now = options.now ?? Date.now;
    this.changed = options.changed ?? (() => undefined);
    this.board = new ScoreBoard(this.db, () => this.ror);
    this.nearNames = new NearNames(this.db);
    this.lastTouches = new LastTouches(this.db, this.now);
    this.facts = new PeopleFacts(this.db);
    this.rhythms = new RhythmBoard(this.db, () => this.settings.cadence);
  }

  get settings(): Settings {
    this.known ??= readSettings(this.db);
    return this.known;
  }

  get ror(): RorSettings {
    return this.settings.ror;
  }

  /** A new uid: UUIDv7, so that uids sort by the time they were made. */
  newUid(): string {
    return uuidv7();
  }

  /** Another connection committed: nothing held in memory is sure any more. */
  invalidate(): void {
    this.known = null;
    this.pendingAt = undefined;
    for (const table of Object.keys(this.versions) as ChangedTable[]) this.versions[table] += 1;
    this.board.invalidate();
    this.rhythms.invalidate();
    this.lastTouches.invalidate();
    this.nearNames.invalidate();
    this.facts.invalidate();
  }

  /**
   * The one way to change stored rows: `work` in one transaction, as one undoable action, with the ROR projection
   * brought up to date in the same transaction. Inside another action it becomes part of that one.
   */
  act<T>(label: string, work: () => T): T {
    return this.record(label, work).value;
  }

  /** As `act`, and says which action it became (null when nothing changed). */
  record<T>(label: string, work: () => T): Recorded<T> {
    if (this.db.raw.inTransaction) return { value: work(), actionId: null, range: null };
    return this.commit((now, settle) => runAction(this.db, label, now, work, settle));
  }

  /** Undoes the last action, or does the one undone last again. Null if there is none. */
  step(direction: 'undo' | 'redo'): { label: string } | null {
    const done = this.commit((_now, settle) => (direction === 'undo' ? undoLast : redoNext)(this.db, settle));
    return done && { label: done.label };
  }

  /** Undoes an action out of order. @throws AppError `conflict` that names what is in the way */
  undoAction(id: number): { label: string } {
    return { label: this.commit((now, settle) => undoAny(this.db, id, now, settle)).label };
  }

  /**
   * As `act`, but it can't be undone: the history keeps that it was done, not what it changed. `forget` then takes out of
   * the history whatever else may not be kept, in the same transaction.
   */
  actForGood(label: string, work: () => void, forget: (range: ChangeRange) => void): void {
    this.commit(
      (now, settle) => runAction(this.db, label, now, work, settle),
      (range) => {
        forget(range);
        forgetAction(this.db, range);
      },
    );
  }

  /** For what is no part of the user's log, such as how the window looks: a change without a place in the history. */
  actSilently(tables: ChangedTable[], work: () => void): void {
    this.db.transaction(work);
    this.known = null;
    this.changed(tables, []);
  }

  /** One transaction that brings the projection up to one instant, changes rows and settles them at that same instant. */
  private commit<R extends { range: ChangeRange | null } | null>(
    change: (now: number, settle: (range: ChangeRange) => void) => R,
    afterwards?: (range: ChangeRange) => void,
  ): R {
    let settled: Settled = NOTHING_SETTLED;
    let touched: Touched | null = null;
    let outcome: R;
    try {
      outcome = this.db.transaction(() => {
        const now = this.now();
        settled = advance(this.db, this.ror, now);
        const done = change(now, (range) => {
          // The settings themselves may be what changed.
          this.known = null;
          settled = merge(settled, settleProjection(this.db, this.ror, range, now));
        });
        if (done?.range) {
          touched = this.touchedBy(done.range);
          afterwards?.(done.range);
        }
        return done;
      });
    } catch (error) {
      this.known = null;
      throw error;
    }
    this.absorb(settled);
    if (touched) this.announce(touched, settled);
    return outcome;
  }

  /** Brings what is held in memory in line with committed sums. */
  private absorb(settled: Settled): void {
    this.pendingAt = undefined;
    if (settled.rebuilt) {
      this.board.invalidate();
      this.rhythms.invalidate();
      this.lastTouches.invalidate();
    } else if (settled.contactIds.length > 0) {
      this.board.refresh(settled.contactIds, settled.since);
      this.rhythms.refresh(settled.contactIds);
      this.lastTouches.refresh(settled.contactIds);
    }
  }

  private touchedBy({ first, last }: ChangeRange): Touched {
    const tables = this.db.all(touchedTables(first, last)).map(({ tbl }) => shownAs[tbl]);
    return { tables: [...new Set(tables)], contacts: this.db.all(touchedContacts(first, last)).map(({ row_id }) => row_id) };
  }

  private announce({ tables, contacts }: Touched, settled: Settled): void {
    if (contacts.length > 0) {
      this.board.refresh(contacts, Number.NEGATIVE_INFINITY);
      this.rhythms.refresh(contacts);
      this.nearNames.refresh(contacts);
      this.facts.refresh(contacts);
      this.lastTouches.refresh(contacts);
    }
    for (const table of tables) this.versions[table] += 1;
    const ids = [...new Set([...settled.contactIds, ...contacts])];
    this.changed(tables, ids.length > MANY ? [] : ids);
  }

  /** Reads a small part of what searches look at, so that the first one need not wait for it; false when all of it is there. */
  readAhead(): boolean {
    return this.facts.loadSome() || this.nearNames.loadSome() || this.lastTouches.loadSome();
  }

  /** Lets rows into the scores whose time has come; call before reading scores. Returns now (epoch ms). */
  current(): number {
    const now = this.now();
    this.pendingAt ??= { at: nextPendingAt(this.db), asOf: projectedUntil(this.db) };
    const { at, asOf } = this.pendingAt;
    // Back before what the sums hold: the clock was set back.
    if ((at !== null && at <= now) || now < asOf || !this.rhythmsMade()) {
      const settled = this.unlessBusy(() => advance(this.db, this.ror, now));
      if (settled) this.absorb(settled);
    }
    return now;
  }

  /** Once they are made they stay. */
  private rhythmsMade(): boolean {
    this.areRhythmsMade ||= areRhythmsMade(this.db);
    return this.areRhythmsMade;
  }

  /** A transaction that can wait: null at once when another connection is writing. */
  private unlessBusy<T>(work: () => T): T | null {
    this.db.raw.pragma('busy_timeout = 0');
    try {
      return this.db.transaction(work);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
      throw error;
    } finally {
      this.db.raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  /** Says that everything is different: another database took the place of this one. */
  replaced(): void {
    this.changed(Object.keys(this.versions) as ChangedTable[], []);
  }

  /** Computes the projection anew from the log. */
  rebuild(): { contacts: number; touchpoints: number } {
    const done = this.db.transaction(() => rebuildProjection(this.db, this.ror, this.now()));
    this.pendingAt = undefined;
    this.board.invalidate();
    this.rhythms.invalidate();
    this.lastTouches.invalidate();
    this.changed(['contact', 'touchpoint', 'referral', 'purchase'], []);
    return done;
  }
}

function merge(a: Settled, b: Settled): Settled {
  return {
    contactIds: [...a.contactIds, ...b.contactIds],
    rebuilt: a.rebuilt || b.rebuilt,
    since: Math.min(a.since, b.since),
  };
}
