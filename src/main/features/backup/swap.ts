/** The moment of a restore: one database takes the place of another. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { SUMS_END } from '../../db/sums/sums-file';
import { cannotWrite, isSystemError } from '../../files/file-fault';
import { isBusy } from '../../threads/fault';

const WAIT_MS = 2_000;

function inUse(cause?: unknown): AppError {
  return new AppError('conflict', 'Another Rapport is using this profile. Close it, and restore again. Nothing was changed.', { cause });
}

/** Brings all of its log into a database and leaves the log off, which is possible only while nobody else has it open. */
function finish(database: string): void {
  try {
    const raw = new BetterSqlite3(database, { timeout: WAIT_MS });
    try {
      if (raw.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw inUse();
    } finally {
      raw.close();
    }
  } catch (error) {
    throw isBusy(error) ? inUse(error) : error;
  }
}

/** The name of a file is on the disk only when its folder is. Windows does that by itself and knows no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts a finished database, which has nothing beside it and is synced, in the place of another one that no connection of this
 * program has open. At any instant the one or the other is there, whole.
 * @throws AppError `conflict` while another program has it open, `file`; then it is as it was
 */
export function swapDatabase(staged: string, database: string): void {
  finish(database);
  try {
    // An empty log may be left; beside the new database it would be taken for its own.
    for (const end of ['-wal', '-shm', '-journal', SUMS_END]) rmSync(database + end, { force: true });
    renameSync(staged, database);
    syncFolder(dirname(database));
  } catch (error) {
    throw isSystemError(error) ? cannotWrite(database, error) : error;
  }
}
