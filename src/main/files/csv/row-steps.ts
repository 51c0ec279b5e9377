import type { DraftBuilder } from '../draft-builder';
import { cadenceDays } from './cadence-text';
import type { ColumnRole, CsvLayout, SeriesKind } from './column-role';
import { normalizeHeader } from './column-role';
import { genericLayout } from './generic-layout';
import { splitCell } from './joined-cells';
import { parseLooseDate } from './loose-date';
import { JOINED, valuesOf } from './many-values';
import { refineRoles } from './refine-roles';

export interface RowContext {
  draft: DraftBuilder;
  /** How `3/4/1980` is meant in this file. */
  dayFirst: boolean;
}

/** Takes what it stands for out of a row. */
export type RowStep = (cells: readonly string[], context: RowContext) => void;

/** Google's own labels, in its capitals; anything else is the user's. */
const KNOWN_LABEL =
  /^(?:home|work|mobile|other|main|pager|custom|profile|blog|home page|work fax|home fax|other fax|anniversary|google voice)$/i;

/** The text of a cell that was written for spreadsheets: `="0123"` is text to them, and so is `'+49`. */
function shownText(text: string): string {
  const first = text.charCodeAt(0);
  if (first === 0x3d && text.length > 2 && text.startsWith('="') && text.endsWith('"')) return text.slice(2, -1).replaceAll('""', '"');
  return first === 0x27 && /^'[=+@-]/.test(text) ? text.slice(1) : text;
}

const cell = (cells: readonly string[], index: number | undefined): string =>
  index === undefined ? '' : shownText((cells[index] ?? '').trim());

/** `* Home` is the preferred one; otherwise as the user knows it. */
function plainLabel(label: string): string {
  const preferred = label.startsWith('* ');
  const text = (preferred ? label.slice(2) : label).trim();
  // As the types of a vCard: `Home Fax` is a fax at home.
  const plain = KNOWN_LABEL.test(text) ? text.toLowerCase().replace(/ fax$/, ', fax') : text;
  if (!preferred) return plain;
  return plain === '' ? 'pref' : `${plain}, pref`;
}

function takeDate(value: string, header: string, context: RowContext, take: (date: string) => void): void {
  const date = parseLooseDate(value, context.dayFirst);
  if (date === null) context.draft.custom(header, value);
  else if (date !== '') take(date);
}

/** A group that every contact of Google is in: no tag of anybody's. */
const isSystemGroup = (tag: string): boolean => /^\* ?my ?contacts$/i.test(tag);
const withoutStar = (tag: string): string => tag.replace(/^\* /, '');

function tagsOf(value: string): string[] {
  const separator = value.includes(':::') ? ':::' : value.includes(';') ? ';' : ',';
  return value.split(separator).map((tag) => tag.trim());
}

function addressStep(label: (cells: readonly string[]) => string, columns: { part: string; index: number }[]): RowStep {
  return (cells, { draft }) => {
    const split = columns.map(({ part, index }) => ({ part, values: cell(cells, index).split(JOINED) }));
    const count = Math.min(200, Math.max(...split.map(({ values }) => values.length)));
    for (let i = 0; i < count; i++) {
      const at = (part: string): string =>
        [...new Set(split.filter((column) => column.part === part).map((column) => (column.values[i] ?? '').trim()))]
          .filter((value) => value !== '')
          .join(part === 'street' || part === 'formatted' ? '\n' : ', ');
      const parts = {
        poBox: at('poBox'),
        extended: at('extended'),
        street: at('street'),
        city: at('city'),
        region: at('region'),
        postalCode: at('postalCode'),
        country: at('country'),
      };
      // The formatted address repeats the parts, where a program writes both.
      const formatted = at('formatted');
      const written = Object.values(parts).join(' ');
      if (written.trim() === '') parts.street = formatted;
      else if (formatted.split(/[\s,]+/).some((word) => !written.includes(word))) draft.extra('LABEL', formatted.replaceAll('\n', '\\n'));
      draft.address(label(cells), parts);
    }
  };
}

const ADDRESS_FIELDS: Record<string, string> = {
  formatted: 'formatted',
  street: 'street',
  city: 'city',
  'po box': 'poBox',
  region: 'region',
  'postal code': 'postalCode',
  country: 'country',
  'extended address': 'extended',
};

interface Series {
  kind: SeriesKind;
  /** Column by field: `label`, `value`, `street`, … */
  fields: Map<string, number>;
}

