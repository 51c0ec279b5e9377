import { type ContactFields, displayName } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import type { ContactDetail } from '@shared/views';
import type { Core } from '../core';
import { listFollowUps } from '../follow-ups/service';
import { getContact, insertContact, readPhoto, type StoredContact, updateContact } from './repository';

export { getContact, insertContact, type StoredContact, storePhoto, UNNAMED, updateContact } from './repository';

function nameOf(core: Core, id: number): string {
  const name = core.db.prepare('SELECT name FROM contact WHERE id = ?').pluck().get(id);
  if (typeof name !== 'string') throw new AppError('not_found', 'This person is no longer there.');
  return name;
}

/** "Ana Garcia", or "12 people". */
function named(core: Core, ids: readonly number[]): string {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? nameOf(core, only) : `${ids.length} people`;
}

/**
 * Checks that people named in a touchpoint, referral, … are there.
 * `known` are those the row names already: they may be in the trash.
 * @throws AppError `invalid` at `field`
 */
export function assertContacts(core: Core, ids: readonly (number | null)[], field: string, known: readonly (number | null)[] = []): void {
  const exists = core.db.prepare('SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL').pluck();
  for (const id of ids) {
    if (id !== null && !known.includes(id) && exists.get(id) === undefined)
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

export function setArchived(core: Core, ids: readonly number[], archived: boolean): void {
  core.act(`${archived ? 'Archive' : 'Bring back'} ${named(core, ids)}`, () => {
    const update = core.db.prepare('UPDATE contact SET archived_at = ?, updated_at = ? WHERE id = ? AND (archived_at IS NULL) = ?');
    for (const id of ids) update.run(archived ? core.now() : null, core.now(), id, archived ? 1 : 0);
  });
}

/** Into the trash, or out of it. What belongs to them stays as it is. */
export function setDeleted(core: Core, ids: readonly number[], deleted: boolean): void {
  core.act(`${deleted ? 'Move' : 'Restore'} ${named(core, ids)}${deleted ? ' to the trash' : ''}`, () => {
    const update = core.db.prepare('UPDATE contact SET deleted_at = ?, updated_at = ? WHERE id = ? AND (deleted_at IS NULL) = ?');
    for (const id of ids) update.run(deleted ? core.now() : null, core.now(), id, deleted ? 1 : 0);
  });
}

function touchRange(core: Core, id: number, now: number): { first: number | null; last: number | null } {
  return core.db
    .prepare(
      `SELECT min(tc.occurred_at) AS first, max(tc.occurred_at) AS last FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
       WHERE tc.contact_id = ? AND tc.occurred_at <= ? AND t.kind <> 'note'`,
    )
    .get(id, now) as { first: number | null; last: number | null };
}

function referrals(core: Core, id: number): Pick<ContactDetail, 'referredBy' | 'referred'> {
  const referredBy = core.db
    .prepare(
      `SELECT c.id, c.name FROM referral r JOIN contact c ON c.id = r.from_contact_id
       WHERE r.subject_contact_id = ? AND r.to_contact_id IS NULL AND c.deleted_at IS NULL GROUP BY c.id ORDER BY min(r.made_at)`,
    )
    .all(id) as ContactDetail['referredBy'];
  const referred = core.db
    .prepare(
      `SELECT c.id, c.name FROM referral r JOIN contact c ON c.id = r.subject_contact_id
       WHERE r.from_contact_id = ? AND r.to_contact_id IS NULL AND c.deleted_at IS NULL GROUP BY c.id ORDER BY min(r.made_at)`,
    )
    .all(id) as ContactDetail['referred'];
  return { referredBy, referred };
}

function preserved({ extras }: StoredContact): ContactDetail['preserved'] {
  return extras.map(({ name, value }) => ({ name, value: value.length > 200 ? `${value.slice(0, 200)}…` : value }));
}

/** @throws AppError `not_found` */
export function contactDetail(core: Core, id: number): ContactDetail {
  const now = core.current();
  const stored = getContact(core.db, id);
  const { record } = stored;
  const touches = touchRange(core, id, now);
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
    firstTouchAt: touches.first,
    lastTouchAt: touches.last,
    openFollowUps: listFollowUps(core, { contactId: id, open: true, until: null, limit: 100 }),
    ...referrals(core, id),
    preserved: preserved(stored),
  };
}
