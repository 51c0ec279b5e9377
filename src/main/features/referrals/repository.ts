import type { Referral, ReferralInput, ReferralStatus } from '@shared/domain/referral';
import { AppError } from '@shared/errors';
import type { InferResult, Updateable } from 'kysely';
import type { Database } from '../../db/database';
import { BLOCK_ROWS, inBlocks } from '../../db/in-blocks';
import { query, type Slot, sqlBuilder } from '../../db/query';
import type { ReferralTable } from '../../db/schema';

const GONE = 'This referral is no longer there.';

function columnsOf(r: ReferralInput) {
  return {
    from_contact_id: r.fromContactId,
    to_contact_id: r.toContactId,
    subject_contact_id: r.subjectContactId,
    made_at: r.madeAt,
    status: r.status,
    closed_at: r.closedAt,
    value_minor: r.valueMinor,
    currency: r.currency,
    thanked_at: r.thankedAt,
    outcome_reported_at: r.outcomeReportedAt,
    note: r.note,
  } satisfies Updateable<ReferralTable>;
}

export function insertReferral(db: Database, r: ReferralInput & { uid: string; source: string; now: number }): number {
  return db.insert('referral', { uid: r.uid, ...columnsOf(r), source: r.source, created_at: r.now, updated_at: r.now });
}

/** @throws AppError `not_found` */
export function updateReferral(db: Database, id: number, r: ReferralInput, now: number): void {
  if (!db.update('referral', id, { ...columnsOf(r), updated_at: now })) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deleteReferral(db: Database, id: number): void {
  if (!db.delete('referral', id)) throw new AppError('not_found', GONE);
}

const referrals = () =>
  sqlBuilder
    .selectFrom('referral as r')
    .leftJoin('contact as f', 'f.id', 'r.from_contact_id')
    .leftJoin('contact as t', 't.id', 'r.to_contact_id')
    .innerJoin('contact as s', 's.id', 'r.subject_contact_id')
    .select([
      'r.id',
      'r.uid',
      'r.from_contact_id as fromContactId',
      'r.to_contact_id as toContactId',
      'r.subject_contact_id as subjectContactId',
      'r.made_at as madeAt',
      'r.status',
      'r.closed_at as closedAt',
      'r.value_minor as valueMinor',
      'r.currency',
      'r.thanked_at as thankedAt',
      'r.outcome_reported_at as outcomeReportedAt',
      'r.note',
      'f.name as fromName',
      't.name as toName',
      's.name as subjectName',
    ]);

type ReferralRow = InferResult<ReturnType<typeof referrals>>[number];

function toReferral({ fromName, toName, subjectName, ...row }: ReferralRow): Referral {
  return {
    ...row,
    from: row.fromContactId === null ? null : { id: row.fromContactId, name: fromName ?? '' },
    to: row.toContactId === null ? null : { id: row.toContactId, name: toName ?? '' },
    subject: { id: row.subjectContactId, name: subjectName },
  };
}

const referralById = query((_sql, id: Slot<number>) => referrals().where('r.id', '=', id));

/** Undefined when it is not there. */
export function findReferral(db: Database, id: number): Referral | undefined {
  const row = db.find(referralById(id));
  return row && toReferral(row);
}

const referralsAfter = query((_sql, id: Slot<number>) => referrals().where('r.id', '>', id).orderBy('r.id').limit(BLOCK_ROWS));

/** All referrals in the order of their ids. */
export function readReferrals(db: Database): Generator<Referral> {
  return inBlocks((after) => db.all(referralsAfter(after)).map(toReferral));
}

/** Referrals, newest first; those a contact has any part in, those in these states (empty: all). */
export function listReferrals(
  db: Database,
  { contactId, statuses, limit }: { contactId: number | null; statuses: readonly ReferralStatus[]; limit: number },
): Referral[] {
  let rows = referrals().orderBy('r.made_at', 'desc').orderBy('r.id', 'desc').limit(limit);
  if (contactId !== null) {
    rows = rows.where(({ or, eb }) =>
      or([eb('r.from_contact_id', '=', contactId), eb('r.to_contact_id', '=', contactId), eb('r.subject_contact_id', '=', contactId)]),
    );
  }
  if (statuses.length > 0) rows = rows.where('r.status', 'in', statuses);
  return db.all(rows).map(toReferral);
}

const unthankedInOrder = (order: 'asc' | 'desc') =>
  query((_sql, limit: Slot<number>) =>
    referrals()
      .where('r.to_contact_id', 'is', null)
      .where('r.thanked_at', 'is', null)
      .where('r.status', '<>', 'lost')
      .where('f.deleted_at', 'is', null)
      .where('f.archived_at', 'is', null)
      .orderBy('r.made_at', order)
      .limit(limit),
  );
const unthanked = unthankedInOrder('asc');
const newlyReferred = unthankedInOrder('desc');

/** Referrals received (to me) that were not thanked for yet, oldest first. */
export function listUnthanked(db: Database, limit: number): Referral[] {
  return db.all(unthanked(limit)).map(toReferral);
}

/** As `listUnthanked`, newest first. */
export function listNewlyReferred(db: Database, limit: number): Referral[] {
  return db.all(newlyReferred(limit)).map(toReferral);
}
