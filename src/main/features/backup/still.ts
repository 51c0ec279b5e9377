/** A backup straight from the database file: no copy of it is made first, which would take as long as all the rest. */
import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { databaseBytes } from '../../db/database-bytes';
import { forgetHandle, lastingHandle } from '../../db/lasting-handle';
import { piecesOf } from '../../files/backup/pieces';
import type { SnapshotSource } from '../../files/backup/write-backup';
import { damagedDatabase, reading } from './snapshot';

/** Somebody may write just in between. */
const TRIES = 5;
/** In the header of a database: the versions that write and read it; 2 with a log, 1 without (https://sqlite.org/fileformat.html, 1.3). */
const FILE_VERSIONS = { at: 18, end: 20, withoutLog: 1 };

/** Brings the log into the file as far as it goes; true if that was all of it. */
function checkpoint(database: string): boolean {
  const raw = new BetterSqlite3(database);
  try {
    const [state] = raw.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number; checkpointed: number }[];
    return state !== undefined && state.busy === 0 && state.log >= 0 && state.log === state.checkpointed;
  } finally {
    raw.close();
  }
}

/**
 * Runs `work` while the file of a database is its state at one instant and stays so; others may go on writing. The transaction of
 * `raw` sees that state. While it reads, nothing later than its beginning comes out of the log into the file, and what was before
 * has come: that it has is seen when the whole log is in the file after the transaction began.
 * @throws AppError `file` when the database is damaged
 * @returns null when that can't be had: others read an older state, or the database has no log
 */
export async function whileStill<T>(
  database: string,
  work: (still: { raw: BetterSqlite3.Database; source: SnapshotSource }) => Promise<T>,
): Promise<{ value: T } | null> {
  return await reading(database, async (raw) => {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      raw.exec('BEGIN');
      try {
        // The transaction begins with what it reads first.
        raw.prepare('SELECT count(*) FROM sqlite_schema').get();
        if (!checkpoint(database)) continue;
        const bytes = databaseBytes(raw);
        if (statSync(database).size < bytes) throw damagedDatabase();
        return { value: await work({ raw, source: sourceOf(database, bytes) }) };
      } finally {
        raw.exec('COMMIT');
      }
    }
    return null;
  });
}

function sourceOf(database: string, bytes: number): SnapshotSource {
  return {
    bytes,
    async *pieces() {
      const handle = lastingHandle(database);
      try {
        let isFirst = true;
        for await (const piece of piecesOf(handle, bytes)) {
          // A backup is one file: there is no log beside it.
          if (isFirst) piece.fill(FILE_VERSIONS.withoutLog, FILE_VERSIONS.at, FILE_VERSIONS.end);
          isFirst = false;
          yield piece;
        }
      } finally {
        // There locks belong to handles, and a file that somebody has open can't be replaced.
        if (process.platform === 'win32') forgetHandle(database);
      }
    },
  };
}
