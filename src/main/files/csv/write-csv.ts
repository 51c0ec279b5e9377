import type { Address, ContactPoint, ContactPointKind, Role } from '@shared/domain/contact';
import { plainText } from '../content-lines';
import type {
  OutgoingContact,
  OutgoingFollowUp,
  OutgoingOrganization,
  OutgoingPurchase,
  OutgoingReferral,
  OutgoingTouchpoint,
} from '../outgoing';
import { amountText } from './amount';
import { csvCell } from './csv-cell';
import { defuse } from './defuse';
import { joinCell } from './joined-cells';
import {
  type CONTACT_COLUMNS,
  CSV_TABLES,
  type CsvTable,
  type FOLLOW_UP_COLUMNS,
  ID,
  type ORGANIZATION_COLUMNS,
  POINT_COLUMNS,
  type PURCHASE_COLUMNS,
  type REFERRAL_COLUMNS,
  type TOUCHPOINT_COLUMNS,
} from './own-columns';

export interface CsvRows {
  contacts: OutgoingContact;
  touchpoints: OutgoingTouchpoint;
  referrals: OutgoingReferral;
  purchases: OutgoingPurchase;
  followUps: OutgoingFollowUp;
  organizations: OutgoingOrganization;
}

/** The cells of a row by column; those left out are empty. */
type Cells<Column extends string> = Partial<Record<Column, string>>;

const BOM = '\ufeff';

const iso = (instant: number | null): string => (instant === null ? '' : new Date(instant).toISOString());
const amount = (minor: number | null, currency: string | null): string =>
  minor === null || currency === null ? '' : amountText(minor, currency);

/** The kinds in their order, unless it is the one in which the columns stand. */
function orderOf(kinds: readonly ContactPointKind[]): string {
  const ranks = kinds.map((kind) => POINT_COLUMNS.findIndex(([known]) => known === kind));
  return ranks.every((rank, i) => i === 0 || rank >= (ranks[i - 1] ?? 0)) ? '' : joinCell(kinds);
}

/** A plain loop: with `filter` and `map` all of a file takes a third longer. */
function ofKind(points: readonly ContactPoint[], kind: ContactPointKind, key: 'label' | 'value'): string[] {
  const found: string[] = [];
  for (const point of points) if (point.kind === kind) found.push(point[key]);
  return found;
}

/** One object with all columns: made column by column, it would take four times as long. */
function contactCells({ uid, fields, extras, archivedAt }: OutgoingContact): Record<(typeof CONTACT_COLUMNS)[number], string> {
  const { name, points, dates, customFields } = fields;
  const values = (kind: ContactPointKind): string => joinCell(ofKind(points, kind, 'value'));
  const labels = (kind: ContactPointKind): string => {
    const own = ofKind(points, kind, 'label');
    return own.every((label) => label === '') ? '' : joinCell(own);
  };
  const addresses = fields.addresses.filter(({ label: _, ...parts }) => Object.values(parts).some((part) => part !== ''));
  const part = (key: keyof Address): string => joinCell(addresses.map((address) => address[key]));
  const role = (key: keyof Role): string => joinCell(fields.otherRoles.map((one) => one[key] ?? ''));
  return {
    [ID]: uid,
    'Full Name': fields.fullName,
    Prefix: name.prefix,
    'First Name': name.given,
    'Middle Name': name.additional,
    'Last Name': name.family,
    Suffix: name.suffix,
    Nicknames: joinCell(fields.nicknames),
    Organization: fields.organization,
    Department: fields.department,
    Title: fields.title,
    'Role From': fields.roleFrom ?? '',
    'Role To': fields.roleTo ?? '',
    'Other Organizations': role('organization'),
    'Other Departments': role('department'),
    'Other Titles': role('title'),
    'Other Roles From': role('from'),
    'Other Roles To': role('to'),
    Emails: values('email'),
    'Email Labels': labels('email'),
    Phones: values('phone'),
    'Phone Labels': labels('phone'),
    Websites: values('url'),
    'Website Labels': labels('url'),
    'Social Profiles': values('social'),
    'Social Profile Labels': labels('social'),
    Messengers: values('im'),
    'Messenger Labels': labels('im'),
    Order: orderOf(points.map(({ kind }) => kind)),
    'Address Labels': part('label'),
    'Post Office Boxes': part('poBox'),
    'Extended Addresses': part('extended'),
    Streets: part('street'),
    Cities: part('city'),
    Regions: part('region'),
    'Postal Codes': part('postalCode'),
    Countries: part('country'),
    Birthday: fields.birthday ?? '',
    Dates: joinCell(dates.map(({ date }) => date)),
    'Date Labels': joinCell(dates.map(({ label }) => label)),
    Tags: joinCell(fields.tags),
    Stage: fields.stage ?? '',
    'Cadence Days': fields.cadenceDays === null ? '' : String(fields.cadenceDays),
    Notes: fields.notes,
    'Custom Fields': joinCell(customFields.map(({ value }) => value)),
    'Custom Field Labels': joinCell(customFields.map(({ label }) => label)),
    'Archived At': iso(archivedAt),
    'Other Properties': extras.length === 0 ? '' : JSON.stringify(extras),
  };
}

