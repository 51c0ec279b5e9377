import type { Address, ContactFields, ContactPoint, CustomField, StructuredName } from '@shared/domain/contact';
import { type Keyed, keyed } from '../../components/keyed';
import { type PartialDateText, partialDateText, readPartialDate } from '../../components/partial-date-text';
import type { FieldErrors, Prepared } from '../../components/use-record-form';
import { emptyRole, type RoleText, readRoles, rolePath, roleTexts } from './role-form';

interface DateRow {
  label: string;
  date: PartialDateText;
}

/** A person as the form holds them: rows with keys, dates as their fields. */
export interface ContactValues {
  fullName: string;
  name: StructuredName;
  nicknames: string[];
  /** The first is the one that is shown. */
  roles: Keyed<RoleText>[];
  points: Keyed<ContactPoint>[];
  addresses: Keyed<Address>[];
  birthday: PartialDateText;
  dates: Keyed<DateRow>[];
  customFields: Keyed<CustomField>[];
  tags: string[];
  stage: string | null;
  cadenceDays: number | null;
  notes: string;
}

export const emptyAddress: Address = { label: '', poBox: '', extended: '', street: '', city: '', region: '', postalCode: '', country: '' };

/** An empty form offers a role and the two ways most people are reached by; rows left empty are not saved. */
export function newContact(organization = ''): ContactValues {
  return {
    fullName: '',
    name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
    nicknames: [],
    roles: [keyed(emptyRole(organization))],
    points: [keyed<ContactPoint>({ kind: 'email', label: '', value: '' }), keyed<ContactPoint>({ kind: 'phone', label: '', value: '' })],
    addresses: [],
    birthday: partialDateText(null),
    dates: [],
    customFields: [],
    tags: [],
    stage: null,
    cadenceDays: null,
    notes: '',
  };
}

export function contactValues(fields: ContactFields): ContactValues {
  const {
    organization: _organization,
    department: _department,
    title: _title,
    roleFrom: _from,
    roleTo: _to,
    otherRoles: _others,
    ...others
  } = fields;
  return {
    ...others,
    roles: roleTexts(fields),
    points: fields.points.map((point) => keyed(point)),
    addresses: fields.addresses.map((address) => keyed(address)),
    birthday: partialDateText(fields.birthday),
    dates: fields.dates.map(({ label, date }) => keyed({ label, date: partialDateText(date) })),
    customFields: fields.customFields.map((field) => keyed(field)),
  };
}

function withoutKey<T extends object>({ rowKey: _, ...row }: Keyed<T>) {
  return row;
}

/** True for a row in which nothing was written. */
const isBlank = (...texts: string[]) => texts.every((text) => text.trim() === '');

/** Leaves out rows for which `blank` holds, and says where the others stood, so that messages find their row. */
function filled<T>(rows: readonly T[], blank: (row: T) => boolean): { rows: T[]; at: number[] } {
  const at = rows.flatMap((row, index) => (blank(row) ? [] : [index]));
  return { rows: rows.filter((row) => !blank(row)), at };
}

const notADate = 'No such date. Give a day and month, with the year if you know it';

function placesOf(values: ContactValues) {
  return {
    points: filled(values.points, ({ value }) => isBlank(value)),
    addresses: filled(values.addresses, (row) =>
      isBlank(row.poBox, row.extended, row.street, row.city, row.region, row.postalCode, row.country),
    ),
    dates: filled(values.dates, ({ label, date }) => isBlank(label, date.day, date.month, date.year)),
    customFields: filled(values.customFields, ({ label, value }) => isBlank(label, value)),
  };
}

/** `points.1.value` of what is sent, as the path of the form's own row. */
export function formPath(values: ContactValues, path: string): string {
  const role = rolePath(values.roles, path);
  if (role !== null) return role;
  const [list = '', index = '', ...rest] = path.split('.');
  const places = placesOf(values);
  if (list !== 'points' && list !== 'addresses' && list !== 'dates' && list !== 'customFields') return path;
  return [list, String(places[list].at[Number(index)] ?? index), ...rest].join('.');
}

/** The input of `contacts.create` and `.update`. */
export function prepareContact(values: ContactValues): Prepared {
  const errors: FieldErrors = {};
  const places = placesOf(values);
  const birthday = readPartialDate(values.birthday);
  if (birthday === undefined) errors.birthday = notADate;
  const dates = places.dates.rows.map(({ label, date }, index) => {
    const day = readPartialDate(date);
    if (day === undefined || day === null) errors[`dates.${places.dates.at[index] ?? index}.date`] = notADate;
    return { label, date: day ?? '2000' };
  });
  const { roles, ...others } = values;
  const read = readRoles(roles);
  const input = {
    ...others,
    ...read.fields,
    points: places.points.rows.map(withoutKey),
    addresses: places.addresses.rows.map(withoutKey),
    customFields: places.customFields.rows.map(withoutKey),
    birthday: birthday ?? null,
    dates,
    stage: values.stage === '' ? null : values.stage,
  };
  return { input, errors: { ...errors, ...read.errors } };
}
