/** Whom the records of a file are about: people of the file itself, of another file of the same import, or stored ones. */
import { query, type Slot } from '../../db/query';
import type { ParsedRecords, SkippedRow } from '../../files/parsed-file';
import type { Core } from '../core';
import type { PlannedContact, PlannedFile } from './plan';

const byUid = query((sql, uid: Slot<string>) => sql.selectFrom('contact').select('id').where('uid', '=', uid));
const byOrigin = query((sql, uid: Slot<string>) => sql.selectFrom('contact_origin').select('contact_id').where('source_uid', '=', uid));

/** The stored contact that has this uid, or came with it. */
export function storedContact(core: Core, uid: string): number | undefined {
  return core.db.find(byUid(uid))?.id ?? core.db.find(byOrigin(uid))?.contact_id;
}

/** What records call each contact of a file by. */
export function keyedContacts({ parsed, contacts }: PlannedFile): Map<string, PlannedContact> {
  return new Map(
    contacts.flatMap((contact, i) => {
      const key = parsed.contacts[i]?.key ?? parsed.contacts[i]?.draft.uid ?? null;
      return key === null ? [] : [[key, contact] as const];
    }),
  );
}

/** Leaves out the records that are about somebody who is nowhere, with the reason as a skipped row. */
export function settleReferences(core: Core, files: readonly PlannedFile[]): PlannedFile[] {
  const coming = new Set(files.flatMap((file) => [...keyedContacts(file).keys()]));
  const isThere = (uid: string | null) => uid === null || coming.has(uid) || storedContact(core, uid) !== undefined;
  return files.map((file) => {
    const { records } = file.parsed;
    if (records?.references !== 'stored') return file;
    const skipped: SkippedRow[] = [];
    const keep = <T>(what: string, rows: readonly T[], people: (row: T) => (string | null)[], name: (row: T) => string) =>
      rows.filter((row, i) => {
        const missing = people(row).find((uid) => !isThere(uid));
        if (missing !== undefined && missing !== null)
          skipped.push({
            row: i + 1,
            name: name(row),
            reason: `a ${what} with somebody who is not here (ID ${missing}); import contacts.csv too`,
          });
        return missing === undefined;
      });
    const settled: ParsedRecords = {
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
    };
    return { ...file, parsed: { ...file.parsed, records: settled, skipped: [...file.parsed.skipped, ...skipped] } };
  });
}
