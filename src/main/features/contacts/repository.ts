/** Contacts and what belongs to them, as rows. Everything runs inside the caller's transaction. */
import { createHash } from 'node:crypto';
import { type ContactFields, displayName, type PreservedProperty } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';
import type { ContactTable, Schema } from '../../db/schema';
import { normalizePoint } from './normalize';

export interface NewContact {
  uid: string;
  fields: ContactFields;
  extras: PreservedProperty[];
  photo: { mediaType: string; bytes: Uint8Array } | null;
  source: string;
  archivedAt: number | null;
  createdAt: number;
}

/** What a contact is called when a file gives it no name at all. */
export const UNNAMED = 'Unnamed';

function columnsOf(fields: ContactFields) {
  const name = displayName(fields) || UNNAMED;
  return {
    name,
    sort_name: fold(name),
    full_name: fields.fullName,
    prefix: fields.name.prefix,
    given: fields.name.given,
    additional: fields.name.additional,
    family: fields.name.family,
    suffix: fields.name.suffix,
    nicknames: JSON.stringify(fields.nicknames),
    organization: fields.organization,
    department: fields.department,
    title: fields.title,
    role_from: fields.roleFrom,
    role_to: fields.roleTo,
    stage: fields.stage,
    cadence_days: fields.cadenceDays,
    birthday: fields.birthday,
    notes: fields.notes,
    custom_fields: JSON.stringify(fields.customFields),
  } satisfies Updateable<ContactTable>;
}

const photoByHash = query((sql, sha256: Slot<string>) => sql.selectFrom('photo').select('id').where('sha256', '=', sha256));

/** Stores a photo once, whoever uses it. */
export function storePhoto(db: Database, photo: NewContact['photo']): number | null {
  if (!photo) return null;
  const sha256 = createHash('sha256').update(photo.bytes).digest('hex');
  return db.find(photoByHash(sha256))?.id ?? db.insert('photo', { sha256, media_type: photo.mediaType, data: photo.bytes });
}

function insertPoints(db: Database, contactId: number, points: ContactFields['points']): void {
  points.forEach(({ kind, label, value }, position) => {
    db.insert('contact_point', { contact_id: contactId, position, kind, label, value, normalized: normalizePoint(kind, value) });
  });
}

function insertAddresses(db: Database, contactId: number, addresses: ContactFields['addresses']): void {
  addresses.forEach((a, position) => {
    db.insert('address', {
      contact_id: contactId,
      position,
      label: a.label,
      po_box: a.poBox,
      extended: a.extended,
      street: a.street,
      city: a.city,
      region: a.region,
      postal_code: a.postalCode,
      country: a.country,
    });
  });
}

function insertDates(db: Database, contactId: number, dates: ContactFields['dates']): void {
  dates.forEach(({ label, date }, position) => {
    db.insert('important_date', { contact_id: contactId, position, label, date });
  });
}

function insertRoles(db: Database, contactId: number, roles: ContactFields['otherRoles']): void {
  roles.forEach(({ organization, department, title, from, to }, position) => {
    db.insert('contact_role', { contact_id: contactId, position, organization, department, title, from_date: from, to_date: to });
  });
}

const tagByName = query((sql, name: Slot<string>) => sql.selectFrom('tag').select('id').where('name', '=', name));

/** The id of the tag of that name, which is made if there is none. */
export function ensureTag(db: Database, name: string): number {
  return db.find(tagByName(name))?.id ?? db.insert('tag', { name });
}

function insertTags(db: Database, contactId: number, tags: readonly string[]): void {
  for (const name of new Set(tags)) db.insert('contact_tag', { contact_id: contactId, tag_id: ensureTag(db, name) });
}

export function insertContact(db: Database, contact: NewContact): number {
  const { fields } = contact;
  const id = db.insert('contact', {
    uid: contact.uid,
    ...columnsOf(fields),
    photo_id: storePhoto(db, contact.photo),
    extras: contact.extras.length === 0 ? '[]' : JSON.stringify(contact.extras),
    source: contact.source,
    archived_at: contact.archivedAt,
    created_at: contact.createdAt,
    updated_at: contact.createdAt,
  });
  insertPoints(db, id, fields.points);
  insertAddresses(db, id, fields.addresses);
  insertDates(db, id, fields.dates);
  insertRoles(db, id, fields.otherRoles);
  insertTags(db, id, fields.tags);
  return id;
}

export interface StoredContact {
  record: Selectable<ContactTable>;
  fields: ContactFields;
  extras: PreservedProperty[];
}

const contactById = query((sql, id: Slot<number>) => sql.selectFrom('contact').selectAll().where('id', '=', id));

/** What belongs to contacts, in the order in which each of them shows it. */
export const belongings = {
  points: (sql: Kysely<Schema>) =>
    sql.selectFrom('contact_point').select(['kind', 'label', 'value']).orderBy('contact_id').orderBy('position').orderBy('id'),
  addresses: (sql: Kysely<Schema>) =>
    sql
      .selectFrom('address')
      .select(['label', 'po_box as poBox', 'extended', 'street', 'city', 'region', 'postal_code as postalCode', 'country'])
      .orderBy('contact_id')
      .orderBy('position')
      .orderBy('id'),
  dates: (sql: Kysely<Schema>) =>
    sql.selectFrom('important_date').select(['label', 'date']).orderBy('contact_id').orderBy('position').orderBy('id'),
  roles: (sql: Kysely<Schema>) =>
    sql
      .selectFrom('contact_role')
      .select(['organization', 'department', 'title', 'from_date as from', 'to_date as to'])
      .orderBy('contact_id')
      .orderBy('position')
      .orderBy('id'),
  tags: (sql: Kysely<Schema>) =>
    sql
      .selectFrom('contact_tag as ct')
      .innerJoin('tag', 'tag.id', 'ct.tag_id')
      .select('tag.name')
      .orderBy('ct.contact_id')
      .orderBy('ct.id'),
} as const;

