import type { Purchase, PurchaseInput } from '@shared/domain/purchase';
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';

const GONE = 'This purchase is no longer there.';

export function insertPurchase(db: Database, p: PurchaseInput & { uid: string; source: string; now: number }): number {
  return Number(
    db
      .prepare(
        'INSERT INTO purchase (uid, contact_id, at, amount_minor, currency, description, source, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(p.uid, p.contactId, p.at, p.amountMinor, p.currency, p.description, p.source, p.now, p.now).lastInsertRowid,
  );
}

/** @throws AppError `not_found` */
export function updatePurchase(db: Database, id: number, p: PurchaseInput, now: number): void {
  const { changes } = db
    .prepare('UPDATE purchase SET contact_id = ?, at = ?, amount_minor = ?, currency = ?, description = ?, updated_at = ? WHERE id = ?')
    .run(p.contactId, p.at, p.amountMinor, p.currency, p.description, now, id);
  if (changes !== 1) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deletePurchase(db: Database, id: number): void {
  if (db.prepare('DELETE FROM purchase WHERE id = ?').run(id).changes !== 1) throw new AppError('not_found', GONE);
}

/** Undefined when it is not there. */
export function findPurchase(db: Database, id: number): Purchase | undefined {
  return db
    .prepare('SELECT id, uid, contact_id AS contactId, at, amount_minor AS amountMinor, currency, description FROM purchase WHERE id = ?')
    .get(id) as Purchase | undefined;
}
