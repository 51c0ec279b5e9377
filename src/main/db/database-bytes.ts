import type BetterSqlite3 from 'better-sqlite3';

/** How large the file of a database is when all of its log is in it. */
export function databaseBytes(raw: BetterSqlite3.Database): number {
  return Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true }));
}
