import { fold } from '@shared/domain/fold';
import { asksForArchived, hasFilters, type ParsedQuery, parseQuery } from '@shared/domain/people-query';
import type { SearchHits } from '@shared/views';
import type { InferResult } from 'kysely';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import type { Core } from '../core';
import { keptBy } from './conditions';
import { findTouchpoints, matchingContacts, rankContacts, type TouchpointHit } from './repository';
import { searchedWords, words } from './words';

export { dependsOn, keptBy } from './conditions';
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

/** Everybody whom filters and words leave, in no order. */
export function filteredContacts(core: Core, text: string, query: ParsedQuery, now: number): number[] {
  const shown = asksForArchived(query) ? 'archived' : 'active';
  const match = matchingContacts(text);
  const ids = match
    ? [...new Set(core.db.prepare(match.sql).pluck().all(match.parameters) as number[])].filter(core.facts.isIn(shown))
    : core.facts.everybody(shown);
  const keeps = keptBy(core, query, now);
  return keeps ? ids.filter(keeps) : ids;
}

/** The `limit` largest by a number, largest first. */
function largest(ids: readonly number[], limit: number, rank: (id: number) => number): number[] {
  const top: { id: number; value: number }[] = [];
  for (const id of ids) {
    const value = rank(id);
    if (top.length === limit && value <= (top.at(-1)?.value ?? 0)) continue;
    const at = top.findIndex((other) => other.value < value);
    top.splice(at < 0 ? top.length : at, 0, { id, value });
    top.length = Math.min(top.length, limit);
  }
  return top.map(({ id }) => id);
}

/** How many rows that hold the words are looked at for those of the people whom filters leave. */
const MOST_ASKED = 2_000;

/** Newest first; with filters, only those with people whom they leave. */
function foundTouchpoints(core: Core, text: string, query: ParsedQuery, limit: number, now: number): TouchpointHit[] {
  if (!hasFilters(query) || searchedWords(query).length === 0) return findTouchpoints(core.db, text, limit);
  const isShown = core.facts.isIn(asksForArchived(query) ? 'archived' : 'active');
  const keeps = keptBy(core, query, now);
  for (let asked = limit * 8; ; asked *= 8) {
    const hits = findTouchpoints(core.db, text, asked);
    const fit = hits.filter(({ contact_id }) => isShown(contact_id) && (keeps?.(contact_id) ?? true));
    if (fit.length >= limit || asked > MOST_ASKED) return fit.slice(0, limit);
  }
}

/** Fewer people than this, and it may have been a slip. */
const FEW = 3;
const SIMILAR_MAX = 5;
/** Of those that are equally near, the ones with the most points are shown, if there are not too many to look at. */
const NEAREST = 200;

/** People whose names nearly read like the words. */
function similarPeople(
  core: Core,
  asked: readonly string[],
  found: SearchHits['people'],
  points: (id: number) => number,
): SearchHits['similar'] {
  const known = new Set(found.map(({ id }) => id));
  return core.nearNames
    .find(asked, NEAREST)
    .map((near) => ({ ...near, points: points(near.id) }))
    .sort((a, b) => a.slips - b.slips || b.points - a.points)
    .filter(({ id }) => !known.has(id))
    .slice(0, SIMILAR_MAX)
    .map(({ id }) => core.db.find(livingById(id)))
    .filter((row) => row !== undefined)
    .map(({ id, name, organization }) => ({ id, name, organization }));
}

function shown(core: Core, row: PersonRow, now: number): SearchHits['people'][number] {
  const { id, name, organization, archived_at } = row;
  return { id, name, organization, score: core.board.scoreOf(id, now).score, archived: archived_at !== null };
}

/** These people, without those in the trash. */
export function peopleOf(core: Core, ids: readonly number[]): SearchHits['people'] {
  const now = core.current();
  return ids
    .map((id) => core.db.find(livingById(id)))
    .filter((row) => row !== undefined)
    .map((row) => shown(core, row, now));
}

/** The best hits among people and touchpoints; one person counts once. */
export function search(core: Core, text: string, limit: number): Omit<SearchHits, 'organizations'> {
  const now = core.current();
  const { db } = core;
  const parsed = parseQuery(text);
  const asked = searchedWords(parsed).join(' ');
  const query = fold(asked);
  const points = core.board.rank('points', now);
  const matching = hasFilters(parsed) ? filteredContacts(core, text, parsed, now) : null;
  const rows = matching
    ? largest(matching, limit * 4, points)
        .map((id) => db.find(livingById(id)))
        .filter((row) => row !== undefined)
    : rankedPeople(db, text, limit);
  const people = rows
    .map((row) => ({ row, closeness: closeness(row.sort_name, query), points: points(row.id) }))
    .sort((a, b) => a.closeness - b.closeness || b.points - a.points || a.row.sort_name.localeCompare(b.row.sort_name))
    .slice(0, limit)
    .map(({ row }) => shown(core, row, now));
  const kinds = new Map(core.ror.kinds.map((kind) => [kind.key, kind.label]));
  const touchpoints = foundTouchpoints(core, text, parsed, limit, now).map((hit) => ({
    id: hit.id,
    contactId: hit.contact_id,
    contactName: hit.name,
    at: hit.occurred_at,
    kindLabel: kinds.get(hit.kind) ?? hit.kind,
    excerpt: excerpt([hit.subject, hit.body].filter((part) => part !== '').join(' — '), asked),
  }));
  const similar = people.length < FEW && !matching ? similarPeople(core, searchedWords(parsed), people, points) : [];
  return { people, similar, touchpoints, filtered: matching?.length ?? null };
}
