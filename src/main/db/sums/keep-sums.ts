/** Keeps the sums of a database up to date while it is opened and closed. Whatever fails here, there are no sums then. */
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type BetterSqlite3 from 'better-sqlite3';
import { loggedPages } from './logged-pages';
import { readHead, readState, readSums, removeSums, type Sums, writeState, writeSums } from './sums-file';

const PIECE_BYTES = 1 << 20;
/**
 * Nobody waits longer than this at the end, ms, for a database of more than so many bytes. Where the disk is slow, the sums are
 * taken after the next start (inspect-sums.ts).
 */
const CLOSE_WITHIN_MS = 2_000;
const LARGE_BYTES = 64 << 20;

const logBytes = (database: string): number => statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/** What a database of this program ends with: its history, which no two states of it have in common. */
function historyMark(raw: BetterSqlite3.Database): string {
  const version = raw.pragma('user_version', { simple: true });
  const [id = 0, at = 0] = (raw.prepare('SELECT id, at FROM action ORDER BY id DESC LIMIT 1').raw().get() as number[] | undefined) ?? [];
  const change = raw.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get();
  return [version, id, at, change].join(' ');
}

/** The header's change counter, and whether the same program wrote what stands beside it (file format, 1.3.7 and 1.3.23). */
function counterOf(header: Buffer): { count: number; isConsistent: boolean } {
  const count = header.readUInt32BE(24);
  return { count, isConsistent: count === header.readUInt32BE(92) };
}

/**
 * Before a database is opened that nobody in this process has open: forgets sums that say nothing about it. They do as long as
 * nobody but this program opened it since, or it is known that somebody did who changed little enough.
 */
export function beforeOpening(database: string): void {
  const state = readState(database);
  if (state === null) return;
  try {
    // Who closed it meanwhile brought a log into the file that nobody knows any more.
    if (state !== 'closed' && !existsSync(`${database}-wal`)) removeSums(database);
    else if (state === 'closed' && logBytes(database) === 0 && isMovedOn(database)) removeSums(database);
  } catch {
    removeSums(database);
  }
}

/** SQLite itself has changed the first page since. */
function isMovedOn(database: string): boolean {
  const header = Buffer.alloc(100);
  const file = openSync(database, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  const { count, isConsistent } = counterOf(header);
  return isConsistent && count !== readHead(database)?.changeCounter;
}

/** After it was opened: from now on it changes. */
export function afterOpening(database: string, raw: BetterSqlite3.Database): void {
  try {
    if (readState(database) !== 'closed') return;
    writeState(database, readHead(database)?.history === historyMark(raw) ? 'open' : 'other');
  } catch {
    // Of a damaged database, or in a folder that can't be written: it stays as it is, and is looked at.
  }
}

/** What `closed` needs to know of a database that is about to be closed. */
export interface BeforeClosing {
  history: string;
  /** Its pages that changed since there were sums; null: nobody knows. */
  changed: Set<number> | null;
}

/** @returns null when there will be no sums */
export function beforeClosing(database: string, raw: BetterSqlite3.Database): BeforeClosing | null {
  try {
    raw.pragma('busy_timeout = 0');
    // Another state of the database gets another change counter, though SQLite itself counts only changes of the first page then.
    if (logBytes(database) > 0) raw.pragma(`application_id = ${Number(raw.pragma('application_id', { simple: true }))}`);
    return { history: historyMark(raw), changed: loggedPages(database) };
  } catch {
    return null;
  }
}

/** After the connection was closed: writes down what each page holds, if nobody else has the database open. */
export function afterClosing(database: string, before: BeforeClosing | null): void {
  try {
    // The last one to close it takes the log away.
    if (existsSync(`${database}-wal`)) return;
    const state = readState(database);
    if (before === null) removeSums(database);
    else {
      const known = state === 'open' && before.changed !== null ? readSums(database) : null;
      if (known !== null && before.changed?.size === 0) {
        writeState(database, 'closed');
        return;
      }
      const sums = sumsOf(database, before, known);
      if (sums) writeSums(database, sums);
      else removeSums(database);
    }
  } catch {
    try {
      removeSums(database);
    } catch {
      // They are open still, and without a log not believed.
    }
  }
}

/** Reads the pages that changed, or all of them; null when somebody else began to work on it meanwhile, or it took too long. */
function sumsOf(database: string, { history, changed }: BeforeClosing, known: Sums | null): Sums | null {
  const file = openSync(database, 'r');
  try {
    const before = fstatSync(file);
    const until = before.size > LARGE_BYTES ? performance.now() + CLOSE_WITHIN_MS : Number.POSITIVE_INFINITY;
    const header = Buffer.alloc(100);
    readSync(file, header, 0, header.length, 0);
    const field = header.readUInt16BE(16);
    const pageSize = field === 1 ? 65_536 : field;
    const count = Math.floor(before.size / pageSize);
    const pages = new Uint32Array(count);
    const isKnown = (page: number) => known !== null && known.pageSize === pageSize && page <= known.pages.length && !changed?.has(page);
    const piece = Buffer.alloc(Math.max(PIECE_BYTES, pageSize));
    for (let page = 1; page <= count; ) {
      if (isKnown(page)) {
        pages[page - 1] = known?.pages[page - 1] ?? 0;
        page += 1;
        continue;
      }
      let last = page;
      while (last < count && (last + 1 - page) * pageSize < piece.length && !isKnown(last + 1)) last += 1;
      const bytes = (last + 1 - page) * pageSize;
      if (performance.now() > until || readSync(file, piece, 0, bytes, (page - 1) * pageSize) !== bytes) return null;
      for (let i = page; i <= last; i += 1) pages[i - 1] = crc32(piece.subarray((i - page) * pageSize, (i + 1 - page) * pageSize));
      page = last + 1;
    }
    const after = fstatSync(file);
    if (existsSync(`${database}-wal`) || after.mtimeMs !== before.mtimeMs || after.size !== before.size) return null;
    return { state: 'closed', pageSize, changeCounter: counterOf(header).count, history, pages };
  } finally {
    closeSync(file);
  }
}
