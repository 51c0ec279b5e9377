import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Database } from '../../../../src/main/db/database';
import { redoNext, runAction, undoLast } from '../../../../src/main/db/history';
import { migrate } from '../../../../src/main/db/migrate';

const nothing = () => undefined;

/** A profile of the first schema with somebody who was imported, and an import that was undone. */
function anOldProfile(): Database {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  migrate(raw, 10);
  const db = new Database(raw);
  const importPerson = (id: number) => {
    raw
      .prepare("INSERT INTO contact (id, uid, name, sort_name, created_at, updated_at) VALUES (?, ?, 'Ana', 'ana', 1, 1)")
      .run(id, `uid-${id}`);
    raw
      .prepare("INSERT INTO contact_origin (contact_id, source, source_uid, fingerprint, imported_at) VALUES (?, 'vcard', ?, ?, 1)")
      .run(id, `card-${id}`, `print-${id}`);
  };
  runAction(db, 'Import 1', 1, () => importPerson(1), nothing);
  runAction(db, 'Import 2', 2, () => importPerson(2), nothing);
  undoLast(db, nothing);
  return db;
}

const origins = ({ raw }: Database) =>
  raw.prepare('SELECT contact_id, source_uid, fingerprint, snapshot FROM contact_origin ORDER BY id').raw().all();

it('keeps where people came from, without what their entries said', () => {
  const db = anOldProfile();
  migrate(db.raw, 20);
  expect(origins(db)).toEqual([[1, 'card-1', 'print-1', null]]);
  expect(db.raw.pragma('foreign_key_check')).toEqual([]);
});

it('undoes and redoes imports of before and after it', () => {
  const db = anOldProfile();
  migrate(db.raw, 20);
  redoNext(db, nothing);
  const both = [
    [1, 'card-1', 'print-1', null],
    [2, 'card-2', 'print-2', null],
  ];
  expect(origins(db)).toEqual(both);
  runAction(
    db,
    'Import 3',
    3,
    () =>
      db.raw
        .prepare(
          "INSERT INTO contact_origin (contact_id, source, fingerprint, imported_at, snapshot) VALUES (1, 'vcard', 'print-3', 3, '{}')",
        )
        .run(),
    nothing,
  );
  const after = [...both, [1, null, 'print-3', '{}']];
  expect(origins(db)).toEqual(after);
  undoLast(db, nothing);
  expect(origins(db)).toEqual(both);
  redoNext(db, nothing);
  expect(origins(db)).toEqual(after);
  for (let i = 0; i < 3; i += 1) undoLast(db, nothing);
  expect(origins(db)).toEqual([]);
});
