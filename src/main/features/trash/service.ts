/** The trash: who is in it, when they go, and removing them for good. */
import { DAY_MS } from '@shared/domain/dates';
import { TRASH_DAYS } from '@shared/domain/trash';
import type { TrashPage } from '@shared/history-views';
import type { Database } from '../../db/database';
import { pruneDropped } from '../../db/history';
import type { Core } from '../core';
import { forgetGone, listGone } from './forget';

/** A clock this far past the last thing done is not believed: nobody is removed by it. */
const BELIEVED_MS = 180 * DAY_MS;

/** The last who were deleted first. */
export function trashPage(core: Core, offset: number, limit: number): TrashPage {
  const rows = core.db
    .prepare(
      `SELECT id, name, organization, deleted_at AS deletedAt FROM contact WHERE deleted_at IS NOT NULL
       ORDER BY deleted_at DESC, sort_name, id LIMIT ? OFFSET ?`,
    )
    .all(limit, offset) as Omit<TrashPage['people'][number], 'goesAt'>[];
  const total = Number(core.db.prepare('SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL').pluck().get());
  return { total, people: rows.map((row) => ({ ...row, goesAt: row.deletedAt + TRASH_DAYS * DAY_MS })) };
}

/** Removes them with all that is about them alone; a touchpoint with others stays theirs. */
function removePeople(db: Database, ids: string): void {
  db.prepare(
    `DELETE FROM touchpoint WHERE id IN (SELECT touchpoint_id FROM touchpoint_contact WHERE contact_id IN (SELECT value FROM json_each(:ids)))
       AND id NOT IN (SELECT o.touchpoint_id FROM touchpoint_contact m JOIN touchpoint_contact o ON o.touchpoint_id = m.touchpoint_id
         WHERE m.contact_id IN (SELECT value FROM json_each(:ids)) AND o.contact_id NOT IN (SELECT value FROM json_each(:ids)))`,
  ).run({ ids });
  db.prepare('DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?))').run(ids);
}

/** Removes these people for good, and what the history knows of them. Those not in the trash stay. Gives back how many went. */
export function removeForGood(core: Core, asked: readonly number[] | null): number {
  const { db } = core;
  const ids = (
    asked === null
      ? db.prepare('SELECT id FROM contact WHERE deleted_at IS NOT NULL').pluck().all()
      : db
          .prepare('SELECT id FROM contact WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))')
          .pluck()
          .all(JSON.stringify(asked))
  ) as number[];
  if (ids.length === 0) return 0;
  // What is deleted is overwritten in the file too.
  db.raw.pragma('secure_delete = ON');
  try {
    const label = `Empty the trash: ${ids.length === 1 ? '1 person' : `${ids.length} people`}`;
    core.actForGood(
      label,
      () => {
        listGone(db, ids);
        removePeople(db, JSON.stringify(ids));
      },
      (range) => forgetGone(db, range),
    );
  } finally {
    db.raw.pragma('secure_delete = OFF');
  }
  return ids.length;
}

/** Removes who has been in the trash for its days, and lets go of what can't be done again. Gives back how many people went. */
export function sweep(core: Core): number {
  const { db } = core;
  const now = core.now();
  const lastDone = Number(db.prepare('SELECT coalesce(max(at), 0) FROM action').pluck().get());
  const due =
    now - lastDone > BELIEVED_MS
      ? []
      : (db
          .prepare('SELECT id FROM contact WHERE deleted_at <= ?')
          .pluck()
          .all(now - TRASH_DAYS * DAY_MS) as number[]);
  const removed = due.length > 0 ? removeForGood(core, due) : 0;
  db.transaction(() => pruneDropped(db));
  return removed;
}
