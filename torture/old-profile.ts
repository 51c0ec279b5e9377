/** A profile as an earlier version of the program left it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { loadStored } from '../tests/support/stored-schemas';

export function fillOldProfile(file: string, version: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const raw = new BetterSqlite3(file);
  raw.pragma('journal_mode = WAL');
  raw.pragma('foreign_keys = ON');
  loadStored(raw, version);
  raw.close();
}
