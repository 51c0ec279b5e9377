/** What is kept of a database before it is migrated. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { databaseBytes } from './database-bytes';
import { assertRoom } from './free-space';
import { newestVersion } from './migrate';

/** Snapshots that wait to be packed as backups, by names such as `1763763600000-migration-0.db`; in a profile folder. */
export const PENDING_FOLDER = join('backups', 'pending');

/**
 * Copies a database that the newest schema is about to change. Packing takes longer than opening may: the jobs thread does that later.
 * @throws AppError `file` when there is no room for it, and what the system or SQLite says; the database was not changed then, and must not be
 */
export function keepBeforeMigration(raw: BetterSqlite3.Database, profileDir: string, now: number): void {
  const version = Number(raw.pragma('user_version', { simple: true }));
  if (version === 0 || version >= newestVersion) return;
  const folder = join(profileDir, PENDING_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  assertRoom('The copy that is kept before the database is brought up to date', [{ folder, bytes: databaseBytes(raw) }]);
  const file = join(folder, `${now}-migration-${process.pid}.db`);
  const aside = `${file}.part`;
  try {
    rmSync(aside, { force: true });
    raw.prepare('VACUUM INTO ?').run(aside);
    const handle = openSync(aside, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
