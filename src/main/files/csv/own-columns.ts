/**
 * The columns of our own CSV files, one file a table. A cell with several values joins them by ` ::: ` (joined-cells.ts); columns
 * that belong together (`Emails` and `Email Labels`) have theirs in the same order. Instants are ISO 8601, in UTC; days
 * `YYYY-MM-DD`, `--MM-DD` without a year; amounts decimal numbers with a point. Photos have no place in a table.
 */

export type CsvTable = 'contacts' | 'touchpoints' | 'referrals' | 'purchases' | 'followUps' | 'organizations';

export const ID = 'Rapport ID';

export const CONTACT_COLUMNS = [
  ID,
  'Full Name',
  'Prefix',
  'First Name',
  'Middle Name',
  'Last Name',
  'Suffix',
  'Nicknames',
  'Organization',
  'Department',
  'Title',
  /** Year, month or day. */
  'Role From',
  'Role To',
  'Other Organizations',
  'Other Departments',
  'Other Titles',
  'Other Roles From',
  'Other Roles To',
  'Emails',
  'Email Labels',
  'Phones',
  'Phone Labels',
  'Websites',
  'Website Labels',
  'Social Profiles',
  'Social Profile Labels',
  'Messengers',
  'Messenger Labels',
  /** Kinds of the ways to reach somebody in their order, where they don't come kind by kind. */
  'Order',
  'Address Labels',
  'Post Office Boxes',
  'Extended Addresses',
  'Streets',
  'Cities',
  'Regions',
  'Postal Codes',
  'Countries',
  'Birthday',
  'Dates',
  'Date Labels',
  'Tags',
  'Stage',
  'Cadence Days',
  'Notes',
  'Custom Fields',
  'Custom Field Labels',
  'Archived At',
  /** What imports brought and no field is there for, as JSON. */
  'Other Properties',
] as const;

/** `People` is for people to read; `People IDs` is what counts, here and in the other tables. */
export const TOUCHPOINT_COLUMNS = [
  ID,
  'Kind',
  'Occurred At',
  'Local Date',
  'People',
  'People IDs',
  'Subject',
  'Text',
  'Sentiment',
  'Minutes',
  'Cost',
  'Currency',
] as const;

/** No id in `Referred By ID` or `Referred To ID` is me. */
export const REFERRAL_COLUMNS = [
  ID,
  'Made At',
  'Referred By',
  'Referred By ID',
  'Referred To',
  'Referred To ID',
  'Referred Person',
  'Referred Person ID',
  'Status',
  'Closed At',
  'Value',
  'Currency',
  'Thanked At',
  'Outcome Reported At',
  'Note',
] as const;

export const PURCHASE_COLUMNS = [ID, 'Purchased At', 'Person', 'Person ID', 'Amount', 'Currency', 'Description'] as const;

export const FOLLOW_UP_COLUMNS = [ID, 'Due Date', 'Person', 'Person ID', 'Reason', 'Done At', 'Repeats', 'Repeats On'] as const;

/** What is written about organizations; who is there stands in the roles of `contacts.csv`. */
export const ORGANIZATION_COLUMNS = [ID, 'Organization Name', 'Website', 'Notes'] as const;

/** File and header row of each table, and the column beside the id that no other table has. */
export const CSV_TABLES: Record<CsvTable, { file: string; columns: readonly string[]; mark: string }> = {
  contacts: { file: 'contacts.csv', columns: CONTACT_COLUMNS, mark: 'Full Name' },
  touchpoints: { file: 'touchpoints.csv', columns: TOUCHPOINT_COLUMNS, mark: 'People IDs' },
  referrals: { file: 'referrals.csv', columns: REFERRAL_COLUMNS, mark: 'Referred Person ID' },
  purchases: { file: 'purchases.csv', columns: PURCHASE_COLUMNS, mark: 'Purchased At' },
  followUps: { file: 'follow-ups.csv', columns: FOLLOW_UP_COLUMNS, mark: 'Due Date' },
  organizations: { file: 'organizations.csv', columns: ORGANIZATION_COLUMNS, mark: 'Organization Name' },
};

/** The parts of a postal address and their columns. */
export const ADDRESS_COLUMNS = [
  ['label', 'Address Labels'],
  ['poBox', 'Post Office Boxes'],
  ['extended', 'Extended Addresses'],
  ['street', 'Streets'],
  ['city', 'Cities'],
  ['region', 'Regions'],
  ['postalCode', 'Postal Codes'],
  ['country', 'Countries'],
] as const;

/** The parts of roles besides the first and their columns. */
export const ROLE_COLUMNS = [
  ['organization', 'Other Organizations'],
  ['department', 'Other Departments'],
  ['title', 'Other Titles'],
  ['from', 'Other Roles From'],
  ['to', 'Other Roles To'],
] as const;

/** Ways to reach somebody, in the order in which they are written unless `Order` says otherwise. */
export const POINT_COLUMNS = [
  ['email', 'Emails', 'Email Labels'],
  ['phone', 'Phones', 'Phone Labels'],
  ['url', 'Websites', 'Website Labels'],
  ['social', 'Social Profiles', 'Social Profile Labels'],
  ['im', 'Messengers', 'Messenger Labels'],
] as const;
