import { fold } from '@shared/domain/fold';
import type { SearchHits } from '@shared/views';
import type { InferResult } from 'kysely';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import type { Core } from '../core';
import { findTouchpoints, rankContacts } from './repository';
import { words } from './words';

export { matchingContacts, rankContacts } from './repository';
export { codePoints, phrase } from './words';

/** 0: the name begins with the query, 1: a word of it does, 2: the words are in it, 3: found elsewhere. */
function closeness(sortName: string, query: string): number {
  if (sortName.startsWith(query)) return 0;
  if (sortName.includes(` ${query}`)) return 1;
  return query.split(' ').every((word) => sortName.includes(word)) ? 2 : 3;
}

/** About 120 signs of the text around the first word found. */
export function excerpt(text: string, query: string): string {
  const first = words(query)[0] ?? '';
  const flat = text.replace(/\s+/g, ' ').trim();
  const at = Math.max(0, fold(flat).indexOf(fold(first)));
  const from = Math.max(0, at - 40);
  return `${from > 0 ? '…' : ''}${flat.slice(from, from + 120)}${flat.length > from + 120 ? '…' : ''}`;
}

const livingById = query((sql, id: Slot<number>) =>
  sql
    .selectFrom('contact')
    .select(['id', 'name', 'sort_name', 'organization', 'archived_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null),
);
type PersonRow = InferResult<ReturnType<typeof livingById>>[number];

/** At least `limit` people who are not in the trash, if there are so many, best match first. */
function rankedPeople(db: Database, text: string, limit: number): PersonRow[] {
  // One person may be found in many rows, or be in the trash: then the next best are asked for too.
  for (let asked = limit * 4; ; asked *= 8) {
    const found = rankContacts(db, text, asked);
    const people = [...new Set(found)].map((id) => db.find(livingById(id))).filter((row) => row !== undefined);
    if (people.length >= limit || found.length < asked) return people;
  }
}

/** The best hits among people and touchpoints; one person counts once. */
export function search(core: Core, text: string, limit: number): Omit<SearchHits, 'organizations'> {
  const now = core.current();
  const { db } = core;
  const query = fold(text);
  const points = core.board.rank('points', now);
  const people = rankedPeople(db, text, limit)
    .map((row) => ({ row, closeness: closeness(row.sort_name, query), points: points(row.id) }))
    .sort((a, b) => a.closeness - b.closeness || b.points - a.points || a.row.sort_name.localeCompare(b.row.sort_name))
    .slice(0, limit)
    .map(({ row }) => ({
      id: row.id,
      name: row.name,
      organization: row.organization,
      score: core.board.scoreOf(row.id, now).score,
      archived: row.archived_at !== null,
    }));
  const kinds = new Map(core.ror.kinds.map((kind) => [kind.key, kind.label]));
  const touchpoints = findTouchpoints(db, text, limit).map((hit) => ({
    id: hit.id,
    contactId: hit.contact_id,
    contactName: hit.name,
    at: hit.occurred_at,
    kindLabel: kinds.get(hit.kind) ?? hit.kind,
    excerpt: excerpt([hit.subject, hit.body].filter((part) => part !== '').join(' — '), text),
  }));
  return { people, touchpoints };
}
