import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Database } from '../../../../src/main/db/database';
import { redoNext, runAction, undoLast } from '../../../../src/main/db/history';
import { migrate } from '../../../../src/main/db/migrate';

const nothing = () => undefined;

it('keeps follow-ups, which repeat from now on where one says so, and undoes what was done before it', () => {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  migrate(raw, 60);
  const db = new Database(raw);
  raw.exec("INSERT INTO contact (uid, name, sort_name, created_at, updated_at) VALUES ('ana', 'Ana', 'ana', 1, 1)");
  const insert =
    "INSERT INTO follow_up (uid, contact_id, due_date, reason, created_at, updated_at) VALUES ('f', 1, '2026-11-30', 'Call', 1, 1)";
  runAction(db, 'Plan', 1, () => raw.exec(insert), nothing);
  runAction(db, 'Move', 2, () => raw.exec("UPDATE follow_up SET due_date = '2026-12-01'"), nothing);
  migrate(raw, 90);
  const rows = () => raw.prepare('SELECT uid, due_date, recurrence, recurs_on FROM follow_up').raw().all();
  const moved = [['f', '2026-12-01', null, null]];
  expect(rows()).toEqual(moved);
  runAction(db, 'Repeat', 3, () => raw.exec("UPDATE follow_up SET recurrence = 'FREQ=DAILY', recurs_on = '2026-12-01'"), nothing);
  undoLast(db, nothing);
  expect(rows()).toEqual(moved);
  redoNext(db, nothing);
  expect(rows()).toEqual([['f', '2026-12-01', 'FREQ=DAILY', '2026-12-01']]);
  undoLast(db, nothing);
  undoLast(db, nothing);
  expect(rows()).toEqual([['f', '2026-11-30', null, null]]);
  undoLast(db, nothing);
  expect(rows()).toEqual([]);
});
