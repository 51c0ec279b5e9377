/** What is asked before a merge, and what is said instead of one. */
import type { DistinctPair, MergeEntry, MergeView, MovedCounts } from '@shared/duplicate-views';
import { AppError } from '@shared/errors';
import { getContact, readPhoto } from '../contacts/service';
import type { Core } from '../core';
import { byWhoStays } from './merge';
import { insertDistinct, listDistinct } from './repository';

export { hasDistinct, insertDistinct, selectDistinctIds } from './repository';

const counted: Record<keyof MovedCounts, string> = {
  touchpoints: 'SELECT count(*) FROM touchpoint_contact WHERE contact_id = :id',
  referrals: 'SELECT count(*) FROM referral WHERE from_contact_id = :id OR to_contact_id = :id OR subject_contact_id = :id',
  purchases: 'SELECT count(*) FROM purchase WHERE contact_id = :id',
  followUps: 'SELECT count(*) FROM follow_up WHERE contact_id = :id',
  stageChanges: 'SELECT count(*) FROM stage_change WHERE contact_id = :id',
};
const countKeys = Object.keys(counted) as (keyof MovedCounts)[];

function countsOf(core: Core, id: number): MovedCounts {
  const counts: MovedCounts = { touchpoints: 0, referrals: 0, purchases: 0, followUps: 0, stageChanges: 0 };
  for (const key of countKeys) counts[key] = Number(core.db.prepare(counted[key]).pluck().get({ id }));
  return counts;
}

function entryOf(core: Core, id: number, now: number): MergeEntry {
  const { record, fields, extras } = getContact(core.db, id);
  return {
    id,
    name: record.name,
    fields,
    photo: readPhoto(core.db, record.photo_id),
    createdAt: record.created_at,
    archivedAt: record.archived_at,
    score: core.board.scoreOf(id, now).score,
    preserved: extras.length,
    counts: countsOf(core, id),
  };
}

/** Touchpoints at which several of these people were, beside how many rows of them a merge makes one. */
const SHARED = `SELECT count(*) AS shared, coalesce(sum(there - 1), 0) AS doubled FROM (
  SELECT count(*) AS there FROM touchpoint_contact WHERE contact_id IN (SELECT value FROM json_each(:ids))
  GROUP BY touchpoint_id HAVING count(*) > 1)`;

const ENDS = ['from_contact_id', 'to_contact_id', 'subject_contact_id'];
/** Referrals with several of these people, as different ends. */
const BETWEEN = `SELECT count(*) FROM referral WHERE ${ENDS.map((end) => `(${end} IS NOT NULL AND ${end} IN (SELECT value FROM json_each(:ids)))`).join(' + ')} > 1`;

/** The entries of a merge; `ids[0]` stays, or who the program thinks should (`choose`). @throws AppError `not_found` */
export function mergeView(core: Core, ids: readonly number[], choose: boolean): MergeView {
  const now = core.current();
  const ordered = choose ? byWhoStays(core, ids) : ids;
  const entries = ordered.map((id) => entryOf(core, id, now));
  const list = { ids: JSON.stringify(ids) };
  const { shared, doubled } = core.db.prepare(SHARED).get(list) as { shared: number; doubled: number };
  const between = Number(core.db.prepare(BETWEEN).pluck().get(list));
  return { entries, shared, doubled, between };
}

const name = (core: Core, id: number) => getContact(core.db, id).record.name;

/** Says that none of these people is one of `from`, or, if that is empty, that no two of them are the same. */
export function setDistinct(core: Core, ids: readonly number[], from: readonly number[] = []): void {
  const people = [...ids, ...from];
  const [one, other] = people;
  if (one === undefined || other === undefined || new Set(people).size !== people.length)
    throw new AppError('invalid', 'Name two different people', { field: 'ids' });
  const names = people.length === 2 ? `${name(core, one)} and ${name(core, other)}` : `${people.length} people`;
  core.act(`${names} are not the same`, () => {
    if (from.length > 0) for (const id of ids) for (const each of from) insertDistinct(core.db, id, each);
    else
      ids.forEach((id, place) => {
        for (const later of ids.slice(place + 1)) insertDistinct(core.db, id, later);
      });
  });
}

export function distinctPairs(core: Core): DistinctPair[] {
  return listDistinct(core.db);
}

/** Takes that back: they may be suspected again. @throws AppError `not_found` */
export function removeDistinct(core: Core, id: number): void {
  core.act('Take back “not the same person”', () => {
    if (!core.db.delete('distinct_pair', id)) throw new AppError('not_found', 'That was taken back already.');
  });
}
