import type { Purchase, PurchaseInput } from '@shared/domain/purchase';
import { AppError } from '@shared/errors';
import type { Updateable } from 'kysely';
import type { Database } from '../../db/database';
import { BLOCK_ROWS, inBlocks } from '../../db/in-blocks';
import { query, type Slot, sqlBuilder } from '../../db/query';
import type { PurchaseTable } from '../../db/schema';

const GONE = 'This purchase is no longer there.';

function columnsOf(p: PurchaseInput) {
  return {
    contact_id: p.contactId,
    at: p.at,
    amount_minor: p.amountMinor,
    currency: p.currency,
    description: p.description,
  } satisfies Updateable<PurchaseTable>;
}

export function insertPurchase(db: Database, p: PurchaseInput & { uid: string; source: string; now: number }): number {
  return db.insert('purchase', { uid: p.uid, ...columnsOf(p), source: p.source, created_at: p.now, updated_at: p.now });
}

/** @throws AppError `not_found` */
export function updatePurchase(db: Database, id: number, p: PurchaseInput, now: number): void {
  if (!db.update('purchase', id, { ...columnsOf(p), updated_at: now })) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deletePurchase(db: Database, id: number): void {
  if (!db.delete('purchase', id)) throw new AppError('not_found', GONE);
}

const purchases = () =>
  sqlBuilder
    .selectFrom('purchase')
    .select(['id', 'uid', 'contact_id as contactId', 'at', 'amount_minor as amountMinor', 'currency', 'description']);

const purchaseById = query((_sql, id: Slot<number>) => purchases().where('id', '=', id));

/** Undefined when it is not there. */
export function findPurchase(db: Database, id: number): Purchase | undefined {
  return db.find(purchaseById(id));
}

const purchasesAfter = query((_sql, id: Slot<number>) => purchases().where('id', '>', id).orderBy('id').limit(BLOCK_ROWS));

/** All purchases in the order of their ids. */
export function readPurchases(db: Database): Generator<Purchase> {
  return inBlocks((after) => db.all(purchasesAfter(after)));
}
