import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../../../../src/main/db/migrate';

it('an older book gets the pairs of people who are not the same, recorded for undo, and keeps what it has', () => {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  migrate(raw, 20);
  const add = raw.prepare("INSERT INTO contact (uid, name, sort_name, created_at, updated_at) VALUES (?, 'Ana', 'ana', 1, 1)");
  add.run('a');
  add.run('b');
  const before = raw.prepare('SELECT * FROM contact').all();
  migrate(raw, 30);
  expect(raw.prepare('SELECT * FROM contact').all()).toEqual(before);
  raw.prepare('UPDATE history_context SET recording = 1').run();
  raw.prepare('INSERT INTO distinct_pair (one_id, other_id) VALUES (1, 2)').run();
  expect(() => raw.prepare('INSERT INTO distinct_pair (one_id, other_id) VALUES (2, 1)').run()).toThrow('CHECK');
  raw.prepare('DELETE FROM contact WHERE id = 2').run();
  expect(raw.prepare("SELECT op FROM change WHERE tbl = 'distinct_pair' ORDER BY id").pluck().all()).toEqual(['I', 'D']);
  raw.close();
});
