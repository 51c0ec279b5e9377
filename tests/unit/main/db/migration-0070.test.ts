import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../../src/main/db/migrate';

it('indexes the deletions the history holds by then, and nothing else changes', () => {
  const db = new BetterSqlite3(':memory:');
  migrate(db, 60);
  const add = db.prepare("INSERT INTO change (tbl, row_id, op, before) VALUES (?, ?, ?, '{}')");
  add.run('touchpoint', 1, 'I');
  add.run('touchpoint', 1, 'D');
  add.run('contact_point', 1, 'D');
  add.run('organization', 4, 'D');
  db.prepare("INSERT INTO action (label, at, first_change, last_change) VALUES ('Delete', 1, 1, 4), ('Note', 2, NULL, NULL)").run();
  const rows = () => ['change', 'action'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  migrate(db, 70);
  expect(rows()).toEqual(before);
  const indexed = `SELECT id FROM change INDEXED BY change_of_deletion
    WHERE op = 'D' AND tbl IN ('contact', 'touchpoint', 'referral', 'purchase', 'follow_up', 'organization')`;
  expect(db.prepare(indexed).pluck().all()).toEqual([2, 4]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
