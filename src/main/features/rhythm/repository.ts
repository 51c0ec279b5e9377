/** Messages that need no answer. */
import type { Database } from '../../db/database';

export interface Dismissal {
  contactId: number;
  /** Their messages up to this instant, epoch ms. */
  at: number;
}

export function insertDismissal(db: Database, { contactId, at }: Dismissal): void {
  db.insert('answer_dismissal', { contact_id: contactId, at });
}

/** All of them, oldest row first. */
export function listDismissals(db: Database): Dismissal[] {
  return db.all(db.sql.selectFrom('answer_dismissal').select(['contact_id as contactId', 'at']).orderBy('id'));
}

export function hasDismissal(db: Database, { contactId, at }: Dismissal): boolean {
  return db.prepare('SELECT 1 FROM answer_dismissal WHERE contact_id = ? AND at = ?').get(contactId, at) !== undefined;
}

/** Adds one unless it is there. */
export function addDismissal(db: Database, dismissal: Dismissal): void {
  if (!hasDismissal(db, dismissal)) insertDismissal(db, dismissal);
}