function touchpointCells(touchpoint: OutgoingTouchpoint): Cells<(typeof TOUCHPOINT_COLUMNS)[number]> {
  const { people, minutes, costMinor, currency } = touchpoint;
  return {
    [ID]: touchpoint.uid,
    Kind: touchpoint.kind,
    'Occurred At': iso(touchpoint.occurredAt),
    'Local Date': touchpoint.localDate,
    People: joinCell(people.map(({ name }) => name)),
    'People IDs': joinCell(people.map(({ uid }) => uid)),
    Subject: touchpoint.subject,
    Text: touchpoint.body,
    Sentiment: touchpoint.sentiment === 0 ? '' : String(touchpoint.sentiment),
    Minutes: minutes === null ? '' : String(minutes),
    Cost: amount(costMinor, currency),
    Currency: currency ?? '',
  };
}

function referralCells(referral: OutgoingReferral): Cells<(typeof REFERRAL_COLUMNS)[number]> {
  const { from, to, subject, valueMinor, currency } = referral;
  return {
    [ID]: referral.uid,
    'Made At': iso(referral.madeAt),
    'Referred By': from?.name ?? '',
    'Referred By ID': from?.uid ?? '',
    'Referred To': to?.name ?? '',
    'Referred To ID': to?.uid ?? '',
    'Referred Person': subject.name,
    'Referred Person ID': subject.uid,
    Status: referral.status,
    'Closed At': iso(referral.closedAt),
    Value: amount(valueMinor, currency),
    Currency: currency ?? '',
    'Thanked At': iso(referral.thankedAt),
    'Outcome Reported At': iso(referral.outcomeReportedAt),
    Note: referral.note,
  };
}

function purchaseCells({
  uid,
  at,
  person,
  amountMinor,
  currency,
  description,
}: OutgoingPurchase): Cells<(typeof PURCHASE_COLUMNS)[number]> {
  return {
    [ID]: uid,
    'Purchased At': iso(at),
    Person: person.name,
    'Person ID': person.uid,
    Amount: amountText(amountMinor, currency),
    Currency: currency,
    Description: description,
  };
}

function followUpCells(followUp: OutgoingFollowUp): Cells<(typeof FOLLOW_UP_COLUMNS)[number]> {
  const { uid, dueDate, person, reason, doneAt, recurrence, recursOn } = followUp;
  return {
    [ID]: uid,
    'Due Date': dueDate,
    Person: person.name,
    'Person ID': person.uid,
    Reason: reason,
    'Done At': iso(doneAt),
    Repeats: recurrence ?? '',
    'Repeats On': recursOn ?? '',
  };
}

function organizationCells({ uid, name, website, notes }: OutgoingOrganization): Cells<(typeof ORGANIZATION_COLUMNS)[number]> {
  return { [ID]: uid, 'Organization Name': name, Website: website, Notes: notes };
}

const CELLS: { [Table in CsvTable]: (row: CsvRows[Table]) => Cells<string> } = {
  contacts: contactCells,
  touchpoints: touchpointCells,
  referrals: referralCells,
  purchases: purchaseCells,
  followUps: followUpCells,
  organizations: organizationCells,
};

/** All that one of `plainText`, `defuse` and `csvCell` may change; most cells have none of it. */
const NEEDS_CARE = /[[\p{Cc}",]--[\x80-\x9f]]|^['\s=+\-@＝＋－＠]/v;

const written = (cell: string): string => (NEEDS_CARE.test(cell) ? csvCell(defuse(plainText(cell))) : cell);

/**
 * Writes a table of our own layout (own-columns.ts): UTF-8 with a byte order mark, CR LF, a header row, and nothing that a
 * spreadsheet would run (defuse.ts). Our own reader gets the same rows out of it, but for control characters and photos.
 * @param append is given the text in pieces
 * @returns how many rows were written
 */
export function writeCsv<Table extends CsvTable>(table: Table, rows: Iterable<CsvRows[Table]>, append: (text: string) => void): number {
  const { columns } = CSV_TABLES[table];
  const cellsOf = CELLS[table];
  let count = 0;
  append(`${BOM}${columns.join(',')}\r\n`);
  for (const row of rows) {
    const cells = cellsOf(row);
    const line = columns.map((column) => {
      const cell = cells[column];
      return cell === undefined || cell === '' ? '' : written(cell);
    });
    append(`${line.join(',')}\r\n`);
    count++;
  }
  return count;
}
