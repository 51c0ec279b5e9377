/** Contacts and what belongs to them, as rows. Everything runs inside the caller's transaction. */
import { createHash } from 'node:crypto';
import { type ContactFields, displayName, type PreservedProperty } from '@shared/domain/contact';
import { fold } from '@shared/domain/fold';
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';
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

function scalars(fields: ContactFields): unknown[] {
  const name = displayName(fields) || UNNAMED;
  return [
    name,
    fold(name),
    fields.fullName,
    fields.name.prefix,
    fields.name.given,
    fields.name.additional,
    fields.name.family,
    fields.name.suffix,
    JSON.stringify(fields.nicknames),
    fields.organization,
    fields.department,
    fields.title,
    fields.stage,
    fields.cadenceDays,
    fields.birthday,
    fields.notes,
    JSON.stringify(fields.customFields),
  ];
}

const SCALARS =
  'name, sort_name, full_name, prefix, given, additional, family, suffix, nicknames, organization, department, title, stage, cadence_days, birthday, notes, custom_fields';

/** Stores a photo once, whoever uses it. */
export function storePhoto(db: Database, photo: NewContact['photo']): number | null {
  if (!photo) return null;
  const sha256 = createHash('sha256').update(photo.bytes).digest('hex');
  const known = db.prepare('SELECT id FROM photo WHERE sha256 = ?').pluck().get(sha256);
  if (known !== undefined) return Number(known);
  return Number(
    db.prepare('INSERT INTO photo (sha256, media_type, data) VALUES (?, ?, ?)').run(sha256, photo.mediaType, photo.bytes).lastInsertRowid,
  );
}

function insertPoints(db: Database, contactId: number, points: ContactFields['points']): void {
  const insert = db.prepare('INSERT INTO contact_point (contact_id, position, kind, label, value, normalized) VALUES (?, ?, ?, ?, ?, ?)');
  points.forEach((point, position) => {
    insert.run(contactId, position, point.kind, point.label, point.value, normalizePoint(point.kind, point.value));
  });
}

function insertAddresses(db: Database, contactId: number, addresses: ContactFields['addresses']): void {
  const insert = db.prepare(
    'INSERT INTO address (contact_id, position, label, po_box, extended, street, city, region, postal_code, country) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  addresses.forEach((a, position) => {
    insert.run(contactId, position, a.label, a.poBox, a.extended, a.street, a.city, a.region, a.postalCode, a.country);
  });
}

function insertDates(db: Database, contactId: number, dates: ContactFields['dates']): void {
  const insert = db.prepare('INSERT INTO important_date (contact_id, position, label, date) VALUES (?, ?, ?, ?)');
  dates.forEach((d, position) => {
    insert.run(contactId, position, d.label, d.date);
  });
}

function insertTags(db: Database, contactId: number, tags: readonly string[]): void {
  for (const tag of new Set(tags)) {
    const known = db.prepare('SELECT id FROM tag WHERE name = ?').pluck().get(tag);
    const tagId = known ?? db.prepare('INSERT INTO tag (name) VALUES (?)').run(tag).lastInsertRowid;
    db.prepare('INSERT INTO contact_tag (contact_id, tag_id) VALUES (?, ?)').run(contactId, tagId);
  }
}

export function insertContact(db: Database, contact: NewContact): number {
  const { fields } = contact;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO contact (uid, ${SCALARS}, photo_id, extras, source, archived_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      contact.uid,
      ...scalars(fields),
      storePhoto(db, contact.photo),
      contact.extras.length === 0 ? '[]' : JSON.stringify(contact.extras),
      contact.source,
      contact.archivedAt,
      contact.createdAt,
      contact.createdAt,
    );
  const id = Number(lastInsertRowid);
  insertPoints(db, id, fields.points);
  insertAddresses(db, id, fields.addresses);
  insertDates(db, id, fields.dates);
  insertTags(db, id, fields.tags);
  return id;
}

