import { displayName, preservedProperty } from '@shared/domain/contact';
import { isPartialDate } from '@shared/domain/dates';
import { z } from 'zod';
import { type AddressPart, DraftBuilder } from '../draft-builder';
import type { ParsedContact } from '../parsed-file';
import type { CsvRecord } from './csv-records';
import { undefuse } from './defuse';
import { splitCell } from './joined-cells';
import { ADDRESS_COLUMNS, type CONTACT_COLUMNS, ID, POINT_COLUMNS, ROLE_COLUMNS } from './own-columns';
import { type ColumnIndex, OwnRow } from './own-row';

type Column = (typeof CONTACT_COLUMNS)[number];
type Row = OwnRow<Column>;

const properties = z.array(preservedProperty).max(10_000);

function points(row: Row, draft: DraftBuilder): void {
  const waiting = new Map<string, { label: string; value: string }[]>();
  for (const [kind, values, labels] of POINT_COLUMNS) {
    const labelOf = splitCell(row.text(labels));
    waiting.set(
      kind,
      splitCell(row.text(values)).map((value, i) => ({ label: labelOf[i] ?? '', value })),
    );
  }
  const take = (kind: (typeof POINT_COLUMNS)[number][0]): boolean => {
    const next = waiting.get(kind)?.shift();
    if (next) draft.point(kind, next.label, next.value);
    return next !== undefined;
  };
  for (const wanted of splitCell(row.text('Order'))) {
    const known = POINT_COLUMNS.find(([kind]) => kind === wanted.trim());
    if (known) take(known[0]);
  }
  for (const [kind] of POINT_COLUMNS) while (take(kind));
}

function addresses(row: Row, draft: DraftBuilder): void {
  const split = ADDRESS_COLUMNS.map(([part, column]) => ({ part, values: splitCell(row.text(column)) }));
  const count = Math.max(...split.map(({ values }) => values.length));
  for (let i = 0; i < count; i++) {
    let label = '';
    const parts: Partial<Record<AddressPart, string>> = {};
    for (const { part, values } of split) {
      if (part === 'label') label = values[i] ?? '';
      else parts[part] = values[i] ?? '';
    }
    draft.address(label, parts);
  }
}

function roles(row: Row, draft: DraftBuilder): void {
  draft.roleSpan(row.text('Role From'), row.text('Role To'));
  const split = ROLE_COLUMNS.map(([part, column]) => ({ part, values: splitCell(row.text(column)) }));
  const count = Math.max(...split.map(({ values }) => values.length));
  for (let i = 0; i < count; i++) {
    const texts = { organization: '', department: '', title: '', from: '', to: '' };
    for (const { part, values } of split) texts[part] = values[i] ?? '';
    draft.role(texts, texts.from, texts.to);
  }
}

function dates(row: Row, draft: DraftBuilder): void {
  const birthday = row.text('Birthday').trim();
  if (isPartialDate(birthday)) draft.fields.birthday = birthday;
  else draft.custom('Birthday', birthday);
  const labels = splitCell(row.text('Date Labels'));
  for (const [i, text] of splitCell(row.text('Dates')).entries()) {
    const label = labels[i] ?? '';
    if (isPartialDate(text.trim())) draft.date(label, text.trim());
    else draft.custom(label || 'date', text);
  }
}

function customFields(row: Row, draft: DraftBuilder): void {
  const values = splitCell(row.text('Custom Fields'));
  const labels = splitCell(row.text('Custom Field Labels'));
  for (let i = 0; i < Math.max(values.length, labels.length); i++) {
    const [label = '', value = ''] = [labels[i], values[i]];
    if (label.trim() !== '' || value.trim() !== '') draft.ownField(label, value);
  }
}

function otherProperties(row: Row, draft: DraftBuilder): void {
  const text = row.text('Other Properties').trim();
  if (text === '') return;
  try {
    draft.extras.push(...properties.parse(JSON.parse(text)));
  } catch {
    // Edited by hand, or cut off by a spreadsheet at the end of what it holds in a cell.
    draft.warn('the other properties are not valid JSON; they were kept as a custom field');
    draft.custom('Other Properties', text);
  }
}

/** A contact of our own `contacts.csv`. Columns that somebody added become custom fields. */
export function readOwnContact(record: CsvRecord, index: ColumnIndex): ParsedContact {
  const draft = new DraftBuilder();
  const row: Row = new OwnRow(record, index);
  for (const warning of record.warnings) draft.warn(warning);
  draft.uid = row.text(ID).trim() || null;
  draft.fullName(row.text('Full Name'));
  draft.namePart('prefix', row.text('Prefix'));
  draft.namePart('given', row.text('First Name'));
  draft.namePart('additional', row.text('Middle Name'));
  draft.namePart('family', row.text('Last Name'));
  draft.namePart('suffix', row.text('Suffix'));
  for (const nickname of splitCell(row.text('Nicknames'))) draft.nickname(nickname);
  draft.organization(row.text('Organization'));
  draft.department(row.text('Department'));
  draft.title(row.text('Title'));
  roles(row, draft);
  points(row, draft);
  addresses(row, draft);
  dates(row, draft);
  for (const tag of splitCell(row.text('Tags'))) draft.tag(tag);
  const [stage, cadence, archived] = [row.text('Stage'), row.text('Cadence Days'), row.text('Archived At')];
  if (!draft.stage(stage)) draft.custom('Stage', stage);
  if (!draft.cadence(cadence)) draft.custom('Cadence Days', cadence);
  if (!draft.archived(archived)) draft.custom('Archived At', archived);
  draft.note(row.text('Notes'));
  customFields(row, draft);
  otherProperties(row, draft);
  for (const other of index.others) draft.custom(other.header, undefuse(record.cells[other.index] ?? ''));
  const isNamed = draft.fields.fullName !== '' || displayName(draft.fields) === '';
  const parsed = draft.finish(record.row);
  // Left empty by who wrote it: the other fields give the name.
  if (!isNamed) parsed.draft.fields.fullName = '';
  return parsed;
}
