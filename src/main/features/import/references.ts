/** Whom the records of a file are about: people of the file itself, of another file of the same import, or stored ones. */
import { query, type Slot } from '../../db/query';
import type { ParsedRecords, SkippedRow } from '../../files/parsed-file';
import type { Core } from '../core';
import { outcomeOf, type PlannedContact, type PlannedFile } from './plan';

const byUid = query((sql, uid: Slot<string>) => sql.selectFrom('contact').select('id').where('uid', '=', uid));
const byOrigin = query((sql, uid: Slot<string>) => sql.selectFrom('contact_origin').select('contact_id').where('source_uid', '=', uid));

/** The stored contact that has this uid, or came with it. */
export function storedContact(core: Core, uid: string): number | undefined {
  return core.db.find(byUid(uid))?.id ?? core.db.find(byOrigin(uid))?.contact_id;
}

/** What records call each contact of a file by; of several with one id, the first has it. */
export function keyedContacts({ contacts }: PlannedFile): Map<string, PlannedContact> {
  const keyed = new Map<string, PlannedContact>();
  if (contacts.length === 0) return keyed;
  for (const contact of contacts) {
    const key = contact.parsed.key ?? contact.parsed.draft.uid;
    if (key !== null && !keyed.has(key)) keyed.set(key, contact);
  }
  return keyed;
}

/** Why a record about these people can't come in; null if it can. */
type Refusal = (uids: readonly (string | null)[]) => string | null;

function refusalOf(
  core: Core,
  keyed: readonly Map<string, PlannedContact>[],
  own: Map<string, PlannedContact>,
  references: ParsedRecords['references'],
): Refusal {
  const look = (uid: string): { contact: PlannedContact | undefined; isLeft: boolean } => {
    const meant = references === 'file' ? [own.get(uid)] : keyed.map((people) => people.get(uid));
    const found = meant.filter((contact) => contact !== undefined);
    return { contact: found[0], isLeft: found.length > 0 && found.every((contact) => outcomeOf(contact) === 'leave') };
  };
  return (uids) => {
    for (const uid of uids) {
      if (uid === null) continue;
      const { contact, isLeft } = look(uid);
      if (contact && isLeft) return `with ${contact.name}, whom you left out`;
      if (!contact && storedContact(core, uid) === undefined) return `with somebody who is not here (ID ${uid}); import contacts.csv too`;
    }
    return null;
  };
}

function settleFile(core: Core, file: PlannedFile, keyed: readonly Map<string, PlannedContact>[], own: Map<string, PlannedContact>): void {
  const { records } = file.parsed;
  if (!records) return;
  // Everybody a file means by its own words is in it: nothing to look for unless somebody was left out.
  const isSure = records.references === 'file' && file.contacts.every((contact) => outcomeOf(contact) !== 'leave');
  const skipped: SkippedRow[] = [];
  const refusal = refusalOf(core, keyed, own, records.references);
  const keep = <T>(what: string, rows: readonly T[], people: (row: T) => (string | null)[], name: (row: T) => string): T[] =>
    rows.filter((row, i) => {
      const reason = refusal(people(row));
      if (reason !== null) skipped.push({ row: i + 1, name: name(row), reason: `a ${what} ${reason}` });
      return reason === null;
    });
  file.records = isSure
    ? records
    : {
        ...records,
        touchpoints: keep(
          'touchpoint',
          records.touchpoints,
          (t) => t.contactUids,
          (t) => t.subject,
        ),
        referrals: keep(
          'referral',
          records.referrals,
          (r) => [r.fromContactUid, r.toContactUid, r.subjectContactUid],
          (r) => r.note,
        ),
        purchases: keep(
          'purchase',
          records.purchases,
          (p) => [p.contactUid],
          (p) => p.description,
        ),
        followUps: keep(
          'follow-up',
          records.followUps,
          (f) => [f.contactUid],
          (f) => f.reason,
        ),
        stageChanges: records.stageChanges.filter(({ contactUid }) => refusal([contactUid]) === null),
        dismissedAnswers: records.dismissedAnswers.filter(({ contactUid }) => refusal([contactUid]) === null),
        distinctPairs: records.distinctPairs.filter(({ contactUids }) => refusal(contactUids) === null),
      };
  file.skipped = skipped.length === 0 ? file.parsed.skipped : [...file.parsed.skipped, ...skipped];
}

/** Leaves out the records about people who are nowhere or were left out, with the reason as a skipped row; each time from what was read. */
export function settleRecords(core: Core, files: readonly PlannedFile[]): void {
  if (files.every(({ parsed }) => parsed.records === null)) return;
  const keyed = files.map(keyedContacts);
  files.forEach((file, i) => {
    settleFile(core, file, keyed, keyed[i] ?? new Map());
  });
}