const pointsOf = query((sql, id: Slot<number>) => belongings.points(sql).where('contact_id', '=', id));
const addressesOf = query((sql, id: Slot<number>) => belongings.addresses(sql).where('contact_id', '=', id));
const datesOf = query((sql, id: Slot<number>) => belongings.dates(sql).where('contact_id', '=', id));
const rolesOf = query((sql, id: Slot<number>) => belongings.roles(sql).where('contact_id', '=', id));
const tagsOf = query((sql, id: Slot<number>) => belongings.tags(sql).where('ct.contact_id', '=', id));

export type Belongings = Pick<ContactFields, 'otherRoles' | 'points' | 'addresses' | 'dates' | 'tags'>;

const NONE = '[]';

export function toStored(record: Selectable<ContactTable>, { otherRoles, points, addresses, dates, tags }: Belongings): StoredContact {
  const { prefix, given, additional, family, suffix } = record;
  return {
    record,
    extras: record.extras === NONE ? [] : (JSON.parse(record.extras) as PreservedProperty[]),
    fields: {
      fullName: record.full_name,
      name: { prefix, given, additional, family, suffix },
      nicknames: record.nicknames === NONE ? [] : (JSON.parse(record.nicknames) as string[]),
      organization: record.organization,
      department: record.department,
      title: record.title,
      roleFrom: record.role_from,
      roleTo: record.role_to,
      otherRoles,
      points,
      addresses,
      birthday: record.birthday,
      dates,
      customFields: record.custom_fields === NONE ? [] : (JSON.parse(record.custom_fields) as ContactFields['customFields']),
      tags,
      stage: record.stage,
      cadenceDays: record.cadence_days,
      notes: record.notes,
    },
  };
}

/** @throws AppError `not_found` */
export function getContact(db: Database, id: number): StoredContact {
  const record = db.find(contactById(id));
  if (!record) throw new AppError('not_found', 'This person is no longer there.');
  return toStored(record, {
    otherRoles: db.all(rolesOf(id)),
    points: db.all(pointsOf(id)),
    addresses: db.all(addressesOf(id)),
    dates: db.all(datesOf(id)),
    tags: db.all(tagsOf(id)).map((tag) => tag.name),
  });
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Writes what differs from `stored`, and a row of the timeline when the stage changed. Returns whether anything did. */
export function updateContact(
  db: Database,
  stored: StoredContact,
  fields: ContactFields,
  extras: PreservedProperty[],
  photoId: number | null,
  now: number,
): boolean {
  const { id } = stored.record;
  const before = stored.fields;
  if (same(before, fields) && same(stored.extras, extras) && stored.record.photo_id === photoId) return false;
  db.update('contact', id, { ...columnsOf(fields), extras: JSON.stringify(extras), photo_id: photoId, updated_at: now });
  if (!same(before.points, fields.points)) {
    db.run(db.sql.deleteFrom('contact_point').where('contact_id', '=', id));
    insertPoints(db, id, fields.points);
  }
  if (!same(before.addresses, fields.addresses)) {
    db.run(db.sql.deleteFrom('address').where('contact_id', '=', id));
    insertAddresses(db, id, fields.addresses);
  }
  if (!same(before.dates, fields.dates)) {
    db.run(db.sql.deleteFrom('important_date').where('contact_id', '=', id));
    insertDates(db, id, fields.dates);
  }
  if (!same(before.otherRoles, fields.otherRoles)) {
    db.run(db.sql.deleteFrom('contact_role').where('contact_id', '=', id));
    insertRoles(db, id, fields.otherRoles);
  }
  if (!same(before.tags, fields.tags)) {
    db.run(db.sql.deleteFrom('contact_tag').where('contact_id', '=', id));
    insertTags(db, id, fields.tags);
  }
  if (before.stage !== fields.stage) {
    db.insert('stage_change', { contact_id: id, from_stage: before.stage, to_stage: fields.stage, at: now });
  }
  return true;
}

const photoById = query((sql, id: Slot<number>) =>
  sql.selectFrom('photo').select(['media_type as mediaType', 'data']).where('id', '=', id),
);

/** Undefined for a contact without a photo (null). */
export function findPhoto(db: Database, photoId: number | null): { mediaType: string; data: Buffer } | undefined {
  return photoId === null ? undefined : db.find(photoById(photoId));
}

/** A data URL, or null. */
export function readPhoto(db: Database, photoId: number | null): string | null {
  const photo = findPhoto(db, photoId);
  return photo ? `data:${photo.mediaType};base64,${photo.data.toString('base64')}` : null;
}

/** How many people there are, archived ones included, those in the trash not. */
export function countPeople(db: Database): number {
  const people = db.sql.selectFrom('contact').select(({ fn }) => fn.countAll<number>().as('count'));
  return db.find(people.where('deleted_at', 'is', null))?.count ?? 0;
}
