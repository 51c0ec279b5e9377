import { type ContactFields, displayName } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import type { ContactDetail } from '@shared/views';
import { query, type Slot } from '../../db/query';
import type { Core } from '../core';
import { listFollowUps } from '../follow-ups/service';
import { rhythmView } from '../rhythm/service';
import { getContact, insertContact, readPhoto, type StoredContact, updateContact } from './repository';

export { readContacts } from './read-many';
export {
  countPeople,
  findPhoto,
  getContact,
  insertContact,
  readPhoto,
  type StoredContact,
  storePhoto,
  UNNAMED,
  updateContact,
} from './repository';
export { addStageChange, hasStageChange, listStageChanges } from './stage-changes';

const nameById = query((sql, id: Slot<number>) => sql.selectFrom('contact').select('name').where('id', '=', id));

function nameOf(core: Core, id: number): string {
  const named = core.db.find(nameById(id));
  if (!named) throw new AppError('not_found', 'This person is no longer there.');
  return named.name;
}

/** "Ana Garcia", or "12 people". */
export function named(core: Core, ids: readonly number[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameOf(core, only) : `${ids.length} people`;
}

const livingById = query((sql, id: Slot<number>) =>
  sql.selectFrom('contact').select('id').where('id', '=', id).where('deleted_at', 'is', null),
);

/**
 * Checks that people named in a touchpoint, referral, … are there.
 * `known` are those the row names already: they may be in the trash.
 * @throws AppError `invalid` at `field`
 */
export function assertContacts(core: Core, ids: readonly (number | null)[], field: string, known: readonly (number | null)[] = []): void {
  for (const id of ids) {
    if (id !== null && !known.includes(id) && !core.db.find(livingById(id)))
      throw new AppError('invalid', 'This person is no longer there', { field });
  }
}

export function createContact(core: Core, fields: ContactFields): number {
  return core.act(`Add ${displayName(fields)}`, () => {
    const now = core.now();
    return insertContact(core.db, {
      uid: core.newUid(),
      fields,
      extras: [],
      photo: null,
      source: 'manual',
      archivedAt: null,
      createdAt: now,
    });
  });
}

export function editContact(core: Core, id: number, fields: ContactFields): void {
  core.act(`Edit ${nameOf(core, id)}`, () => {
    const stored = getContact(core.db, id);
    updateContact(core.db, stored, fields, stored.extras, stored.record.photo_id, core.now());
  });
}

const stateById = query((sql, id: Slot<number>) => sql.selectFrom('contact').select(['archived_at', 'deleted_at']).where('id', '=', id));

/** Those who are in that state already stay as they are. */
function setState(core: Core, ids: readonly number[], column: 'archived_at' | 'deleted_at', on: boolean): void {
  const now = core.now();
  for (const id of ids) {
    const state = core.db.find(stateById(id));
    if (!state || (state[column] !== null) === on) continue;
    core.db.update('contact', id, { [column]: on ? now : null, updated_at: now });
  }
}

export function setArchived(core: Core, ids: readonly number[], archived: boolean): void {
  core.act(`${archived ? 'Archive' : 'Bring back'} ${named(core, ids)}`, () => setState(core, ids, 'archived_at', archived));
}

/** Into the trash, or out of it. What belongs to them stays as it is. */
export function setDeleted(core: Core, ids: readonly number[], deleted: boolean): void {
  core.act(`${deleted ? 'Move' : 'Restore'} ${named(core, ids)}${deleted ? ' to the trash' : ''}`, () =>
    setState(core, ids, 'deleted_at', deleted),
  );
}

const touchRange = query((sql, id: Slot<number>, now: Slot<number>) =>
  sql
    .selectFrom('touchpoint_contact as tc')
    .innerJoin('touchpoint as t', 't.id', 'tc.touchpoint_id')
    .select(({ fn }) => [fn.min<number | null>('tc.occurred_at').as('first'), fn.max<number | null>('tc.occurred_at').as('last')])
    .where('tc.contact_id', '=', id)
    .where('tc.occurred_at', '<=', now)
    .where('t.kind', '<>', 'note'),
);

/** People at the other end of the referrals I received that name this one. */
const referredWith = (own: 'from_contact_id' | 'subject_contact_id', other: 'from_contact_id' | 'subject_contact_id') =>
  query((sql, id: Slot<number>) =>
    sql
      .selectFrom('referral as r')
      .innerJoin('contact as c', 'c.id', `r.${other}`)
      .select(['c.id', 'c.name'])
      .where(`r.${own}`, '=', id)
      .where('r.to_contact_id', 'is', null)
      .where('c.deleted_at', 'is', null)
      .groupBy('c.id')
      .orderBy(({ fn }) => fn.min('r.made_at')),
  );
const referrersOf = referredWith('subject_contact_id', 'from_contact_id');
const referredBy = referredWith('from_contact_id', 'subject_contact_id');

function preserved({ extras }: StoredContact): ContactDetail['preserved'] {
  return extras.map(({ name, value }) => ({ name, value: value.length > 200 ? `${value.slice(0, 200)}…` : value }));
}

/** @throws AppError `not_found` */
export function contactDetail(core: Core, id: number): ContactDetail {
  const now = core.current();
  const stored = getContact(core.db, id);
  const { record } = stored;
  const touches = core.db.find(touchRange(id, now));
  return {
    id,
    uid: record.uid,
    name: record.name,
    fields: stored.fields,
    photo: readPhoto(core.db, record.photo_id),
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    archivedAt: record.archived_at,
    deletedAt: record.deleted_at,
    score: core.board.scoreOf(id, now),
    fading30: core.board.fading30(id, now),
    firstTouchAt: touches?.first ?? null,
    lastTouchAt: touches?.last ?? null,
    rhythm: rhythmView(
      core,
      id,
      { cadenceDays: record.cadence_days, stage: record.stage, tags: stored.fields.tags, createdAt: record.created_at },
      now,
    ),
    openFollowUps: listFollowUps(core, { contactId: id, open: true, until: null, limit: 100 }),
    referredBy: core.db.all(referrersOf(id)),
    referred: core.db.all(referredBy(id)),
    preserved: preserved(stored),
  };
}
