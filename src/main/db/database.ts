/** The database handle: SQL as text or by Kysely's builder, every statement prepared once. */
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import type { Compilable, Insertable, Updateable } from 'kysely';
import { DATABASE_FILE } from './database-file';
import { checkDatabaseFile } from './file-check';
import { keepBeforeMigration } from './keep-before-migration';
import { assertUsable, migrate } from './migrate';
import { sqlBuilder } from './query';
import type { Schema } from './schema';
import { isDamage, storageError } from './storage-error';
import { afterClosing, afterOpening, beforeClosing, beforeOpening } from './sums/keep-sums';
import { finishSwap } from './swap';

/** How much of the file a connection keeps in memory, KiB. Long work goes through the file once and needs little of it again. */
export const PAGE_CACHE = { interactive: 65_536, longWork: 16_384 } as const;
/** How long a write waits for another connection's. */
export const BUSY_TIMEOUT_MS = 5_000;

/** Tables whose rows are known by a number. */
type TableWithId = { [T in keyof Schema]: 'id' extends keyof Schema[T] ? T : never }[keyof Schema];

/** A prepared write of one row, and the columns it writes, in this order. */
interface Writer {
  columns: string[];
  statement: BetterSqlite3.Statement<unknown[]>;
}

export class Database {
  readonly raw: BetterSqlite3.Database;
  /** Builds queries for `all`, `find` and `run`. */
  readonly sql = sqlBuilder;
  private readonly statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();
  private readonly inserts = new Map<string, Writer[]>();
  private readonly updates = new Map<string, Writer[]>();

  /** Its file, when this is the connection that keeps the sums of it. */
  private readonly summed: string | null;

  constructor(raw: BetterSqlite3.Database, summed: string | null = null) {
    this.raw = raw;
    this.summed = summed;
  }

  /** The prepared statement of this text, prepared at the first call. */
  prepare(text: string): BetterSqlite3.Statement<unknown[]> {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.raw.prepare<unknown[]>(text);
      this.statements.set(text, statement);
    }
    // The modes stay with a statement; each caller sets its own.
    if (statement.reader) statement.raw(false).pluck(false);
    return statement;
  }

  all<Row>(query: Compilable<Row>): Row[] {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).all(...parameters) as Row[];
  }

  /** The first row, or undefined. */
  find<Row>(query: Compilable<Row>): Row | undefined {
    const { sql, parameters } = query.compile();
    return this.prepare(sql).get(...parameters) as Row | undefined;
  }

  run(query: Compilable<unknown>): { changes: number; id: number } {
    const { sql, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.prepare(sql).run(...parameters);
    return { changes, id: Number(lastInsertRowid) };
  }

  /** Adds a row and returns its id. */
  insert<T extends TableWithId>(table: T, row: Insertable<Schema[T]>): number {
    const statement = this.writer(this.inserts, table, Object.keys(row), (names) => {
      const places = names.map(() => '?');
      return `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places.join(', ')})`;
    });
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  }

  /** Changes the given columns of a row. False when it is not there. */
  update<T extends TableWithId>(table: T, id: number, changes: Omit<Updateable<Schema[T]>, 'id'>): boolean {
    const statement = this.writer(this.updates, table, Object.keys(changes), (names) => {
      const assignments = names.map((name) => `${name} = ?`);
      return `UPDATE "${table}" SET ${assignments.join(', ')} WHERE id = ?`;
    });
    return statement.run(...Object.values(changes), id).changes === 1;
  }

  /** Removes a row. False when it is not there. */
  delete(table: TableWithId, id: number): boolean {
    return this.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id).changes === 1;
  }

  /** The statement that writes these columns; `text` makes its SQL of their quoted names. */
  private writer(known: Map<string, Writer[]>, table: string, columns: string[], text: (names: string[]) => string): Writer['statement'] {
    const writers = known.get(table) ?? [];
    // Compared one by one: to join them into a key takes a third of the time of an insert.
    for (const writer of writers) {
      if (writer.columns.length === columns.length && writer.columns.every((column, i) => column === columns[i])) return writer.statement;
    }
    const statement = this.raw.prepare<unknown[]>(text(columns.map((column) => `"${column}"`)));
    known.set(table, [...writers, { columns, statement }]);
    return statement;
  }

  /** Runs `work` in one transaction; inside another it is part of that one. A throw rolls everything back. */
  transaction<T>(work: () => T): T {
    if (this.raw.inTransaction) return work();
    return this.raw.transaction(work).immediate();
  }

  close(): void {
    if (!this.raw.open) return;
    this.statements.clear();
    this.inserts.clear();
    this.updates.clear();
    try {
      if (!this.raw.readonly) this.raw.pragma('optimize');
    } catch (error) {
      // A full disk is no reason to stay open: what was saved is saved, and the next close optimizes.
      if (storageError(error) === null) throw error;
    } finally {
      const before = this.summed === null ? null : beforeClosing(this.summed, this.raw);
      this.raw.close();
      if (this.summed !== null) afterClosing(this.summed, before);
    }
  }
}

