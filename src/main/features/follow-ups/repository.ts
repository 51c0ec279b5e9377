import type { FollowUp, FollowUpInput } from '@shared/domain/follow-up';
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';

const GONE = 'This follow-up is no longer there.';

export function insertFollowUp(
  db: Database,
  f: FollowUpInput & { uid: string; doneAt: number | null; source: string; now: number },
): number {
  return Number(
    db
      .prepare(
        'INSERT INTO follow_up (uid, contact_id, due_date, reason, done_at, source, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(f.uid, f.contactId, f.dueDate, f.reason, f.doneAt, f.source, f.now, f.now).lastInsertRowid,
  );
}

/** @throws AppError `not_found` */
export function updateFollowUp(db: Database, id: number, f: FollowUpInput, now: number): void {
  const { changes } = db
    .prepare('UPDATE follow_up SET contact_id = ?, due_date = ?, reason = ?, updated_at = ? WHERE id = ?')
    .run(f.contactId, f.dueDate, f.reason, now, id);
  if (changes !== 1) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function setFollowUpDone(db: Database, id: number, doneAt: number | null, now: number): void {
  if (db.prepare('UPDATE follow_up SET done_at = ?, updated_at = ? WHERE id = ?').run(doneAt, now, id).changes !== 1)
    throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deleteFollowUp(db: Database, id: number): void {
  if (db.prepare('DELETE FROM follow_up WHERE id = ?').run(id).changes !== 1) throw new AppError('not_found', GONE);
}

const SELECT = `SELECT f.id, f.uid, f.contact_id AS contactId, c.name AS contactName, f.due_date AS dueDate, f.reason, f.done_at AS doneAt
  FROM follow_up f JOIN contact c ON c.id = f.contact_id`;

/** Undefined when it is not there. */
export function findFollowUp(db: Database, id: number): FollowUp | undefined {
  return db.prepare(`${SELECT} WHERE f.id = ?`).get(id) as FollowUp | undefined;
}

export interface FollowUpFilter {
  contactId: number | null;
  open: boolean;
  /** Due on this day or before; null: whenever. */
  until: string | null;
  limit: number;
}

/** Open ones by due day; done ones newest first. Those of people in the trash or archived are left out unless asked for by person. */
export function selectFollowUps(db: Database, filter: FollowUpFilter): FollowUp[] {
  const whose =
    filter.contactId === null ? 'c.deleted_at IS NULL AND c.archived_at IS NULL AND :contact IS NULL' : 'f.contact_id = :contact';
  const state = filter.open ? 'f.done_at IS NULL' : 'f.done_at IS NOT NULL';
  return db
    .prepare(
      `${SELECT} WHERE ${whose} AND ${state} AND (:until IS NULL OR f.due_date <= :until) ORDER BY ${filter.open ? 'f.due_date, f.id' : 'f.done_at DESC'} LIMIT :limit`,
    )
    .all({ contact: filter.contactId, until: filter.until, limit: filter.limit }) as FollowUp[];
}
