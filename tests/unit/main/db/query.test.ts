import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openMemoryDatabase } from '../../../../src/main/db/database';
import { query, type Slot } from '../../../../src/main/db/query';

let db: Database;
beforeEach(() => {
  db = openMemoryDatabase();
});

const tags = () => db.all(db.sql.selectFrom('tag').selectAll().orderBy('id'));
const purchase = (contactId: number) => ({
  uid: `p${contactId}`,
  contact_id: contactId,
  at: 5,
  amount_minor: 100,
  currency: 'USD',
  description: '',
  source: 'manual',
  created_at: 1,
  updated_at: 1,
});

describe('insert', () => {
  it('adds the row and gives its id', () => {
    const [first, second] = [db.insert('tag', { name: 'a' }), db.insert('tag', { name: 'b' })];
    expect(tags()).toEqual([
      { id: first, name: 'a' },
      { id: second, name: 'b' },
    ]);
  });

  it('puts each value in its own column, whatever their order and number', () => {
    db.insert('tag', { id: 7, name: 'a' });
    db.insert('tag', { name: 'b', id: 9 });
    db.insert('tag', { name: 'c' });
    expect(tags()).toEqual([
      { id: 7, name: 'a' },
      { id: 9, name: 'b' },
      { id: 10, name: 'c' },
    ]);
  });

  it('keeps to the constraints of the table', () => {
    db.insert('tag', { name: 'a' });
    expect(() => db.insert('tag', { name: 'a' })).toThrow(/UNIQUE/);
    expect(() => db.insert('purchase', purchase(1))).toThrow(/FOREIGN KEY/);
  });
});

describe('update and delete', () => {
  it('change one row, in the given columns only', () => {
    const [a, b] = [db.insert('setting', { key: 'a', value: '1' }), db.insert('setting', { key: 'b', value: '2' })];
    expect(db.update('setting', b, { value: '3' })).toBe(true);
    expect(db.update('setting', b, { key: 'c', value: '4' })).toBe(true);
    expect(db.delete('setting', a)).toBe(true);
    expect(db.all(db.sql.selectFrom('setting').selectAll())).toEqual([{ id: b, key: 'c', value: '4' }]);
  });

  it('say so when the row is not there', () => {
    expect(db.update('tag', 1, { name: 'a' })).toBe(false);
    expect(db.delete('tag', 1)).toBe(false);
  });
});

describe('query', () => {
  it('is built once and run with the values of each call', () => {
    let built = 0;
    const idOf = query((sql, name: Slot<string>, after: Slot<number>) => {
      built += 1;
      return sql.selectFrom('tag').select('id').where('id', '>', after).where('name', 'in', [name, 'always']).orderBy('id').limit(1);
    });
    expect(built).toBe(0);
    const [a, always] = [db.insert('tag', { name: 'a' }), db.insert('tag', { name: 'always' })];
    expect(db.find(idOf('a', 0))).toEqual({ id: a });
    expect(db.find(idOf('a', a))).toEqual({ id: always });
    expect(db.find(idOf('b', always))).toBeUndefined();
    expect(built).toBe(1);
  });

  it('keeps the values of calls that wait', () => {
    for (const name of ['a', 'b']) db.insert('tag', { name });
    const byName = query((sql, name: Slot<string>) => sql.selectFrom('tag').select('name').where('name', '=', name));
    const [a, b] = [byName('a'), byName('b')];
    expect([db.find(a), db.find(b)]).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  it('takes a slot where it is used twice, and for what is written', () => {
    const rename = query((sql, id: Slot<number>, name: Slot<string>) =>
      sql.updateTable('tag').set({ name }).where('id', '=', id).where('name', '<>', name),
    );
    const id = db.insert('tag', { name: 'a' });
    expect(db.run(rename(id, 'b')).changes).toBe(1);
    expect(db.run(rename(id, 'b')).changes).toBe(0);
    expect(tags()).toEqual([{ id, name: 'b' }]);
  });
});