function configure(raw: BetterSqlite3.Database, pageCache: number): void {
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  raw.pragma(`cache_size = -${pageCache}`);
  raw.pragma('temp_store = MEMORY');
  // For queries only; the schema works without it.
  raw.function('fold', { deterministic: true, directOnly: true }, (text: unknown) => fold(String(text)));
}

/**
 * Only a database on a disk of this computer can keep its write-ahead log; without it a power cut could tear what is stored.
 * @throws AppError `file` when SQLite fell back to another way.
 */
export function assertLogged(raw: BetterSqlite3.Database, file: string): void {
  if (raw.pragma('journal_mode', { simple: true }) === 'wal') return;
  throw new AppError(
    'file',
    `“${file}” lies on a drive where the database can’t be kept safely, such as a network drive. Move the data folder to a disk of this computer, or choose another one with --data DIR. The file was left as it is.`,
  );
}

/** A database needs this much beside it while it is open, bytes. */
const ROOM_NEEDED = 128 * 1024;

/** Room on the disk, bytes; null where the system does not say. */
function freeBytes(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** What keeps a database from being opened, for the user's eyes. `free`: room on its disk, bytes, if known. */
export function openingError(file: string, error: unknown, free: number | null): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const told = (reason: string) => `The database “${file}” can’t be opened: ${reason}. It was left as it is.`;
  if (isDamage(error)) return new AppError('damaged', told('it is damaged, or it is no database'), { cause: error });
  // A full disk also shows as shared memory that can't be made.
  const isFull = code === 'SQLITE_FULL' || code === 'ENOSPC' || (/^SQLITE_IOERR/.test(code) && free !== null && free < ROOM_NEEDED);
  if (isFull) return new AppError('file', told('the disk is full. Make some room on it'), { cause: error });
  if (/^SQLITE_(IOERR_SHM|IOERR_LOCK|PROTOCOL)/.test(code)) {
    const reason =
      'its drive can’t do what a database needs, as is the case with network drives. Move the data folder to a disk of this computer';
    return new AppError('file', told(reason), { cause: error });
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    const reason = 'it, or something that belongs to it, can’t be read and written. See to it that you may write in its folder';
    return new AppError('file', told(reason), { cause: error });
  }
  return new AppError('file', told(error instanceof Error ? error.message : String(error)), { cause: error });
}

function lookThrough(file: string, readonly: boolean): void {
  const raw = new BetterSqlite3(file, { readonly });
  try {
    assertUsable(raw, file);
  } finally {
    raw.close();
  }
}

/** Looks through a read-only connection, which leaves the file and its log as they are. */
function refuseUnusable(file: string): void {
  if (!existsSync(file)) return;
  try {
    lookThrough(file, true);
  } catch (error) {
    // A process that ended while it made the database left a journal to roll back, which takes a connection that may write.
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_READONLY_ROLLBACK')) throw error;
    lookThrough(file, false);
  }
}

/**
 * Opens the database of a profile folder, creating and migrating it where needed; before it migrates it keeps a copy.
 *
 * `isOpenHere`: this process has it open already. Its bytes are not looked at then: on POSIX systems closing a handle of a file ends
 * all locks of the process on it, SQLite's too (https://sqlite.org/howtocorrupt.html, 2.2).
 * @throws AppError `newer_database`, `damaged` or `file`; in each case the file was not changed.
 */
export function openDatabase(profileDir: string, pageCache: number = PAGE_CACHE.interactive, isOpenHere = false): Database {
  const file = join(profileDir, DATABASE_FILE);
  let raw: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(profileDir, { recursive: true });
    finishSwap(profileDir, DATABASE_FILE);
    if (!isOpenHere) checkDatabaseFile(file);
    if (!isOpenHere) beforeOpening(file);
    refuseUnusable(file);
    raw = new BetterSqlite3(file);
    configure(raw, pageCache);
    assertLogged(raw, file);
    keepBeforeMigration(raw, profileDir, Date.now());
    migrate(raw);
    if (!isOpenHere) afterOpening(file, raw);
    return new Database(raw, isOpenHere ? null : file);
  } catch (error) {
    raw?.close();
    // Locked for a moment is no trouble of the file.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) throw error;
    throw openingError(file, error, freeBytes(file));
  }
}

/** Brings a database of its own, such as one that is being restored, to the newest schema and makes it one file. */
export function migrateFile(file: string): void {
  const raw = new BetterSqlite3(file);
  try {
    assertUsable(raw, file);
    configure(raw, PAGE_CACHE.longWork);
    migrate(raw);
    raw.pragma('journal_mode = DELETE');
  } finally {
    raw.close();
  }
}

/** A fresh database in memory, with the newest schema. */
export function openMemoryDatabase(): Database {
  const raw = new BetterSqlite3(':memory:');
  configure(raw, PAGE_CACHE.interactive);
  migrate(raw);
  return new Database(raw);
}
