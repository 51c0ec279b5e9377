import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Database } from '../../../../src/main/db/database';
import { redoNext, runAction, undoLast } from '../../../../src/main/db/history';
import { migrate } from '../../../../src/main/db/migrate';
import { getContact, updateContact } from '../../../../src/main/features/contacts/service';
import { matchingContacts } from '../../../../src/main/features/search/service';

const nothing = () => undefined;

/** A profile of the first schema with a person who was edited, and one who was put away for good, both in the history. */
function anOldProfile(): Database {
  const raw = new BetterSqlite3(':memory:');
  raw.pragma('foreign_keys = ON');
  migrate(raw, 10);
  const db = new Database(raw);
  const add = (id: number, name: string) =>
    raw
      .prepare(
        `INSERT INTO contact (id, uid, name, sort_name, full_name, organization, title, created_at, updated_at)
         VALUES (?, ?, ?, lower(?), ?, 'Northlight', 'Partner', 1, 1)`,
      )
      .run(id, `uid-${id}`, name, name, name);
  runAction(db, 'Add Ana', 1, () => add(1, 'Ana'), nothing);
  runAction(db, 'Edit Ana', 2, () => raw.exec("UPDATE contact SET title = 'Founder' WHERE id = 1"), nothing);
  runAction(db, 'Add Bo', 3, () => add(2, 'Bo'), nothing);
  runAction(db, 'Remove Bo', 4, () => raw.exec('DELETE FROM contact WHERE id = 2'), nothing);
  return db;
}

const contacts = ({ raw }: Database) =>
  raw.prepare('SELECT id, name, organization, title, role_from, role_to FROM contact ORDER BY id').raw().all();

it('keeps who is there, and gives them room for roles', () => {
  const db = anOldProfile();
  migrate(db.raw);
  expect(contacts(db)).toEqual([[1, 'Ana', 'Northlight', 'Founder', null, null]]);
  expect(getContact(db, 1).fields).toMatchObject({ title: 'Founder', roleFrom: null, roleTo: null, otherRoles: [] });
  expect(db.raw.pragma('foreign_key_check')).toEqual([]);
});

it('undoes and redoes what was done before it, and after it', () => {
  const db = anOldProfile();
  migrate(db.raw);
  const stored = getContact(db, 1);
  const otherRoles = [{ organization: 'Harbour Arts', department: '', title: 'Trustee', from: '2019', to: null }];
  runAction(
    db,
    'Edit Ana',
    5,
    () => updateContact(db, stored, { ...stored.fields, roleFrom: '2020', roleTo: '2024-05', otherRoles }, [], null, 5),
    nothing,
  );
  const found = () => {
    const match = matchingContacts('trustee harbour');
    return (
      match &&
      db.raw
        .prepare(match.sql)
        .pluck()
        .all(...match.parameters)
    );
  };
  const after = contacts(db);
  expect(after).toEqual([[1, 'Ana', 'Northlight', 'Founder', '2020', '2024-05']]);
  expect(getContact(db, 1).fields).toMatchObject({ roleFrom: '2020', roleTo: '2024-05', otherRoles });
  expect(found()).toEqual([1]);

  undoLast(db, nothing);
  expect(contacts(db)).toEqual([[1, 'Ana', 'Northlight', 'Founder', null, null]]);
  expect(getContact(db, 1).fields.otherRoles).toEqual([]);
  expect(found()).toEqual([]);
  undoLast(db, nothing);
  expect(contacts(db)).toEqual([
    [1, 'Ana', 'Northlight', 'Founder', null, null],
    [2, 'Bo', 'Northlight', 'Partner', null, null],
  ]);
  undoLast(db, nothing);
  undoLast(db, nothing);
  expect(contacts(db)).toEqual([[1, 'Ana', 'Northlight', 'Partner', null, null]]);
  undoLast(db, nothing);
  expect(contacts(db)).toEqual([]);

  while (redoNext(db, nothing));
  expect(contacts(db)).toEqual(after);
  expect(getContact(db, 1).fields.otherRoles).toEqual(otherRoles);
  expect(found()).toEqual([1]);
});
