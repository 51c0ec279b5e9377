/** What actions that hold have deleted, as the history knows it. */

import type { Database } from './database';
import type { ChangeRange } from './history';
import type { RecordedTable } from './schema';

/** The condition of the index `change_of_deletion`, word for word: SQLite uses it for no other. */
const DELETED = `op = 'D' AND tbl IN ('contact', 'touchpoint', 'referral', 'purchase', 'follow_up', 'organization')`;

export interface DeletingAction extends ChangeRange {
  /** Epoch ms. */
  at: number;
}

interface Deleted {
  id: number;
  tbl: RecordedTable;
  row_id: number;
  before: string;
}

/** Actions that deleted something, newest first; not those that are undone, nor the undoing of others. */
export function deletingActions(db: Database): DeletingAction[] {
  const newest = db.prepare(`SELECT id FROM change WHERE ${DELETED} AND id < ? ORDER BY id DESC LIMIT 1`).pluck();
  const around = db.prepare(
    `SELECT at, state, reverts, first_change AS first, last_change AS last FROM action
     WHERE first_change IS NOT NULL AND first_change <= ? ORDER BY first_change DESC LIMIT 1`,
  );
  const found: DeletingAction[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const id = newest.get(before) as number | undefined;
    if (id === undefined) return found;
    const action = around.get(id) as (DeletingAction & { state: string; reverts: number | null }) | undefined;
    const known = action && action.last >= id ? action : null;
    if (known?.state === 'done' && known.reverts === null) found.push({ at: known.at, first: known.first, last: known.last });
    // All of one action is passed at once: an import that was undone may have deleted a million rows.
    before = known?.first ?? id;
  }
}

/** What it deleted of these tables, oldest first. */
export function deletedBy(db: Database, { first, last }: ChangeRange): Deleted[] {
  return db
    .prepare(`SELECT id, tbl, row_id, before FROM change WHERE ${DELETED} AND id BETWEEN ? AND ? ORDER BY id`)
    .all(first, last) as Deleted[];
}
