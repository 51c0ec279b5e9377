import { localDateOf } from '@shared/domain/dates';
import { followUpInput } from '@shared/domain/follow-up';
import { organizationInput } from '@shared/domain/organization';
import { purchaseInput } from '@shared/domain/purchase';
import { referralRecord } from '@shared/domain/referral';
import { touchpointInput } from '@shared/domain/touchpoint';
import type { ParsedFollowUp, ParsedOrganization, ParsedPurchase, ParsedReferral, ParsedTouchpoint } from '../parsed-file';
import { splitCell } from './joined-cells';
import {
  type FOLLOW_UP_COLUMNS,
  ID,
  type ORGANIZATION_COLUMNS,
  type PURCHASE_COLUMNS,
  type REFERRAL_COLUMNS,
  type TOUCHPOINT_COLUMNS,
} from './own-columns';
import { BadCell, complaint, type OwnRow } from './own-row';

/** Stands in for the row ids that the rules of the domain are about. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(uid: string): number {
    const number = this.known.get(uid) ?? this.known.size + 1;
    this.known.set(uid, number);
    return number;
  }
}

function needed(uid: string, column: string): string {
  if (uid === '') throw new BadCell(`${column}: is empty`);
  return uid;
}

/** @throws BadCell */
export function readTouchpoint(row: OwnRow<(typeof TOUCHPOINT_COLUMNS)[number]>): ParsedTouchpoint {
  const contactUids = [...new Set(splitCell(row.text('People IDs')).map((uid) => uid.trim()))].filter((uid) => uid !== '');
  const occurredAt = row.needed('Occurred At');
  const currency = row.currency('Currency');
  const parsed = touchpointInput.safeParse({
    kind: row.text('Kind').trim(),
    occurredAt,
    localDate: row.text('Local Date').trim() || localDateOf(occurredAt),
    sentiment: row.integer('Sentiment') ?? 0,
    minutes: row.integer('Minutes'),
    costMinor: row.amount('Cost', currency),
    currency,
    subject: row.text('Subject'),
    body: row.text('Text'),
    contactIds: contactUids.map((_, i) => i + 1),
  });
  if (!parsed.success) {
    const columns = { kind: 'Kind', localDate: 'Local Date', sentiment: 'Sentiment', minutes: 'Minutes', costMinor: 'Cost' };
    throw new BadCell(complaint(parsed.error, { ...columns, subject: 'Subject', body: 'Text', contactIds: 'People IDs' }));
  }
  const { contactIds: _, ...touchpoint } = parsed.data;
  return { ...touchpoint, uid: row.uid(ID), contactUids };
}

/** @throws BadCell */
export function readReferral(row: OwnRow<(typeof REFERRAL_COLUMNS)[number]>): ParsedReferral {
  const fromContactUid = row.text('Referred By ID').trim() || null;
  const toContactUid = row.text('Referred To ID').trim() || null;
  // A name without an id is somebody, not me; whom, a name alone can't say.
  if (fromContactUid === null && row.text('Referred By').trim() !== '') throw new BadCell('Referred By ID: is empty, but there is a name');
  if (toContactUid === null && row.text('Referred To').trim() !== '') throw new BadCell('Referred To ID: is empty, but there is a name');
  const subjectContactUid = needed(row.text('Referred Person ID').trim(), 'Referred Person ID');
  const numbers = new Numbers();
  const currency = row.currency('Currency');
  const parsed = referralRecord.safeParse({
    fromContactId: fromContactUid === null ? null : numbers.of(fromContactUid),
    toContactId: toContactUid === null ? null : numbers.of(toContactUid),
    subjectContactId: numbers.of(subjectContactUid),
    madeAt: row.needed('Made At'),
    status: row.text('Status').trim().toLowerCase() || 'made',
    closedAt: row.instant('Closed At'),
    valueMinor: row.amount('Value', currency),
    currency,
    thankedAt: row.instant('Thanked At'),
    outcomeReportedAt: row.instant('Outcome Reported At'),
    note: row.text('Note'),
  });
  if (!parsed.success) {
    throw new BadCell(
      complaint(parsed.error, {
        toContactId: 'Referred To ID',
        subjectContactId: 'Referred Person ID',
        status: 'Status',
        closedAt: 'Closed At',
        valueMinor: 'Value',
        thankedAt: 'Thanked At',
        outcomeReportedAt: 'Outcome Reported At',
        note: 'Note',
      }),
    );
  }
  const { fromContactId: _from, toContactId: _to, subjectContactId: _subject, ...referral } = parsed.data;
  return { ...referral, uid: row.uid(ID), fromContactUid, toContactUid, subjectContactUid };
}

/** @throws BadCell */
export function readPurchase(row: OwnRow<(typeof PURCHASE_COLUMNS)[number]>): ParsedPurchase {
  const contactUid = needed(row.text('Person ID').trim(), 'Person ID');
  const currency = row.currency('Currency');
  const amountMinor = row.amount('Amount', currency);
  if (amountMinor === null) throw new BadCell('Amount: is empty');
  const at = row.needed('Purchased At');
  const parsed = purchaseInput.safeParse({ contactId: 1, at, amountMinor, currency, description: row.text('Description') });
  if (!parsed.success) throw new BadCell(complaint(parsed.error, { description: 'Description', currency: 'Currency' }));
  const { contactId: _, ...purchase } = parsed.data;
  return { ...purchase, uid: row.uid(ID), contactUid };
}

/** @throws BadCell */
export function readFollowUp(row: OwnRow<(typeof FOLLOW_UP_COLUMNS)[number]>): ParsedFollowUp {
  const contactUid = needed(row.text('Person ID').trim(), 'Person ID');
  const parsed = followUpInput.safeParse({
    contactId: 1,
    dueDate: row.text('Due Date').trim(),
    reason: row.text('Reason'),
    recurrence: row.text('Repeats').trim() || null,
    recursOn: row.text('Repeats On').trim() || null,
  });
  const columns = { dueDate: 'Due Date', reason: 'Reason', recurrence: 'Repeats', recursOn: 'Repeats On' };
  if (!parsed.success) throw new BadCell(complaint(parsed.error, columns));
  const { contactId: _, ...followUp } = parsed.data;
  return { ...followUp, uid: row.uid(ID), contactUid, doneAt: row.instant('Done At') };
}

/** @throws BadCell */
export function readOrganization(row: OwnRow<(typeof ORGANIZATION_COLUMNS)[number]>): ParsedOrganization {
  const input = { name: row.text('Organization Name'), website: row.text('Website'), notes: row.text('Notes') };
  const parsed = organizationInput.safeParse(input);
  if (!parsed.success) throw new BadCell(complaint(parsed.error, { name: 'Organization Name', website: 'Website', notes: 'Notes' }));
  return { ...parsed.data, uid: row.uid(ID) };
}