function seriesStep({ kind, fields }: Series): RowStep {
  const labelOf = (cells: readonly string[]): string => plainLabel(cell(cells, fields.get('label')));
  if (kind === 'address') {
    const columns = [...fields].flatMap(([field, index]) => {
      const part = ADDRESS_FIELDS[field];
      return part === undefined ? [] : [{ part, index }];
    });
    return addressStep(labelOf, columns);
  }
  if (kind === 'organization') return (cells, context) => organization(cells, fields, context);
  return (cells, context) => {
    const { draft } = context;
    for (const part of cell(cells, fields.get('value')).split(JOINED)) {
      const value = part.trim();
      if (value === '') continue;
      const label = labelOf(cells);
      if (kind === 'email' || kind === 'phone') draft.point(kind, label, value);
      else if (kind === 'website') draft.point('url', label, value);
      else if (kind === 'im')
        draft.point('im', [cell(cells, fields.get('service')), label].filter((text) => text !== '').join(', '), value);
      else if (kind === 'event') takeDate(value, label || 'date', context, (date) => draft.date(label || 'date', date));
      else draft.custom(label || (kind === 'relation' ? 'related to' : 'field'), value);
    }
  };
}

/** The first organization that says anything is the first role, further ones are roles too; what else is said of one is kept by what it is. */
function organization(cells: readonly string[], fields: Map<string, number>, { draft }: RowContext): void {
  const values = (field: string): string[] => splitCell(cells[fields.get(field) ?? -1] ?? '');
  const [names, titles, departments] = [values('name'), values('title'), values('department')];
  for (let i = 0; i < Math.max(names.length, titles.length, departments.length); i++) {
    const role = { organization: names[i] ?? '', title: titles[i] ?? '', department: departments[i] ?? '' };
    const { fields: known } = draft;
    if (known.organization !== '' || known.title !== '' || known.department !== '') draft.role(role);
    else {
      draft.organization(role.organization);
      draft.title(role.title);
      draft.department(role.department);
    }
  }
  for (const [field, index] of fields) {
    if (!['label', 'name', 'title', 'department'].includes(field)) draft.custom(`organization ${field}`, cell(cells, index));
  }
}

function birthStep(parts: Map<string, number>): RowStep {
  return (cells, { draft, dayFirst }) => {
    const [year, month, day] = [cell(cells, parts.get('year')), cell(cells, parts.get('month')), cell(cells, parts.get('day'))];
    if (month === '' && day === '' && !/^\d{4}$/.test(year)) return;
    const text = month === '' ? year : day === '' ? `${year}-${month.padStart(2, '0')}` : `${year || '-'}-${month}-${day}`;
    const date = parseLooseDate(text, dayFirst);
    if (date === null) draft.custom('birthday', [year, month, day].join('-'));
    else if (date !== '') draft.fields.birthday = date;
  };
}

