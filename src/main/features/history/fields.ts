/** The columns of the user's tables in the user's words. */
import type { ChangedField, ChangeValue } from '@shared/history-views';
import type { Row, ThingTable } from './changes';

/** A name by id, as well as it is known. */
export type NameOf = (id: number) => string;

/** What rows name by id or key. */
export interface Names {
  nameOf: NameOf;
  tagOf: NameOf;
  /** The label of a kind of touchpoint. */
  kindOf: (key: string) => string;
}

type Read = (row: Row, names: Names) => ChangeValue | null;

const text =
  (column: string): Read =>
  (row) => {
    const value = row[column];
    return value === null || value === undefined || value === '' ? null : { text: String(value) };
  };
const instant =
  (column: string): Read =>
  (row) => {
    const value = row[column];
    return typeof value === 'number' ? { at: value } : null;
  };
const date =
  (column: string): Read =>
  (row) => {
    const value = row[column];
    return typeof value === 'string' && value !== '' ? { date: value } : null;
  };
const recurrence: Read = ({ recurrence: rule }) => (typeof rule === 'string' ? { recurrence: rule } : null);
const money =
  (column: string): Read =>
  (row) => {
    const minor = row[column];
    return typeof minor === 'number' && typeof row.currency === 'string' ? { minor, currency: row.currency } : null;
  };
/** Referrals name nobody where they mean the user. */
const person =
  (column: string, nobody: string | null = null): Read =>
  (row, names) => {
    const id = row[column];
    if (typeof id === 'number') return { text: names.nameOf(id) };
    return nobody === null ? null : { text: nobody };
  };
const list =
  (column: string, word: (item: unknown) => string): Read =>
  (row) => {
    const items: unknown = JSON.parse(typeof row[column] === 'string' ? row[column] : '[]');
    return Array.isArray(items) && items.length > 0 ? { text: items.map(word).join(', ') } : null;
  };
const customField = (item: unknown): string => {
  const { label = '', value = '' } = item as { label?: string; value?: string };
  return `${label}: ${value}`;
};
const sentiments = new Map([
  [-2, 'Very bad'],
  [-1, 'Bad'],
  [1, 'Good'],
  [2, 'Very good'],
]);
const stateOf: Record<string, string> = { made: 'Made', won: 'Won', lost: 'Lost' };

const columns: Record<ThingTable, [label: string, read: Read][]> = {
  contact: [
    ['Name', text('name')],
    ['Prefix', text('prefix')],
    ['First name', text('given')],
    ['Middle name', text('additional')],
    ['Last name', text('family')],
    ['Suffix', text('suffix')],
    ['Nicknames', list('nicknames', String)],
    ['Organization', text('organization')],
    ['Department', text('department')],
    ['Title', text('title')],
    ['Role since', date('role_from')],
    ['Role until', date('role_to')],
    ['Stage', text('stage')],
    ['In touch every (days)', text('cadence_days')],
    ['Birthday', date('birthday')],
    ['Notes', text('notes')],
    ['Photo', (row) => (typeof row.photo_id === 'number' ? { text: `picture ${row.photo_id}` } : null)],
    ['Custom fields', list('custom_fields', customField)],
    ['Archived', instant('archived_at')],
    ['In the trash since', instant('deleted_at')],
  ],
  organization: [
    ['Name', text('name')],
    ['Website', text('website')],
    ['Notes', text('notes')],
  ],
  touchpoint: [
    ['Kind', (row, { kindOf }) => ({ text: kindOf(String(row.kind)) })],
    ['When', instant('occurred_at')],
    ['Subject', text('subject')],
    ['Note', text('body')],
    [
      'It went',
      (row) => {
        const word = sentiments.get(Number(row.sentiment));
        return word === undefined ? null : { text: word };
      },
    ],
    ['Minutes', text('minutes')],
    ['Cost', money('cost_minor')],
  ],
  referral: [
    ['From', person('from_contact_id', 'me')],
    ['To', person('to_contact_id', 'me')],
    ['Who was referred', person('subject_contact_id')],
    ['Made', instant('made_at')],
    ['State', (row) => ({ text: stateOf[String(row.status)] ?? String(row.status) })],
    ['Closed', instant('closed_at')],
    ['Value', money('value_minor')],
    ['Thanked', instant('thanked_at')],
    ['Outcome reported', instant('outcome_reported_at')],
    ['Note', text('note')],
  ],
  purchase: [
    ['Person', person('contact_id')],
    ['When', instant('at')],
    ['Amount', money('amount_minor')],
    ['Description', text('description')],
  ],
  follow_up: [
    ['Person', person('contact_id')],
    ['Due', date('due_date')],
    ['Reason', text('reason')],
    ['Repeats', recurrence],
    ['Done', instant('done_at')],
  ],
  answer_dismissal: [
    ['Person', person('contact_id')],
    ['Messages until', instant('at')],
  ],
  distinct_pair: [['Not the same as', person('other_id')]],
  setting: [],
};

const same = (a: ChangeValue | null, b: ChangeValue | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields of a thing that differ; all that were filled in when it was added or removed. */
export function fieldsOf(table: ThingTable, before: Row | null, after: Row | null, names: Names): ChangedField[] {
  if (table === 'setting') return settingFields(before, after);
  return columns[table].flatMap(([label, read]) => {
    const [was, is] = [before && read(before, names), after && read(after, names)];
    return same(was, is) ? [] : [{ label, before: was, after: is }];
  });
}

/** Every single value of a setting with the way to it: "kinds › Call › points". */
function leaves(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(path, String(value));
    return;
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    into.set(path, value.join(', '));
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const label = typeof item === 'object' && item !== null && 'label' in item ? String(item.label) : key;
    leaves(item, path === '' ? label : `${path} › ${label}`, into);
  }
}

/** More than this is told by nobody. */
const SETTING_FIELDS = 50;

function settingFields(before: Row | null, after: Row | null): ChangedField[] {
  const [was, is] = [before, after].map((row) => {
    const into = new Map<string, string>();
    if (row) leaves(JSON.parse(String(row.value)), '', into);
    return into;
  });
  const word = (value: string | undefined): ChangeValue | null => (value === undefined || value === '' ? null : { text: value });
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
    .map((path) => ({ label: path === '' ? 'Value' : path, before: word(was?.get(path)), after: word(is?.get(path)) }))
    .filter((field) => !same(field.before, field.after))
    .slice(0, SETTING_FIELDS);
}
