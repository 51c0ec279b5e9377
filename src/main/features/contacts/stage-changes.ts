/** When people moved from one stage to another: rows of their timelines. */
import type { Database } from '../../db/database';
import { query, type Slot } from '../../db/query';

export interface StageChange {
  contactId: number;
  from: string | null;
  to: string | null;
  /** Epoch ms. */
  at: number;
}

/** All of them, oldest row first. */
export function listStageChanges(db: Database): StageChange[] {
  const rows = db.sql.selectFrom('stage_change').select(['contact_id as contactId', 'from_stage as from', 'to_stage as to', 'at']);
  return db.all(rows.orderBy('id'));
}

const sameChange = query((sql, contactId: Slot<number>, at: Slot<number>, to: Slot<string | null>) =>
  sql.selectFrom('stage_change').select('id').where('contact_id', '=', contactId).where('at', '=', at).where('to_stage', 'is', to),
);

export function hasStageChange(db: Database, { contactId, at, to }: Omit<StageChange, 'from'>): boolean {
  return db.find(sameChange(contactId, at, to)) !== undefined;
}

/** Adds one unless it is there. */
export function addStageChange(db: Database, change: StageChange): void {
  const { contactId, from, to, at } = change;
  if (!hasStageChange(db, change)) db.insert('stage_change', { contact_id: contactId, from_stage: from, to_stage: to, at });
}
