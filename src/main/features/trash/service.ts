/** The trash: who is in it, when they go, and removing people and things for good. */
import { DAY_MS } from '@shared/domain/dates';
import { TRASH_DAYS } from '@shared/domain/trash';
import type { TrashPage } from '@shared/history-views';
import type { RemovedForGood, TrashedRef } from '@shared/trash-views';
import type { Database } from '../../db/database';
import { noteAction, pruneDropped } from '../../db/history';
import type { Core } from '../core';
import { findDeleted, keyOf } from './deleted-things';
import { forgetGone, forgetThings, listGone } from './forget';

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

/** "1 person and 3 entries". */
function counted(people: number, things: number): string {
  return [
    ...(people > 0 || things === 0 ? [people === 1 ? '1 person' : `${people} people`] : []),
    ...(things > 0 ? [things === 1 ? '1 entry' : `${things} entries`] : []),
  ].join(' and ');
}

/** Of those asked for, who is in the trash; null: everybody. */
function trashedPeople({ db }: Core, asked: readonly number[] | null): number[] {
  const all = 'SELECT id FROM contact WHERE deleted_at IS NOT NULL';
  return (
    asked === null
      ? db.prepare(all).pluck().all()
      : db.prepare(`${all} AND id IN (SELECT value FROM json_each(?))`).pluck().all(JSON.stringify(asked))
  ) as number[];
}

/** Removes people and things for good, and what the history knows of them; null: all there are. What is not in the trash stays. */
export function removeForGood(core: Core, asked: readonly number[] | null, askedThings: readonly TrashedRef[] | null = []): RemovedForGood {
  const ids = trashedPeople(core, asked);
  const wanted = askedThings && new Set(askedThings.map(keyOf));
  const things = wanted?.size === 0 ? [] : findDeleted(core.db).filter((thing) => wanted === null || wanted.has(keyOf(thing)));
  if (ids.length > 0 || things.length > 0) removeAll(core, ids, things);
  return { people: ids.length, things: things.length };
}

function removeAll(core: Core, ids: readonly number[], things: readonly TrashedRef[]): void {
  const { db } = core;
  const label = `Empty the trash: ${counted(ids.length, things.length)}`;
  // What is deleted is overwritten in the file too.
  db.raw.pragma('secure_delete = ON');
  try {
    if (ids.length === 0) {
      const tables = [...new Set(things.map(({ table }) => table))];
      core.actSilently(tables, () => {
        forgetThings(db, things);
        noteAction(db, label, core.now());
      });
    } else {
      core.actForGood(
        label,
        () => {
          listGone(db, ids);
          removePeople(db, JSON.stringify(ids));
        },
        (range) => forgetGone(db, range, things),
      );
    }
  } finally {
    db.raw.pragma('secure_delete = OFF');
  }
}

/** Removes what has been in the trash for its days, and lets go of what can't be done again. */
export function sweep(core: Core): RemovedForGood {
  const { db } = core;
  const now = core.now();
  const until = now - TRASH_DAYS * DAY_MS;
  const lastDone = Number(db.prepare('SELECT coalesce(max(at), 0) FROM action').pluck().get());
  const believed = now - lastDone <= BELIEVED_MS;
  const people = believed ? (db.prepare('SELECT id FROM contact WHERE deleted_at <= ?').pluck().all(until) as number[]) : [];
  const things = believed ? findDeleted(db).filter(({ action }) => action.at <= until) : [];
  const removed = removeForGood(core, people, things);
  db.transaction(() => pruneDropped(db));
  return removed;
}
