import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../../src/main/db/migrate';
import { recordedTables } from '../../../../src/main/db/schema';

it('gives no number of a row twice, not even one that only the history knows, and leaves rows as they are', () => {
  const db = new BetterSqlite3(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, 50);
  const add = (name: string) => Number(db.prepare('INSERT INTO tag (name) VALUES (?)').run(name).lastInsertRowid);
  expect([add('a'), add('b')]).toEqual([1, 2]);
  db.prepare("INSERT INTO change (tbl, row_id, op) VALUES ('tag', 7, 'I')").run();
  const before = db.prepare('SELECT * FROM tag').all();
  migrate(db, 60);
  expect(db.prepare('SELECT * FROM tag').all()).toEqual(before);
  expect(add('c')).toBe(8);
  db.prepare('DELETE FROM tag').run();
  expect(add('d')).toBe(9);
  // Tables that came later too.
  migrate(db);
  for (const table of recordedTables) {
    const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck().get(table);
    expect(sql).toMatch(/id INTEGER PRIMARY KEY AUTOINCREMENT/);
  }
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  // The way into the schema is closed again.
  expect(() => db.exec("UPDATE sqlite_schema SET sql = ''")).toThrow();
});
