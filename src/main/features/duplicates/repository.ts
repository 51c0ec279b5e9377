/** Pairs of people of whom the user said that they are not the same. Everything runs inside the caller's transaction. */
import type { DistinctPair } from '@shared/duplicate-views';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';

/** In the order in which it was said. */
export function selectDistinctIds(db: Database): { id: number; one_id: number; other_id: number }[] {
  return db.all(db.sql.selectFrom('distinct_pair').select(['id', 'one_id', 'other_id']).orderBy('id'));
}

const distinctPairs = query((sql) =>
  sql
    .selectFrom('distinct_pair as d')
    .innerJoin('contact as one', 'one.id', 'd.one_id')
    .innerJoin('contact as other', 'other.id', 'd.other_id')
    .select(['d.id', 'd.one_id', 'one.name as one_name', 'd.other_id', 'other.name as other_name'])
    .where('one.deleted_at', 'is', null)
    .where('other.deleted_at', 'is', null)
    .orderBy('d.id', 'desc'),
);

/** The last one said first; those with somebody in the trash are left out. */
export function listDistinct(db: Database): DistinctPair[] {
  return db.all(distinctPairs()).map(({ id, one_id, one_name, other_id, other_name }) => ({
    id,
    one: { id: one_id, name: one_name },
    other: { id: other_id, name: other_name },
  }));
}

const pairByIds = query((sql, one: Slot<number>, other: Slot<number>) =>
  sql.selectFrom('distinct_pair').select('id').where('one_id', '=', one).where('other_id', '=', other),
);

export function hasDistinct(db: Database, a: number, b: number): boolean {
  return db.find(pairByIds(Math.min(a, b), Math.max(a, b))) !== undefined;
}

/** False when it is known already. */
export function insertDistinct(db: Database, a: number, b: number): boolean {
  if (hasDistinct(db, a, b)) return false;
  db.insert('distinct_pair', { one_id: Math.min(a, b), other_id: Math.max(a, b) });
  return true;
}
