/** Compares the pages of a database with what they held when the program was closed. */
import { fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type BetterSqlite3 from 'better-sqlite3';
import { loggedPages } from './logged-pages';
import { readState, readSums, writeSums } from './sums-file';

const PIECE_BYTES = 4 << 20;
/** So many damaged pages are looked up by what they belong to. */
const LOOKED_UP = 50;

export interface ChangedPages {
  /** Numbers of the pages that are not as they were left. */
  pages: number[];
  /** How many were compared. */
  compared: number;
  /** What they belong to, in words for the user; empty when that can't be told. */
  parts: string[];
}

/** Tables by what the user knows them as. */
const parts: Record<string, string> = {
  contact: 'people',
  contact_point: 'e-mail addresses and phone numbers',
  address: 'addresses',
  contact_tag: 'tags',
  tag: 'tags',
  contact_role: 'former roles',
  important_date: 'dates',
  organization: 'organizations',
  touchpoint: 'timelines',
  touchpoint_contact: 'timelines',
  referral: 'referrals',
  purchase: 'purchases',
  follow_up: 'follow-ups',
  photo: 'photos',
  action: 'the history',
  change: 'the history',
  setting: 'settings',
  preference: 'settings',
};

function partOf(table: string): string {
  return parts[table] ?? (/_search(_|$)/.test(table) ? 'the search' : 'other records');
}

function partsOf(raw: BetterSqlite3.Database, pages: readonly number[]): string[] {
  try {
    const tables = raw
      .prepare(
        `SELECT DISTINCT coalesce(s.tbl_name, d.name) FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name
         WHERE d.pageno IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(JSON.stringify(pages.slice(0, LOOKED_UP))) as string[];
    return [...new Set(tables.map(partOf))].sort();
  } catch {
    return [];
  }
}

/**
 * Compares all pages that nobody wrote to since, as far as that is known.
 * @param raw A connection outside of a transaction.
 * @param handle The file, open for reading (lasting-handle.ts).
 * @param pause Called every few MB; throws to stop.
 * @returns null when there is nothing to compare with
 */
export function changedPages(raw: BetterSqlite3.Database, handle: number, pause: () => void): ChangedPages | null {
  return whileReading(raw, () => compare(raw, handle, pause));
}

/** Runs `work` in a transaction that has begun to read: until it ends no log is begun anew. */
function whileReading<T>(raw: BetterSqlite3.Database, work: () => T): T {
  raw.exec('BEGIN');
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
    return work();
  } finally {
    raw.exec('ROLLBACK');
  }
}

/**
 * Where there are no sums, takes them of the file as it is, so that less is left to do when it is closed: what comes into the file
 * from now on is in the log. The parameters are those of `changedPages`.
 */
export function takeSums(raw: BetterSqlite3.Database, handle: number, pause: () => void): void {
  if (readState(raw.name) !== null || loggedPages(raw.name) === null) return;
  whileReading(raw, () => {
    const pageSize = Number(raw.pragma('page_size', { simple: true }));
    const pages = new Uint32Array(Math.floor(fstatSync(handle).size / pageSize));
    eachPage(handle, pageSize, pages.length, pause, (number, page) => {
      pages[number - 1] = crc32(page);
    });
    // Whoever closes it knows what its history ends with then.
    if (loggedPages(raw.name) !== null) writeSums(raw.name, { state: 'open', pageSize, changeCounter: 0, history: '', pages });
  });
}

/** Reads the first pages of a file; one that is not there is shorter. */
function eachPage(handle: number, pageSize: number, total: number, pause: () => void, take: (number: number, page: Buffer) => void): void {
  const piece = Buffer.alloc(Math.max(PIECE_BYTES, pageSize));
  const perPiece = piece.length / pageSize;
  for (let first = 1; first <= total; first += perPiece) {
    const count = Math.min(perPiece, total + 1 - first);
    const got = readSync(handle, piece, 0, count * pageSize, (first - 1) * pageSize);
    for (let i = 0; i < count; i += 1) take(first + i, piece.subarray(i * pageSize, Math.min(got, (i + 1) * pageSize)));
    pause();
  }
}

function compare(raw: BetterSqlite3.Database, handle: number, pause: () => void): ChangedPages | null {
  const database = raw.name;
  const sums = readSums(database);
  if (sums === null || loggedPages(database) === null) return null;
  const { pageSize, pages: expected } = sums;
  const differing: number[] = [];
  eachPage(handle, pageSize, expected.length, pause, (number, page) => {
    if (page.length < pageSize || crc32(page) !== expected[number - 1]) differing.push(number);
  });
  // Those that came from the log into the file, also meanwhile.
  const logged = loggedPages(database);
  if (logged === null) return null;
  const pages = differing.filter((page) => !logged.has(page));
  // Whoever works on a database changes more than one page of it: this is another state, and says nothing.
  if (sums.state === 'other' && pages.length > 1) return null;
  return { pages, compared: expected.length - logged.size, parts: pages.length === 0 ? [] : partsOf(raw, pages) };
}

/** As a sentence without its end. */
export function toldOf({ pages, compared, parts }: ChangedPages): string {
  const some =
    pages.length === 1
      ? `1 page of ${compared} is not as Rapport left it`
      : `${pages.length} pages of ${compared} are not as Rapport left them`;
  return parts.length === 0 ? some : `${some} (${parts.join(', ')})`;
}
