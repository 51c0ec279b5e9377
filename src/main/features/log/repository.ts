/** Rows whose name may be meant; whether it is, `nameFits` says. */

import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import { phrase } from '../search/service';

export interface NamesakeRow {
  id: number;
  name: string;
  organization: string;
  nicknames: string;
}

/** How many names that begin alike, or hold the words, are looked at. */
const LOOKED_AT = 300;

const columns = ['id', 'name', 'organization', 'nicknames'] as const;

const byName = query((sql, name: Slot<string>) =>
  sql.selectFrom('contact').select(columns).where('sort_name', '=', name).where('deleted_at', 'is', null).limit(LOOKED_AT),
);
const byBegin = query((sql, from: Slot<string>, to: Slot<string>) =>
  sql
    .selectFrom('contact')
    .select(columns)
    .where('sort_name', '>', from)
    .where('sort_name', '<', to)
    .where('deleted_at', 'is', null)
    .limit(LOOKED_AT),
);
const byId = query((sql, id: Slot<number>) =>
  sql.selectFrom('contact').select(columns).where('id', '=', id).where('deleted_at', 'is', null),
);
const byEmail = query((sql, email: Slot<string>) =>
  sql
    .selectFrom('contact_point as p')
    .innerJoin('contact as c', 'c.id', 'p.contact_id')
    .select(['c.id', 'c.name', 'c.organization', 'c.nicknames'])
    .where('p.kind', '=', 'email')
    .where('p.normalized', '=', email)
    .where('c.deleted_at', 'is', null)
    .groupBy('c.id')
    .limit(LOOKED_AT),
);

export function findByEmail(db: Database, email: string): NamesakeRow[] {
  return db.all(byEmail(email.toLowerCase()));
}

/** Called exactly so, and those whose name begins with these words. `name` is folded. */
export function findByName(db: Database, name: string): NamesakeRow[] {
  // A space is the sign before `!`.
  return [...db.all(byName(name)), ...db.all(byBegin(`${name} `, `${name}!`))];
}

/** People in whose name or nickname the words are; of very many some. */
export function findInNames(db: Database, words: readonly string[]): NamesakeRow[] {
  const match = words.map((word) => `name : ${phrase(word)}`).join(' AND ');
  const ids = db
    .prepare('SELECT contact_id FROM person_search WHERE person_search MATCH ? LIMIT ?')
    .pluck()
    .all(match, LOOKED_AT) as number[];
  return [...new Set(ids)].map((id) => db.find(byId(id))).filter((row) => row !== undefined);
}
