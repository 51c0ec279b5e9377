/** Whether another program has a database open, found out without changing a byte of it. */
import { linkSync, rmSync } from 'node:fs';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';

const WAIT_MS = 500;
const PROBE = '.probe';

function removeProbe(probe: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(probe + end, { force: true });
}

/**
 * Asks for the lock that a database is under as long as anybody has it open. Under its own name SQLite would bring the log into
 * the file when it lets go; locks go by the file, so another name for it does as well, and that has no log.
 * @throws AppError `conflict` when it is in use. Of a file that is no database any more, and where a file can't have two names,
 * nothing is known; then nothing is thrown.
 */
export function assertNotInUse(database: string): void {
  const probe = database + PROBE;
  try {
    removeProbe(probe);
    linkSync(database, probe);
  } catch {
    return;
  }
  let raw: BetterSqlite3.Database | null = null;
  try {
    raw = new BetterSqlite3(probe, { timeout: WAIT_MS });
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new AppError('conflict', 'Another Rapport is using this profile. Close it, and try again. Nothing was changed.', {
        cause: error,
      });
  } finally {
    raw?.close();
    removeProbe(probe);
  }
}