function extraName(header: string): string {
  return `X-${header
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
}

/** Two columns of one meaning: the second value is kept under its header. */
function single(field: 'organization' | 'department' | 'title', header: string, index: number): RowStep {
  return (cells, { draft }) => {
    const value = cell(cells, index);
    if (value === '') return;
    if (draft.fields[field] !== '') draft.custom(header, value);
    else draft[field](value);
  };
}

/** Once the given name is known: a name with it inside is the whole one. */
function surnameStep(header: string, index: number): RowStep {
  return (cells, { draft }) => {
    const value = cell(cells, index);
    const { given } = draft.fields.name;
    const words = value.split(/[\s,]+/);
    if (given !== '' && value !== given && given.split(' ').every((word) => words.includes(word))) draft.fullName(value);
    else if (draft.fields.name.family === '') draft.namePart('family', value);
    else draft.custom(header, value);
  };
}

function simpleStep(
  role: Exclude<ColumnRole, { to: 'series' | 'address' | 'birthPart' | 'surname' }>,
  header: string,
  index: number,
): RowStep {
  switch (role.to) {
    case 'fullName':
      return (cells, { draft }) => {
        const value = cell(cells, index);
        if (draft.fields.fullName === '') draft.fullName(value);
        else if (value !== draft.fields.fullName) draft.custom(header, value);
      };
    case 'fileAs':
      return (cells, { draft }) => {
        const value = cell(cells, index);
        if (value !== '') draft.extra('X-FILE-AS', value);
      };
    case 'name':
      return (cells, { draft }) => {
        const value = cell(cells, index);
        if (draft.fields.name[role.part] === '') draft.namePart(role.part, value);
        else if (value !== draft.fields.name[role.part]) draft.custom(header, value);
      };
    case 'nickname':
      return (cells, { draft }) => draft.nickname(cell(cells, index));
    case 'organization':
    case 'department':
    case 'title':
      return single(role.to, header, index);
    case 'notes':
      return (cells, { draft }) => draft.note(cell(cells, index));
    case 'birthday':
      return (cells, context) =>
        takeDate(cell(cells, index), header, context, (date) => {
          const { fields } = context.draft;
          if (fields.birthday === null) fields.birthday = date;
          else if (fields.birthday !== date) context.draft.custom(header, date);
        });
    case 'date':
      return (cells, context) => takeDate(cell(cells, index), header, context, (date) => context.draft.date(role.label, date));
    case 'point':
      return (cells, { draft }) => {
        for (const value of valuesOf(role.kind, cell(cells, index))) draft.point(role.kind, role.label, value);
      };
    case 'tags':
      return (cells, { draft }) => {
        for (const tag of tagsOf(cell(cells, index))) {
          if (isSystemGroup(tag)) draft.extra('X-GOOGLE-GROUP', withoutStar(tag));
          else draft.tag(withoutStar(tag));
        }
      };
    case 'stage':
      return (cells, { draft }) => {
        if (draft.fields.stage !== null || !draft.stage(cell(cells, index))) draft.custom(header, cell(cells, index));
      };
    case 'cadence':
      return (cells, { draft }) => {
        const text = cell(cells, index);
        const days = cadenceDays(text);
        if (days === null || draft.fields.cadenceDays !== null || !draft.cadence(String(days))) draft.custom(header, text);
      };
    case 'referredBy':
      return (cells, { draft }) => {
        draft.referredBy ||= cell(cells, index);
        draft.custom(header || 'Referred By', cell(cells, index));
      };
    case 'ignore':
      return () => undefined;
    case 'noise':
      return (cells, { draft }) => {
        const value = cell(cells, index);
        if (value !== '' && !role.usual.some((usual) => usual.toLowerCase() === value.toLowerCase())) {
          draft.extra(extraName(header), value.replace(/\n/g, '\\n'));
        }
      };
    case 'custom':
      return (cells, { draft }) => {
        const value = cell(cells, index);
        if (!role.unset.some((unset) => unset.toLowerCase() === value.toLowerCase())) draft.custom(header || `Column ${index + 1}`, value);
      };
  }
}

/**
 * What to do with each row, in the order of the columns. Columns that belong together (the parts of an address, the label and
 * value of a phone number) make one step, at the place of the first of them.
 */
export function compileSteps(headers: readonly string[], roles: readonly ColumnRole[]): RowStep[] {
  /** Made once all columns are known: a series has some of its columns still to come. */
  const steps: (() => RowStep)[] = [];
  const last: (() => RowStep)[] = [];
  const series = new Map<string, Series>();
  const addresses = new Map<string, { part: string; index: number }[]>();
  const birth = new Map<string, number>();
  headers.forEach((header, index) => {
    const role = roles[index] ?? { to: 'custom', unset: [] };
    if (role.to === 'series') {
      const key = `${role.kind} ${role.index}`;
      const known = series.get(key);
      const group = known ?? { kind: role.kind, fields: new Map() };
      if (!group.fields.has(role.field)) group.fields.set(role.field, index);
      if (!known) {
        series.set(key, group);
        steps.push(() => seriesStep(group));
      }
    } else if (role.to === 'address') {
      const key = `${role.label} ${role.nth ?? 1}`;
      const known = addresses.get(key);
      const columns = known ?? [];
      columns.push({ part: role.part, index });
      if (!known) {
        addresses.set(key, columns);
        steps.push(() => addressStep(() => role.label, columns));
      }
    } else if (role.to === 'birthPart') {
      if (birth.size === 0) steps.push(() => birthStep(birth));
      birth.set(role.part, index);
    } else if (role.to === 'surname') last.push(() => surnameStep(header, index));
    else steps.push(() => simpleStep(role, header, index));
  });
  steps.push(...last);
  return steps.map((step) => step());
}

/** Indexes of the columns that hold dates. */
export function dateColumns(roles: readonly ColumnRole[]): number[] {
  return roles.flatMap((role, index) => {
    const isDate =
      role.to === 'birthday' || role.to === 'date' || (role.to === 'series' && role.kind === 'event' && role.field === 'value');
    return isDate ? [index] : [];
  });
}

/** What a layout says of each column, and common names of columns where it says nothing; what is left is a custom field. */
export function rolesOf(headers: readonly string[], layout: CsvLayout): ColumnRole[] {
  const occurrences = new Map<string, number>();
  const names = headers.map(normalizeHeader);
  const roles = names.map((header): ColumnRole => {
    const occurrence = (occurrences.get(header) ?? 0) + 1;
    occurrences.set(header, occurrence);
    return layout.role(header, occurrence) ?? genericLayout.role(header) ?? { to: 'custom', unset: [] };
  });
  return refineRoles(names, roles);
}
