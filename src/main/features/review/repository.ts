/** Weekly reviews: the finished ones are settings of their own each, the unfinished one is how the window stands. */

import { type ReviewProgress, type ReviewRecord, reviewProgress, reviewRecord } from '@shared/domain/review';
import { isoInstant } from '@shared/interchange';
import type { Database } from '../../db/database';
import { REVIEW_KEYS } from '../settings/service';

const PROGRESS = 'review';

const keyOf = (at: number) => `${REVIEW_KEYS}${new Date(at).toISOString()}`;

/** Newest first; what can't be read is passed over, as with any setting. */
export function selectReviews(db: Database, limit: number): ReviewRecord[] {
  // The character after the space, so that the index of the keys is used.
  const rows = db
    .prepare("SELECT key, value FROM setting WHERE key > 'review ' AND key < 'review!' ORDER BY key DESC LIMIT ?")
    .all(limit) as { key: string; value: string }[];
  return rows.flatMap(({ key, value }) => {
    const at = isoInstant.safeParse(key.slice(REVIEW_KEYS.length));
    const record = reviewRecord.omit({ at: true }).safeParse(JSON.parse(value));
    return at.success && record.success ? [{ at: at.data, ...record.data }] : [];
  });
}

export function hasReview(db: Database, at: number): boolean {
  return db.prepare('SELECT 1 FROM setting WHERE key = ?').get(keyOf(at)) !== undefined;
}

/** Writes a review, in the place of the one of that instant. */
export function putReview(db: Database, { at, ...record }: ReviewRecord): void {
  const value = JSON.stringify(record);
  db.run(
    db.sql
      .insertInto('setting')
      .values({ key: keyOf(at), value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }).where('setting.value', '<>', value)),
  );
}

export function deleteReview(db: Database, at: number): boolean {
  return db.prepare('DELETE FROM setting WHERE key = ?').run(keyOf(at)).changes > 0;
}

export function findProgress(db: Database): ReviewProgress | null {
  const row = db.find(db.sql.selectFrom('preference').select('value').where('key', '=', PROGRESS));
  const progress = row && reviewProgress.safeParse(JSON.parse(row.value));
  return progress?.success ? progress.data : null;
}

export function putProgress(db: Database, progress: ReviewProgress): void {
  const value = JSON.stringify(progress);
  db.run(
    db.sql
      .insertInto('preference')
      .values({ key: PROGRESS, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}
