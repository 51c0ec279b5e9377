/** What stands in a calendar: open follow-ups and people's days, of those who are neither archived nor in the trash. */
import type { ImportantDate } from '@shared/domain/contact';
import type { Database } from '../../db/database';
import type { OutgoingDays } from '../../files/ics/write-ics';
import type { OutgoingFollowUp } from '../../files/outgoing';

const COUNTS = 'c.deleted_at IS NULL AND c.archived_at IS NULL';

interface FollowUpRow {
  uid: string;
  dueDate: string;
  reason: string;
  recurrence: string | null;
  recursOn: string | null;
  personUid: string;
  personName: string;
}

export function* readOutgoingFollowUps(db: Database): Generator<OutgoingFollowUp> {
  const rows = db
    .prepare(
      `SELECT f.uid, f.due_date AS dueDate, f.reason, f.recurrence, f.recurs_on AS recursOn, c.uid AS personUid, c.name AS personName
       FROM follow_up f JOIN contact c ON c.id = f.contact_id WHERE f.done_at IS NULL AND ${COUNTS} ORDER BY f.due_date, f.id`,
    )
    .all() as FollowUpRow[];
  for (const { personUid, personName, ...followUp } of rows)
    yield { ...followUp, doneAt: null, person: { uid: personUid, name: personName } };
}

export function* readOutgoingDays(db: Database): Generator<OutgoingDays> {
  const dates = new Map<number, ImportantDate[]>();
  const dateRows = db
    .prepare(
      `SELECT d.contact_id AS id, d.label, d.date FROM important_date d JOIN contact c ON c.id = d.contact_id
       WHERE ${COUNTS} ORDER BY d.contact_id, d.position`,
    )
    .all() as ({ id: number } & ImportantDate)[];
  for (const { id, ...date } of dateRows) dates.set(id, [...(dates.get(id) ?? []), date]);
  const people = db
    .prepare(
      `SELECT c.id, c.uid, c.name, c.birthday FROM contact c
       WHERE ${COUNTS} AND (c.birthday IS NOT NULL OR c.id IN (SELECT contact_id FROM important_date)) ORDER BY c.id`,
    )
    .all() as { id: number; uid: string; name: string; birthday: string | null }[];
  for (const { id, ...person } of people) yield { ...person, dates: dates.get(id) ?? [] };
}