interface ContactRecord {
  id: number;
  uid: string;
  name: string;
  full_name: string;
  prefix: string;
  given: string;
  additional: string;
  family: string;
  suffix: string;
  nicknames: string;
  organization: string;
  department: string;
  title: string;
  stage: string | null;
  cadence_days: number | null;
  birthday: string | null;
  notes: string;
  photo_id: number | null;
  custom_fields: string;
  extras: string;
  source: string;
  archived_at: number | null;
  deleted_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface StoredContact {
  record: ContactRecord;
  fields: ContactFields;
  extras: PreservedProperty[];
}

/** @throws AppError `not_found` */
export function getContact(db: Database, id: number): StoredContact {
  const record = db.prepare('SELECT * FROM contact WHERE id = ?').get(id) as ContactRecord | undefined;
  if (!record) throw new AppError('not_found', 'This person is no longer there.');
  const points = db
    .prepare('SELECT kind, label, value FROM contact_point WHERE contact_id = ? ORDER BY position, id')
    .all(id) as ContactFields['points'];
  const addresses = db
    .prepare(
      'SELECT label, po_box AS poBox, extended, street, city, region, postal_code AS postalCode, country FROM address WHERE contact_id = ? ORDER BY position, id',
    )
    .all(id) as ContactFields['addresses'];
  const dates = db
    .prepare('SELECT label, date FROM important_date WHERE contact_id = ? ORDER BY position, id')
    .all(id) as ContactFields['dates'];
  const tags = db
    .prepare('SELECT tag.name FROM contact_tag JOIN tag ON tag.id = tag_id WHERE contact_id = ? ORDER BY contact_tag.id')
    .pluck()
    .all(id) as string[];
  const { prefix, given, additional, family, suffix } = record;
  return {
    record,
    extras: JSON.parse(record.extras) as PreservedProperty[],
    fields: {
      fullName: record.full_name,
      name: { prefix, given, additional, family, suffix },
      nicknames: JSON.parse(record.nicknames) as string[],
      organization: record.organization,
      department: record.department,
      title: record.title,
      points,
      addresses,
      birthday: record.birthday,
      dates,
      customFields: JSON.parse(record.custom_fields) as ContactFields['customFields'],
      tags,
      stage: record.stage,
      cadenceDays: record.cadence_days,
      notes: record.notes,
    },
  };
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
  const assignments = SCALARS.split(', ').map((column) => `${column} = ?`);
  db.prepare(`UPDATE contact SET ${assignments.join(', ')}, extras = ?, photo_id = ?, updated_at = ? WHERE id = ?`).run(
    ...scalars(fields),
    JSON.stringify(extras),
    photoId,
    now,
    id,
  );
  if (!same(before.points, fields.points)) {
    db.prepare('DELETE FROM contact_point WHERE contact_id = ?').run(id);
    insertPoints(db, id, fields.points);
  }
  if (!same(before.addresses, fields.addresses)) {
    db.prepare('DELETE FROM address WHERE contact_id = ?').run(id);
    insertAddresses(db, id, fields.addresses);
  }
  if (!same(before.dates, fields.dates)) {
    db.prepare('DELETE FROM important_date WHERE contact_id = ?').run(id);
    insertDates(db, id, fields.dates);
  }
  if (!same(before.tags, fields.tags)) {
    db.prepare('DELETE FROM contact_tag WHERE contact_id = ?').run(id);
    insertTags(db, id, fields.tags);
  }
  if (before.stage !== fields.stage) {
    db.prepare('INSERT INTO stage_change (contact_id, from_stage, to_stage, at) VALUES (?, ?, ?, ?)').run(
      id,
      before.stage,
      fields.stage,
      now,
    );
  }
  return true;
}

/** A data URL, or null. */
export function readPhoto(db: Database, photoId: number | null): string | null {
  if (photoId === null) return null;
  const row = db.prepare('SELECT media_type, data FROM photo WHERE id = ?').get(photoId) as
    | { media_type: string; data: Buffer }
    | undefined;
  return row ? `data:${row.media_type};base64,${row.data.toString('base64')}` : null;
}
