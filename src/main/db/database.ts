/** The database handle: SQL as text or by Kysely's builder, every statement prepared once. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { assertUsable, migrate } from './migrate';
import type { Schema } from './schema';

/**
 * Builds typed SQL; it never runs it. better-sqlite3 answers at once, so queries are run by `Database` without
 * promises, and a transaction can't be interleaved with another request (docs/decisions/0002-synchronous-queries.md).
 */
export const sqlBuilder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export const DATABASE_FILE = 'rapport.db';
/** How long a write waits for another connection's. */
export const BUSY_TIMEOUT_MS = 5_000;

export class Database {
  readonly raw: BetterSqlite3.Database;
  /** Builds queries for `all`, `find` and `run`. */
  readonly sql = sqlBuilder;
  private readonly statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();

  constructor(raw: BetterSqlite3.Database) {
    this.raw = raw;
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

  /** Runs `work` in one transaction; inside another it is part of that one. A throw rolls everything back. */
  transaction<T>(work: () => T): T {
    if (this.raw.inTransaction) return work();
    return this.raw.transaction(work).immediate();
  }

  close(): void {
    if (!this.raw.open) return;
    if (!this.raw.readonly) this.raw.pragma('optimize');
    this.statements.clear();
    this.raw.close();
  }
}

function configure(raw: BetterSqlite3.Database): void {
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  raw.pragma('cache_size = -65536');
  raw.pragma('temp_store = MEMORY');
  // For queries only; the schema works without it.
  raw.function('fold', { deterministic: true, directOnly: true }, (text: unknown) => fold(String(text)));
}

/** Looks through a read-only connection, which leaves the file and its log as they are. */
function refuseUnusable(file: string): void {
  if (!existsSync(file)) return;
  const raw = new BetterSqlite3(file, { readonly: true });
  try {
    assertUsable(raw, file);
  } finally {
    raw.close();
  }
}

/**
 * Opens the database of a profile folder, creating and migrating it where needed.
 * @throws AppError `newer_database` or `file`; in both cases the file was not changed.
 */
export function openDatabase(profileDir: string): Database {
  const file = join(profileDir, DATABASE_FILE);
  let raw: BetterSqlite3.Database | null = null;
  try {
    mkdirSync(profileDir, { recursive: true });
    refuseUnusable(file);
    raw = new BetterSqlite3(file);
    configure(raw);
    migrate(raw);
    return new Database(raw);
  } catch (error) {
    raw?.close();
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file', `The database “${file}” can’t be opened: ${reason}. It was left as it is.`, { cause: error });
  }
}

/** A fresh database in memory, with the newest schema. */
export function openMemoryDatabase(): Database {
  const raw = new BetterSqlite3(':memory:');
  configure(raw);
  migrate(raw);
  return new Database(raw);
}
