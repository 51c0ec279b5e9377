import type { Referral, ReferralInput } from '@shared/domain/referral';
import { AppError } from '@shared/errors';
import type { Database } from '../../db/database';

export function insertReferral(db: Database, r: ReferralInput & { uid: string; source: string; now: number }): number {
  return Number(
    db
      .prepare(
        `INSERT INTO referral (uid, from_contact_id, to_contact_id, subject_contact_id, made_at, status, closed_at, value_minor, currency, thanked_at,
           outcome_reported_at, note, source, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        r.uid,
        r.fromContactId,
        r.toContactId,
        r.subjectContactId,
        r.madeAt,
        r.status,
        r.closedAt,
        r.valueMinor,
        r.currency,
        r.thankedAt,
        r.outcomeReportedAt,
        r.note,
        r.source,
        r.now,
        r.now,
      ).lastInsertRowid,
  );
}

const GONE = 'This referral is no longer there.';

/** @throws AppError `not_found` */
export function updateReferral(db: Database, id: number, r: ReferralInput, now: number): void {
  const { changes } = db
    .prepare(
      `UPDATE referral SET from_contact_id = ?, to_contact_id = ?, subject_contact_id = ?, made_at = ?, status = ?, closed_at = ?, value_minor = ?,
         currency = ?, thanked_at = ?, outcome_reported_at = ?, note = ?, updated_at = ? WHERE id = ?`,
    )
    .run(
      r.fromContactId,
      r.toContactId,
      r.subjectContactId,
      r.madeAt,
      r.status,
      r.closedAt,
      r.valueMinor,
      r.currency,
      r.thankedAt,
      r.outcomeReportedAt,
      r.note,
      now,
      id,
    );
  if (changes !== 1) throw new AppError('not_found', GONE);
}

/** @throws AppError `not_found` */
export function deleteReferral(db: Database, id: number): void {
  if (db.prepare('DELETE FROM referral WHERE id = ?').run(id).changes !== 1) throw new AppError('not_found', GONE);
}

const SELECT = `SELECT r.id, r.uid, r.from_contact_id AS fromContactId, r.to_contact_id AS toContactId, r.subject_contact_id AS subjectContactId,
    r.made_at AS madeAt, r.status, r.closed_at AS closedAt, r.value_minor AS valueMinor, r.currency, r.thanked_at AS thankedAt,
    r.outcome_reported_at AS outcomeReportedAt, r.note, f.name AS fromName, t.name AS toName, s.name AS subjectName
  FROM referral r LEFT JOIN contact f ON f.id = r.from_contact_id LEFT JOIN contact t ON t.id = r.to_contact_id
  JOIN contact s ON s.id = r.subject_contact_id`;

type ReferralRow = Omit<Referral, 'from' | 'to' | 'subject'> & { fromName: string | null; toName: string | null; subjectName: string };

function toReferral({ fromName, toName, subjectName, ...row }: ReferralRow): Referral {
  return {
    ...row,
    from: row.fromContactId === null ? null : { id: row.fromContactId, name: fromName ?? '' },
    to: row.toContactId === null ? null : { id: row.toContactId, name: toName ?? '' },
    subject: { id: row.subjectContactId, name: subjectName },
  };
}

/** Undefined when it is not there. */
export function findReferral(db: Database, id: number): Referral | undefined {
  const row = db.prepare(`${SELECT} WHERE r.id = ?`).get(id) as ReferralRow | undefined;
  return row && toReferral(row);
}

/** Referrals, newest first; those a contact has any part in, those in these states (empty: all). */
export function listReferrals(db: Database, filter: { contactId: number | null; statuses: readonly string[]; limit: number }): Referral[] {
  const rows = db
    .prepare(
      `${SELECT} WHERE (:contact IS NULL OR r.from_contact_id = :contact OR r.to_contact_id = :contact OR r.subject_contact_id = :contact)
         AND (:statuses = '[]' OR r.status IN (SELECT value FROM json_each(:statuses)))
       ORDER BY r.made_at DESC, r.id DESC LIMIT :limit`,
    )
    .all({ contact: filter.contactId, statuses: JSON.stringify(filter.statuses), limit: filter.limit }) as ReferralRow[];
  return rows.map(toReferral);
}

/** Referrals received (to me) that were not thanked for yet, oldest first. */
export function listUnthanked(db: Database, limit: number): Referral[] {
  const rows = db
    .prepare(
      `${SELECT} WHERE r.to_contact_id IS NULL AND r.thanked_at IS NULL AND r.status <> 'lost' AND f.deleted_at IS NULL AND f.archived_at IS NULL
       ORDER BY r.made_at LIMIT ?`,
    )
    .all(limit) as ReferralRow[];
  return rows.map(toReferral);
}
