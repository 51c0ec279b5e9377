import {
  type Address,
  type ContactDraft,
  type ContactFields,
  type ContactPointKind,
  displayName,
  type PreservedProperty,
} from '@shared/domain/contact';
import { isRoleSpan, otherRolesMax, roleDate } from '@shared/domain/role';
import { isoInstant } from '@shared/interchange';
import { withoutFormOfAddress } from './form-of-address';
import type { ParsedContact } from './parsed-file';

/** As the schema of contact fields has them. */
const MAX_LINE = 1_000;
const MAX_LONG = 4_000;
const MAX_NOTES = 1_000_000;
const MAX_TAG = 200;
const MAX_CUSTOM = 100_000;
const MAX_STAGE = 100;
const MAX_CADENCE_DAYS = 3_650;
const COUNTS = {
  points: 1_000,
  addresses: 200,
  dates: 200,
  customFields: 1_000,
  tags: 500,
  nicknames: 100,
  otherRoles: otherRolesMax,
} as const;

const CALLED: Record<keyof typeof COUNTS, string> = {
  points: 'e-mail addresses, phone numbers and links',
  addresses: 'addresses',
  dates: 'dates',
  customFields: 'custom fields',
  tags: 'tags',
  nicknames: 'nicknames',
  otherRoles: 'roles',
};

type Part = keyof ContactFields['name'];
export type AddressPart = Exclude<keyof Address, 'label'>;

/** What stands for the name of somebody about whom a file says nothing to call them by. */
export const UNNAMED = 'Unnamed';

export const emptyAddress = (label: string): Address => ({
  label,
  poBox: '',
  extended: '',
  street: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
});

/** Lists that grew have room for more; with very many contacts that is a lot of memory. */
function trimmed(fields: ContactFields): ContactFields {
  return {
    ...fields,
    nicknames: fields.nicknames.slice(),
    otherRoles: fields.otherRoles.slice(),
    points: fields.points.slice(),
    addresses: fields.addresses.slice(),
    dates: fields.dates.slice(),
    customFields: fields.customFields.slice(),
    tags: fields.tags.slice(),
  };
}

/**
 * Collects what a file says about one contact. Values are trimmed and kept within the limits of the contact schema, so that a
 * finished draft is always valid: what is too long is cut with a warning and kept whole among the extras.
 */
export class DraftBuilder {
  readonly warnings: string[] = [];
  readonly extras: PreservedProperty[] = [];
  photo: ContactDraft['photo'] = null;
  uid: string | null = null;
  archivedAt: number | null = null;
  /** Who referred the contact, as the file names them. */
  referredBy = '';
  readonly fields: ContactFields = {
    fullName: '',
    name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
    nicknames: [],
    organization: '',
    department: '',
    title: '',
    roleFrom: null,
    roleTo: null,
    otherRoles: [],
    points: [],
    addresses: [],
    birthday: null,
    dates: [],
    customFields: [],
    tags: [],
    stage: null,
    cadenceDays: null,
    notes: '',
  };

  warn(message: string): void {
    if (this.warnings.length < 100) this.warnings.push(message);
  }

  /** Keeps what has no field. */
  extra(name: string, value: string): void {
    this.extras.push({ name, params: {}, value });
  }

  private fit(value: string, what: string, max = MAX_LINE): string {
    const trimmed = value.trim();
    const text = trimmed.includes('\r') ? trimmed.replace(/\r\n?/g, '\n') : trimmed;
    if (text.length <= max) return text;
    this.warn(`${what} is longer than ${max} characters and was cut`);
    this.extra(`X-RAPPORT-WHOLE-${what.toUpperCase().replace(/[^A-Z]+/g, '-')}`, text.slice(0, MAX_NOTES).replaceAll('\n', '\\n'));
    const cut = text.slice(0, max);
    // Not in the middle of a surrogate pair.
    return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trim();
  }

  private room(list: keyof typeof COUNTS): boolean {
    if (this.fields[list].length < COUNTS[list]) return true;
    const message = `has more than ${COUNTS[list]} ${CALLED[list]}; the rest was left out`;
    if (!this.warnings.includes(message)) this.warn(message);
    return false;
  }

  fullName(value: string): void {
    this.fields.fullName = this.fit(value, 'the name');
  }

  namePart(part: Part, value: string): void {
    this.fields.name[part] = this.fit(value, 'a part of the name');
  }

  nickname(value: string): void {
    const text = this.fit(value, 'the nickname');
    if (text !== '' && !this.fields.nicknames.includes(text) && this.room('nicknames')) this.fields.nicknames.push(text);
  }

  organization(value: string): void {
    this.fields.organization = this.fit(value, 'the organization');
  }

  department(value: string): void {
    this.fields.department = this.fit(value, 'the department');
  }

  title(value: string): void {
    this.fields.title = this.fit(value, 'the title');
  }

  /** Adds a role besides the first, unless it says nothing. Dates that are none, or in the wrong order, are left out. */
  role(texts: { organization: string; department: string; title: string }, from = '', to = ''): void {
    const role = {
      organization: this.fit(texts.organization, 'the organization'),
      department: this.fit(texts.department, 'the department'),
      title: this.fit(texts.title, 'the title'),
      ...this.span(from, to),
    };
    if (role.organization + role.department + role.title !== '' && this.room('otherRoles')) this.fields.otherRoles.push(role);
  }

