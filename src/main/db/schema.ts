/** Row types of the user's tables, as SQLite holds them. */
import type { ColumnType, Generated } from 'kysely';

interface Sourced {
  /** `manual`, `sample`, or the format an import came from. */
  source: string;
  created_at: number;
  updated_at: number;
}

export interface ContactTable extends Sourced {
  id: Generated<number>;
  uid: string;
  /** The display name. */
  name: string;
  /** `name` folded for sorting and short searches. */
  sort_name: string;
  full_name: string;
  prefix: string;
  given: string;
  additional: string;
  family: string;
  suffix: string;
  /** JSON string[]. */
  nicknames: string;
  organization: string;
  department: string;
  title: string;
  role_from: string | null;
  role_to: string | null;
  stage: string | null;
  cadence_days: number | null;
  birthday: string | null;
  notes: string;
  photo_id: number | null;
  /** JSON CustomField[]. */
  custom_fields: string;
  /** JSON PreservedProperty[]. */
  extras: string;
  archived_at: number | null;
  deleted_at: number | null;
}

export interface ContactPointTable {
  id: Generated<number>;
  contact_id: number;
  position: number;
  kind: 'email' | 'phone' | 'url' | 'social' | 'im';
  label: string;
  value: string;
  normalized: string;
}

export interface AddressTable {
  id: Generated<number>;
  contact_id: number;
  position: number;
  label: string;
  po_box: string;
  extended: string;
  street: string;
  city: string;
  region: string;
  postal_code: string;
  country: string;
}

export interface ContactRoleTable {
  id: Generated<number>;
  contact_id: number;
  position: number;
  organization: string;
  department: string;
  title: string;
  from_date: string | null;
  to_date: string | null;
}

export interface OrganizationTable extends Sourced {
  id: Generated<number>;
  uid: string;
  name: string;
  website: string;
  notes: string;
}

export interface ImportantDateTable {
  id: Generated<number>;
  contact_id: number;
  position: number;
  label: string;
  date: string;
}

export interface TouchpointTable extends Sourced {
  id: Generated<number>;
  uid: string;
  kind: string;
  occurred_at: number;
  local_date: string;
  sentiment: number;
  minutes: number | null;
  cost_minor: number | null;
  currency: string | null;
  subject: string;
  body: string;
}

export interface ReferralTable extends Sourced {
  id: Generated<number>;
  uid: string;
  from_contact_id: number | null;
  to_contact_id: number | null;
  subject_contact_id: number;
  made_at: number;
  status: 'made' | 'won' | 'lost';
  closed_at: number | null;
  value_minor: number | null;
  currency: string | null;
  thanked_at: number | null;
  outcome_reported_at: number | null;
  note: string;
}

export interface PurchaseTable extends Sourced {
  id: Generated<number>;
  uid: string;
  contact_id: number;
  at: number;
  amount_minor: number;
  currency: string;
  description: string;
}

export interface FollowUpTable extends Sourced {
  id: Generated<number>;
  uid: string;
  contact_id: number;
  due_date: string;
  reason: string;
  done_at: number | null;
  /** The value of an RRULE. */
  recurrence: string | null;
  /** The day of the rule that an open row is; with `recurrence` only. */
  recurs_on: string | null;
}

export interface Schema {
  contact: ContactTable;
  contact_point: ContactPointTable;
  address: AddressTable;
  important_date: ImportantDateTable;
  contact_role: ContactRoleTable;
  organization: OrganizationTable;
  tag: { id: Generated<number>; name: string };
  contact_tag: { id: Generated<number>; contact_id: number; tag_id: number };
  contact_origin: {
    id: Generated<number>;
    contact_id: number;
    source: string;
    source_uid: string | null;
    fingerprint: string;
    imported_at: number;
    /** JSON of what the entry said (features/import/snapshot.ts). */
    snapshot: string | null;
  };
  stage_change: { id: Generated<number>; contact_id: number; from_stage: string | null; to_stage: string | null; at: number };
  photo: { id: Generated<number>; sha256: string; media_type: string; data: ColumnType<Buffer, Uint8Array> };
  distinct_pair: { id: Generated<number>; one_id: number; other_id: number };
  touchpoint: TouchpointTable;
  touchpoint_contact: { id: Generated<number>; touchpoint_id: number; contact_id: number; occurred_at: number };
  referral: ReferralTable;
  purchase: PurchaseTable;
  follow_up: FollowUpTable;
  answer_dismissal: { id: Generated<number>; contact_id: number; at: number };
  setting: { id: Generated<number>; key: string; value: string };
  preference: { key: string; value: string };
  ror_sum: {
    contact_id: number;
    referrals: number;
    loyalty: number;
    sharing: number;
    audience: number;
    engagement: number;
    give: number;
    take: number;
  };
  ror_state: { id: number; as_of: number };
  contact_rhythm: {
    contact_id: number;
    two_way_at: number | null;
    usual_gap: number | null;
    gaps: number;
    waiting_since: number | null;
    waiting_until: number | null;
    waiting: number;
    need_since: number | null;
    needs: number;
  };
  rhythm_state: { id: number; made: number };
  action: {
    id: Generated<number>;
    label: string;
    at: number;
    state: 'done' | 'undone' | 'dropped';
    first_change: number | null;
    last_change: number | null;
    /** The action this one takes back out of order. */
    reverts: number | null;
  };
  change: { id: Generated<number>; tbl: RecordedTable; row_id: number; op: 'I' | 'U' | 'D'; before: string | null };
  history_context: { id: number; recording: number };
}

/** Tables whose changes the history records and undo restores. */
export const recordedTables = [
  'contact',
  'contact_point',
  'address',
  'important_date',
  'contact_role',
  'organization',
  'tag',
  'contact_tag',
  'contact_origin',
  'stage_change',
  'distinct_pair',
  'touchpoint',
  'touchpoint_contact',
  'referral',
  'purchase',
  'follow_up',
  'answer_dismissal',
  'setting',
] as const;
export type RecordedTable = (typeof recordedTables)[number];
