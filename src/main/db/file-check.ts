/** What can be told of a database file before SQLite opens it, in no time whatever its size. */
import { closeSync, existsSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@shared/errors';
import { readHeader } from './pages/page-file';

/** Another process that has just begun a new database needs this long at most to give it its first page. */
const BEGIN_MS = 500;
const LOOK_EVERY_MS = 25;

const WAL_INDEX_HEADER = 136;
const WAL_INDEX_VERSION = 3_007_000;

const damaged = (file: string, reason: string) =>
  new AppError('damaged', `The database “${file}” can’t be opened: ${reason}. It was left as it is.`);

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** There was a database once: the window was opened here, or backups were made. */
function wasUsed(file: string): boolean {
  const dir = dirname(file);
  return existsSync(join(dir, 'window.json')) || hasFiles(join(dir, 'backups'));
}

/** A new profile has no database; one that was in use does. */
function assertNew(file: string): void {
  if (sizeOf(`${file}-wal`) > 0) throw damaged(file, 'the file is gone, only its log is there');
  if (wasUsed(file)) throw damaged(file, 'the file is gone, though Rapport was used with this folder before');
}

function hasFiles(dir: string): boolean {
  return existsSync(dir) && readdirSync(dir).length > 0;
}

/**
 * Files of no bytes are what a full disk and some programs that copy leave behind; in a profile that was never used, a process
 * that ended before it had written anything.
 */
function assertNotEmpty(file: string): void {
  if (!wasUsed(file)) return;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; sizeOf(file) === 0; waited += LOOK_EVERY_MS) {
    if (waited >= BEGIN_MS) throw damaged(file, 'the file is empty');
    Atomics.wait(pause, 0, 0, LOOK_EVERY_MS);
  }
}

function assertHeader(file: string): void {
  const bytes = Buffer.alloc(100);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(fd);
  }
  const header = readHeader(bytes);
  if (!header.isSound) throw damaged(file, 'its beginning is damaged, or it is no database');
  // With a log, the file may lag behind what its header says.
  if (sizeOf(`${file}-wal`) > 0) return;
  if (hadMoreInLog(file)) {
    throw damaged(file, `its log “${basename(file)}-wal” is gone, and with it what was saved last. If you moved the log, put it back`);
  }
  const size = sizeOf(file);
  if (size < header.pageSize * header.pageCount) throw damaged(file, 'its end is missing');
  if (header.userVersion === 0 && header.pageCount <= 1 && wasUsed(file)) {
    throw damaged(file, 'it holds nothing, though Rapport was used with this folder before');
  }
}

/**
 * The shared memory that a program left when it was ended says how many pages were in the log and how many of these are in the
 * database as well. Native byte order (format: sqlite.org/walformat.html#the_wal_index_file_format).
 */
function hadMoreInLog(file: string): boolean {
  const memory = `${file}-shm`;
  if (sizeOf(memory) < WAL_INDEX_HEADER) return false;
  const bytes = new DataView(new ArrayBuffer(WAL_INDEX_HEADER));
  const fd = openSync(memory, 'r');
  try {
    readSync(fd, bytes, 0, WAL_INDEX_HEADER, 0);
  } finally {
    closeSync(fd);
  }
  const field = (at: number) => bytes.getUint32(at, endianness() === 'LE');
  const isWritten = field(0) === WAL_INDEX_VERSION && bytes.getUint8(12) === 1;
  // The header is there twice; where the two differ it was being written.
  const isWhole = field(16) === field(48 + 16);
  return isWritten && isWhole && field(16) > field(96);
}

/**
 * Refuses what would otherwise be taken for a new, empty database, and what is plainly damaged. Reads only.
 * @throws AppError `damaged`, or `file` when something else stands in its place or it can't be read.
 */
export function checkDatabaseFile(file: string): void {
  let stats: Stats | undefined;
  try {
    stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      throw new AppError(
        'file',
        `“${file}” is a folder, and Rapport’s database should be there. Move the folder away, or choose another data folder with --data DIR.`,
      );
    }
    if (!stats) assertNew(file);
    // What a process that ended left half done is rolled back by whoever opens it next.
    else if (sizeOf(`${file}-journal`) === 0) {
      assertNotEmpty(file);
      if (sizeOf(file) > 0) assertHeader(file);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new AppError('file', `The database “${file}” can’t be read (${reason}). See to it that you may read and write it.`, {
      cause: error,
    });
  }
}
