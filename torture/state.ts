/** All that a database holds, as something to compare: one hash for each table, and one for the schema. */
import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';

export type State = Map<string, string>;

/** Tables that SQLite or FTS5 keep for themselves: `verify` compares the search index with its rows. */
const OWN = /^sqlite_stat|_search(_|$)/;

function hashOf(rows: Iterable<unknown>): string {
  const hash = createHash('sha256');
  let count = 0;
  for (const row of rows) {
    hash.update(JSON.stringify(row));
    count += 1;
  }
  return `${count} rows ${hash.digest('hex').slice(0, 16)}`;
}

export function stateOf(db: BetterSqlite3.Database): State {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
  const state: State = new Map();
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').raw().all() as string[][];
  state.set(
    'schema',
    hashOf([db.pragma('user_version', { simple: true }), ...schema.filter(([, name = '']) => !name.startsWith('sqlite_stat'))]),
  );
  for (const table of tables) {
    if (!OWN.test(table)) state.set(table, hashOf(db.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().iterate()));
  }
  return state;
}

/** In what two states differ, one line for each table; empty if they are equal. */
export function differences(found: State, expected: State): string[] {
  const names = [...new Set([...found.keys(), ...expected.keys()])];
  return names
    .filter((name) => found.get(name) !== expected.get(name))
    .map((name) => `${name}: ${found.get(name) ?? 'not there'} instead of ${expected.get(name) ?? 'nothing'}`);
}