  /** From when to when the first role was theirs; as in `role`. */
  roleSpan(from: string, to: string): void {
    const span = this.span(from, to);
    this.fields.roleFrom = span.from;
    this.fields.roleTo = span.to;
  }

  private span(from: string, to: string): { from: string | null; to: string | null } {
    const [begin, end] = [from, to].map((text) => {
      const parsed = roleDate.safeParse(text.trim());
      if (!parsed.success && text.trim() !== '') this.warn(`“${text.trim().slice(0, 40)}” is not a date of a role and was left out`);
      return parsed.success ? parsed.data : null;
    });
    if (isRoleSpan(begin ?? null, end ?? null)) return { from: begin ?? null, to: end ?? null };
    this.warn('a role that ends before it begins keeps the beginning alone');
    return { from: begin ?? null, to: null };
  }

  point(kind: ContactPointKind, label: string, value: string): void {
    const text = this.fit(value, `the ${kind}`, MAX_LONG);
    if (text !== '' && this.room('points')) this.fields.points.push({ kind, label: this.fit(label, 'a label'), value: text });
  }

  /** Adds an address unless all of it is empty. */
  address(label: string, parts: Partial<Record<AddressPart, string>>): void {
    const address = emptyAddress('');
    let empty = true;
    for (const part of ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const) {
      const value = this.fit(parts[part] ?? '', 'the address', part === 'street' ? MAX_LONG : MAX_LINE);
      address[part] = value;
      if (value !== '') empty = false;
    }
    if (empty || !this.room('addresses')) return;
    address.label = this.fit(label, 'a label');
    this.fields.addresses.push(address);
  }

  /** `date` is a valid partial date. */
  date(label: string, date: string): void {
    const text = this.fit(label, 'a label') || 'date';
    const known = this.fields.dates.some((other) => other.label === text && other.date === date);
    if (!known && this.room('dates')) this.fields.dates.push({ label: text, date });
  }

  custom(label: string, value: string): void {
    const text = this.fit(value, 'a field', MAX_CUSTOM);
    if (text !== '' && this.room('customFields'))
      this.fields.customFields.push({ label: this.fit(label, 'a label') || 'field', value: text });
  }

  /** A custom field of our own files: its value may be empty or have white space at its ends. */
  ownField(label: string, value: string): void {
    if (value.length > MAX_CUSTOM || value.includes('\r')) this.custom(label, value);
    else if (this.room('customFields')) this.fields.customFields.push({ label: this.fit(label, 'a label') || 'field', value });
  }

  /** False if it is too long for a stage. */
  stage(value: string): boolean {
    const text = value.trim();
    if (text === '' || text.length > MAX_STAGE) return false;
    this.fields.stage = text;
    return true;
  }

  /** @returns false unless `days` is a whole number that a cadence may be */
  cadence(days: string): boolean {
    const text = days.trim();
    const count = Number(text);
    if (!/^\d{1,4}$/.test(text) || count < 1 || count > MAX_CADENCE_DAYS) return false;
    this.fields.cadenceDays = count;
    return true;
  }

  /** @returns false unless `text` is an instant such as 2026-11-01T09:00:00Z */
  archived(text: string): boolean {
    const parsed = isoInstant.safeParse(text.trim());
    if (parsed.success) this.archivedAt = parsed.data;
    return parsed.success;
  }

  tag(value: string): void {
    const text = this.fit(value, 'a tag', MAX_TAG);
    if (text !== '' && !this.fields.tags.includes(text) && this.room('tags')) this.fields.tags.push(text);
  }

  /** Notes are joined by a blank line. */
  note(value: string): void {
    const text = value.trim();
    if (text === '') return;
    const notes = this.fields.notes === '' ? text : `${this.fields.notes}\n\n${text}`;
    this.fields.notes = this.fit(notes, 'the note', MAX_NOTES);
  }

  /** The full name that the parts of the name make, in the usual order; a mere form of address is not in it, or all would begin with it. */
  nameFromParts(): string {
    const { prefix, given, additional, family, suffix } = this.fields.name;
    const own = [given, additional, family, suffix];
    const isAlone = own.every((part) => part === '');
    return [isAlone ? prefix : withoutFormOfAddress(prefix), ...own].filter((part) => part !== '').join(' ');
  }

  finish(row: number): ParsedContact {
    const { fields } = this;
    if (fields.fullName === '') this.fullName(this.nameFromParts());
    if (displayName(fields) === '') {
      fields.fullName = UNNAMED;
      this.warn('has no name, organization or way to reach them');
    }
    const draft = { uid: this.uid, fields: trimmed(fields), photo: this.photo, extras: this.extras.slice(), archivedAt: this.archivedAt };
    const parsed = { row, draft, warnings: this.warnings };
    return this.referredBy === '' ? parsed : { ...parsed, referredBy: this.referredBy.slice(0, MAX_LINE) };
  }
}
