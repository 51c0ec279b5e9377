import type { Database } from '../../db/database';
import { LAST_TOUCH } from '../contacts/list';

/** When a person was last in touch, epoch ms; null for never. */
export type LastTouch = (contactId: number) => number | null;

/** `all`: read for everybody at once. */
export function lastTouches(db: Database, now: number, all: boolean): LastTouch {
  if (!all) {
    const one = db.prepare(`SELECT ${LAST_TOUCH} FROM contact c WHERE c.id = :id`).pluck();
    return (id) => (one.get({ id, now }) as number | null | undefined) ?? null;
  }
  // Almost everybody's last touch is no note: the end of their part of the index, which is read in one go.
  const rows = db
    .prepare(
      `SELECT l.contact_id, iif(t.kind = 'note', NULL, l.at), t.kind = 'note'
       FROM (SELECT contact_id, max(occurred_at) AS at, touchpoint_id FROM touchpoint_contact WHERE occurred_at <= ? GROUP BY contact_id) l
       JOIN touchpoint t ON t.id = l.touchpoint_id`,
    )
    .raw()
    .all(now) as [number, number | null, number][];
  const one = lastTouches(db, now, false);
  const known = new Map(rows.map(([id, at, isNote]) => [id, isNote === 1 ? one(id) : at]));
  return (id) => known.get(id) ?? null;
}
