import type { Touchpoint, TouchpointInput } from '@shared/domain/touchpoint';
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';

export interface NewTouchpoint extends TouchpointInput {
  uid: string;
  source: string;
  now: number;
}

export function insertTouchpoint(db: Database, t: NewTouchpoint): number {
  const id = Number(
    db
      .prepare(
        `INSERT INTO touchpoint (uid, kind, occurred_at, local_date, sentiment, minutes, cost_minor, currency, subject, body, source, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        t.uid,
        t.kind,
        t.occurredAt,
        t.localDate,
        t.sentiment,
        t.minutes,
        t.costMinor,
        t.currency,
        t.subject,
        t.body,
        t.source,
        t.now,
        t.now,
      ).lastInsertRowid,
  );
  insertMembers(db, id, t.contactIds, t.occurredAt);
  return id;
}

function insertMembers(db: Database, touchpointId: number, contactIds: readonly number[], occurredAt: number): void {
  const insert = db.prepare('INSERT INTO touchpoint_contact (touchpoint_id, contact_id, occurred_at) VALUES (?, ?, ?)');
  for (const contactId of new Set(contactIds)) insert.run(touchpointId, contactId, occurredAt);
}

/** @throws AppError `not_found` */
export function updateTouchpoint(db: Database, id: number, t: TouchpointInput, now: number): void {
  const { changes } = db
    .prepare(
      `UPDATE touchpoint SET kind = ?, occurred_at = ?, local_date = ?, sentiment = ?, minutes = ?, cost_minor = ?, currency = ?, subject = ?, body = ?, updated_at = ?
       WHERE id = ?`,
    )
    .run(t.kind, t.occurredAt, t.localDate, t.sentiment, t.minutes, t.costMinor, t.currency, t.subject, t.body, now, id);
  if (changes !== 1) throw new AppError('not_found', 'This entry of the timeline is no longer there.');
  const members = db.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ?').pluck().all(id) as number[];
  const remove = db.prepare('DELETE FROM touchpoint_contact WHERE touchpoint_id = ? AND contact_id = ?');
  for (const contactId of members) if (!t.contactIds.includes(contactId)) remove.run(id, contactId);
  insertMembers(
    db,
    id,
    t.contactIds.filter((contactId) => !members.includes(contactId)),
    t.occurredAt,
  );
}

/** @throws AppError `not_found` */
export function deleteTouchpoint(db: Database, id: number): void {
  if (db.prepare('DELETE FROM touchpoint WHERE id = ?').run(id).changes !== 1)
    throw new AppError('not_found', 'This entry of the timeline is no longer there.');
}

interface TouchpointRecord {
  id: number;
  uid: string;
  kind: string;
  occurredAt: number;
  localDate: string;
  sentiment: number;
  minutes: number | null;
  costMinor: number | null;
  currency: string | null;
  subject: string;
  body: string;
}

/** Undefined when it is not there. */
export function findTouchpoint(db: Database, id: number): Touchpoint | undefined {
  const row = db
    .prepare(
      `SELECT id, uid, kind, occurred_at AS occurredAt, local_date AS localDate, sentiment, minutes, cost_minor AS costMinor, currency, subject, body
       FROM touchpoint WHERE id = ?`,
    )
    .get(id) as TouchpointRecord | undefined;
  if (!row) return undefined;
  const contacts = db
    .prepare(
      'SELECT c.id, c.name FROM touchpoint_contact tc JOIN contact c ON c.id = tc.contact_id WHERE tc.touchpoint_id = ? ORDER BY tc.id',
    )
    .all(id) as Touchpoint['contacts'];
  return { ...row, contacts };
}
