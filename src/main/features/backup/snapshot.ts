/** Snapshots: a copy of the database at one instant, while others go on writing, and what it takes to trust one. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { AppError } from '@shared/errors';
import { programVersion } from '@shared/program';
import BetterSqlite3 from 'better-sqlite3';
import { assertUsable } from '../../db/migrate';
import type { SnapshotFacts } from '../../files/backup/manifest';

/** So many pages are copied between two looks whether to stop. */
const PAGES_AT_ONCE = 4_000;

export interface SnapshotControl {
  progress(label: string, done: number, total: number): void;
  checkCancelled(): void;
}

type Raw = BetterSqlite3.Database;

/** An error code of SQLite: the file is damaged, or it is no database. */
export const isDamageCode = (code: string): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);

/** SQLite found the file damaged, or that it is no database. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && isDamageCode(String(error.code));
}

/** Of a kind that `PRAGMA table_list` tells; the search index' own tables are `shadow`. */
function tablesOf(raw: Raw, ...types: string[]): string[] {
  const rows = raw.pragma('table_list') as { schema: string; name: string; type: string }[];
  return rows
    .filter(({ schema, name, type }) => schema === 'main' && types.includes(type) && !name.startsWith('sqlite_'))
    .map(({ name }) => name)
    .sort();
}

/** How many rows each table has; those of the search index are left out. */
export function countRows(raw: Raw): Record<string, number> {
  const count = (table: string) => Number(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
  return Object.fromEntries(tablesOf(raw, 'table').map((table) => [table, count(table)]));
}

/** Changes with whatever a user changes; what the program notes for itself as time goes by is left out. */
function stateOf(raw: Raw, counts: Record<string, number>): string {
  const hash = createHash('sha256');
  const { ror_sum: _sums, ror_state: _state, contact_rhythm: _rhythms, rhythm_state: _made, ...told } = counts;
  hash.update(JSON.stringify(told));
  for (const sql of [
    'SELECT max(id) FROM change',
    'SELECT max(id), count(*) FROM action',
    'SELECT state, count(*) FROM action GROUP BY state ORDER BY state',
    'SELECT key, value FROM preference ORDER BY key',
  ])
    hash.update(JSON.stringify(raw.prepare(sql).raw().all()));
  return hash.digest('hex').slice(0, 32);
}

/** What a manifest says of the state of a database. */
export function factsOf(raw: Raw, createdAt: number, reason: string): SnapshotFacts {
  const counts = countRows(raw);
  return {
    program: programVersion,
    schema: Number(raw.pragma('user_version', { simple: true })),
    createdAt: new Date(createdAt).toISOString(),
    reason,
    state: stateOf(raw, counts),
    counts,
  };
}

export function damagedDatabase(cause?: unknown): AppError {
  const message = 'The database is damaged. It can’t be backed up as it is; the backups made before are still there.';
  return new AppError('file', message, { cause });
}

/** `work` on a connection of its own that only reads. @throws AppError `file` when the database is damaged */
export async function reading<T>(file: string, work: (raw: Raw) => T | Promise<T>): Promise<T> {
  let raw: Raw | null = null;
  try {
    raw = new BetterSqlite3(file, { readonly: true });
    return await work(raw);
  } catch (error) {
    throw isDamage(error) ? damagedDatabase(error) : error;
  } finally {
    raw?.close();
  }
}

/** The `state` that a backup of this database would have now. @throws AppError `file` when the database is damaged */
export function presentState(database: string): string {
  let raw: Raw | null = null;
  try {
    const connection = new BetterSqlite3(database, { readonly: true });
    raw = connection;
    return connection.transaction(() => stateOf(connection, countRows(connection)))();
  } catch (error) {
    throw isDamage(error) ? damagedDatabase(error) : error;
  } finally {
    raw?.close();
  }
}

/** Removes a database and what belongs to it. */
export function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
}

/** Makes a database one file, with nothing beside it. */
export function toSingleFile(file: string): void {
  const raw = new BetterSqlite3(file);
  try {
    raw.pragma('journal_mode = DELETE');
  } finally {
    raw.close();
  }
}

/**
 * Every table, to be checked by itself with its indexes: of the search index its tables, not each word of it, which takes twice as
 * long as all else.
 */
export const checkedTables = (raw: Raw): string[] => tablesOf(raw, 'table', 'shadow');

/** @throws AppError `file` for the first of its trees that is not sound */
function assertSound(raw: Raw, checkCancelled: () => void): void {
  for (const table of checkedTables(raw)) {
    checkCancelled();
    const [first] = raw.pragma(`quick_check('${table}')`) as { quick_check: string }[];
    if (first?.quick_check !== 'ok') throw new AppError('file', `The database is damaged in “${table}”: ${first?.quick_check ?? ''}`);
  }
}

/**
 * Copies the database of a file to another one, as it is at this instant, and checks the copy.
 * @throws AppError `file`, `cancelled`; then there is no copy
 */
export async function takeSnapshot(
  database: string,
  to: string,
  { createdAt, reason, control }: { createdAt: number; reason: string; control: SnapshotControl },
): Promise<SnapshotFacts> {
  removeDatabase(to);
  try {
    const facts = await reading(database, async (raw) => {
      // A transaction that reads: what others commit meanwhile is not in it, and does not begin the copy anew.
      raw.exec('BEGIN');
      try {
        const found = factsOf(raw, createdAt, reason);
        await raw.backup(to, {
          progress: ({ totalPages, remainingPages }) => {
            control.checkCancelled();
            control.progress('Copying the data', totalPages - remainingPages, totalPages);
            return PAGES_AT_ONCE;
          },
        });
        return found;
      } finally {
        raw.exec('COMMIT');
      }
    });
    toSingleFile(to);
    await checkSnapshot(to, facts.counts, control);
    return facts;
  } catch (error) {
    removeDatabase(to);
    throw error;
  }
}

/** Looks through a snapshot that was just taken. @throws AppError `file` */
export async function checkSnapshot(file: string, counts: Record<string, number>, control: SnapshotControl): Promise<void> {
  await reading(file, (raw) => {
    assertSound(raw, () => control.checkCancelled());
    const found = countRows(raw);
    for (const [table, count] of Object.entries(counts)) {
      if (found[table] !== count) throw new AppError('file', `The copy has ${found[table] ?? 0} rows of “${table}” instead of ${count}.`);
    }
  });
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** Everything SQLite can say about a database, and its rows against the manifest. */
export function fullCheck(file: string, counts: Record<string, number>): { name: string; ok: boolean; detail: string }[] {
  const raw = new BetterSqlite3(file, { readonly: true });
  try {
    assertUsable(raw, file);
    const faults = (raw.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
    const sound = faults.length === 1 && faults[0] === 'ok';
    const loose = (raw.pragma('foreign_key_check') as unknown[]).length;
    const found = countRows(raw);
    return [
      { name: 'integrity', ok: sound, detail: sound ? 'every page and index is sound' : faults.slice(0, 3).join('; ') },
      { name: 'foreign keys', ok: loose === 0, detail: loose === 0 ? 'every reference leads somewhere' : `${loose} rows lead nowhere` },
      ...Object.entries(counts).map(([table, count]) => ({
        name: table,
        ok: found[table] === count,
        detail: found[table] === count ? rows(count) : `${rows(found[table] ?? 0)} instead of ${count}`,
      })),
    ];
  } finally {
    raw.close();
  }
}

/** Makes sure that a file is on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
