import BetterSqlite3 from 'better-sqlite3';
import { isDamage } from './storage-error';

/** Reads every page of a database once. False when it is damaged. @throws what the disk or SQLite says when that can't be told */
export function isSound(file: string): boolean {
  let db: BetterSqlite3.Database | null = null;
  try {
    db = new BetterSqlite3(file, { readonly: true });
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    db?.close();
  }
}
