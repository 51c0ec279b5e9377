import type { FollowUp, FollowUpInput } from '@shared/domain/follow-up';
import { parseRecurrence, writeRecurrence } from '@shared/domain/recurrence';
import { AppError } from '@shared/errors';
import type { Updateable } from 'kysely';
import type { Database } from '../../db/database';
import { BLOCK_ROWS, inBlocks } from '../../db/in-blocks';
import { query, type Slot, sqlBuilder } from '../../db/query';
import type { FollowUpTable } from '../../db/schema';

const GONE = 'This follow-up is no longer there.';

/** Whoever knows nothing of repeating leaves it out. */
type FollowUpRow = Omit<FollowUpInput, 'recurrence' | 'recursOn'> & Partial<Pick<FollowUpInput, 'recurrence' | 'recursOn'>>;

function columnsOf({ contactId, dueDate, reason, recurrence = null, recursOn = null }: FollowUpRow) {
  return {
    contact_id: contactId,
    due_date: dueDate,
    reason,
    recurrence: recurrence === null ? null : writeRecurrence(parseRecurrence(recurrence)),
    recurs_on: recurrence === null ? null : (recursOn ?? dueDate),
  } satisfies Updateable<FollowUpTable>;
}

export function insertFollowUp(db: Database, f: FollowUpRow & { uid: string; doneAt: number | null; source: string; now: number }): number {
  return db.insert('follow_up', {
    uid: f.uid,
    ...columnsOf(f),
    done_at: f.doneAt,
    source: f.source,
    created_at: f.now,
    updated_at: f.now,
  });
}

/** @throws AppError `not_found` */
export function updateFollowUp(db: Database, id: number, f: FollowUpInput, now: number): void {
  if (!db.update('follow_up', id, { ...columnsOf(f), updated_at: now })) throw new AppError('not_found', GONE);
}

/** Another day for this time; what repeats goes on by its rule. @throws AppError `not_found` */
export function setDueDate(db: Database, id: number, dueDate: string, now: number): void {
  if (!db.update('follow_up', id, { due_date: dueDate, updated_at: now })) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function setFollowUpDone(db: Database, id: number, doneAt: number | null, now: number): void {
  if (!db.update('follow_up', id, { done_at: doneAt, updated_at: now })) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deleteFollowUp(db: Database, id: number): void {
  if (!db.delete('follow_up', id)) throw new AppError('not_found', GONE);
}

const followUps = () =>
  sqlBuilder
    .selectFrom('follow_up as f')
    .innerJoin('contact as c', 'c.id', 'f.contact_id')
    .select([
      'f.id',
      'f.uid',
      'f.contact_id as contactId',
      'c.name as contactName',
      'f.due_date as dueDate',
      'f.reason',
      'f.done_at as doneAt',
      'f.recurrence',
      'f.recurs_on as recursOn',
    ]);

const followUpById = query((_sql, id: Slot<number>) => followUps().where('f.id', '=', id));

/** Undefined when it is not there. */
export function findFollowUp(db: Database, id: number): FollowUp | undefined {
  return db.find(followUpById(id));
}

const followUpsAfter = query((_sql, id: Slot<number>) => followUps().where('f.id', '>', id).orderBy('f.id').limit(BLOCK_ROWS));

/** @throws AppError `not_found` */
export function getFollowUp(db: Database, id: number): FollowUp {
  const found = findFollowUp(db, id);
  if (!found) throw new AppError('not_found', GONE);
  return found;
}

/** All follow-ups in the order of their ids. */
export function readFollowUps(db: Database): Generator<FollowUp> {
  return inBlocks((after) => db.all(followUpsAfter(after)));
}

export interface FollowUpFilter {
  contactId: number | null;
  open: boolean;
  /** Due on this day or before; null: whenever. */
  until: string | null;
  limit: number;
}

/** Open ones by due day; done ones newest first. Those of people in the trash or archived are left out unless asked for by person. */
export function selectFollowUps(db: Database, { contactId, open, until, limit }: FollowUpFilter): FollowUp[] {
  let rows = followUps()
    .where('f.done_at', open ? 'is' : 'is not', null)
    .limit(limit);
  rows =
    contactId === null
      ? rows.where('c.deleted_at', 'is', null).where('c.archived_at', 'is', null)
      : rows.where('f.contact_id', '=', contactId);
  if (until !== null) rows = rows.where('f.due_date', '<=', until);
  return db.all(open ? rows.orderBy('f.due_date').orderBy('f.id') : rows.orderBy('f.done_at', 'desc'));
}

/** Those of these people who are not in the trash, in the same order. */
export function livingOf(db: Database, ids: readonly number[]): number[] {
  const found = db.prepare('SELECT c.id FROM json_each(?) j JOIN contact c ON c.id = j.value WHERE c.deleted_at IS NULL ORDER BY j.key');
  return found.pluck().all(JSON.stringify(ids)) as number[];
}

const shownFollowUps = () =>
  followUps().where('f.done_at', 'is', null).where('c.deleted_at', 'is', null).where('c.archived_at', 'is', null);

function ofTag<T extends ReturnType<typeof followUps>>(rows: T, tag: string | null) {
  if (tag === null) return rows;
  return rows.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('contact_tag as ct')
        .innerJoin('tag', 'tag.id', 'ct.tag_id')
        .select('ct.id')
        .whereRef('ct.contact_id', '=', 'f.contact_id')
        .where('tag.name', '=', tag),
    ),
  );
}

export interface DueFilter {
  /** Null: whatever was due before too. */
  from: string | null;
  to: string;
  tag: string | null;
  limit: number;
}

/** Open ones by the day they are due. Those of people in the trash or archived are left out. */
export function selectDue(db: Database, { from, to, tag, limit }: DueFilter): FollowUp[] {
  let rows = shownFollowUps().where('f.due_date', '<=', to).orderBy('f.due_date').orderBy('f.id').limit(limit);
  if (from !== null) rows = rows.where('f.due_date', '>=', from);
  return db.all(ofTag(rows, tag));
}

/** Open ones that repeat, due on this day or before: later ones do not come again until then. */
export function selectRecurring(db: Database, to: string, tag: string | null): FollowUp[] {
  const rows = shownFollowUps().where('f.recurrence', 'is not', null).where('f.due_date', '<=', to).orderBy('f.due_date').limit(2_000);
  return db.all(ofTag(rows, tag));
}
