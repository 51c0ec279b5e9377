import { AppError } from '@shared/errors';
import { DraftBuilder } from '../draft-builder';
import { findLinkedInTable, readLinkedIn } from '../linkedin/read-linkedin';
import type { FileSource, ParsedContact, ParsedRecords, ReadControl, ReadHints, SkippedRow } from '../parsed-file';
import type { ColumnRole } from './column-role';
import { type CsvRecord, type Dialect, dialectOf, readRecords } from './csv-records';
import { findHeader, firstColumns } from './find-header';
import { decidesDayFirst } from './loose-date';
import { findOwnTable, readOwnCsv } from './read-own-csv';
import { compileSteps, dateColumns, type RowStep, rolesOf } from './row-steps';

export interface ReadCsv {
  format: string;
  source: FileSource;
  contacts: ParsedContact[];
  skipped: SkippedRow[];
  records: ParsedRecords | null;
}

const MAX_LISTED_COLUMNS = 12;

/** `field` of the error about a table whose columns are not known; `mapping.ts` reads it once somebody says what they are. */
export const UNKNOWN_COLUMNS = 'columns';

function unknownColumns(text: string): AppError {
  const columns = firstColumns(text);
  if (columns === null) return new AppError('file', 'is not a vCard, CSV or Rapport JSON file');
  const listed = columns.slice(0, MAX_LISTED_COLUMNS).map((column) => column.trim().slice(0, 40));
  const more = columns.length > listed.length ? ` and ${columns.length - listed.length} more` : '';
  return new AppError(
    'file',
    `has columns that are not recognised: ${listed.join(', ')}${more}. A header row must name at least a name or an e-mail column`,
    { field: UNKNOWN_COLUMNS },
  );
}

const DAY_FIRST = /\b(?:dd?|tt?|jj?|gg)[./-]mm?\b/i;
const MONTH_FIRST = /\bmm?[./-](?:dd?|tt?|jj?|gg)\b/i;
/** Of the languages that columns are known in, only American English has the month first. */
const OTHER_LANGUAGE =
  /geb|jahr|hochzeit|verbunden|datum|naiss|anniv\b|anniversair|connexion|nacim|cumple|fecha|conectad|nascit|compleanno|anniversari|collegat|nascim|anivers|\bdata d|geboorte|verjaar|trouw|verbonden/i;

/** How `3/4/1980` is meant by what its column is called; null if that says nothing. */
function dayFirstByName(header: string): boolean | null {
  if (DAY_FIRST.test(header)) return true;
  if (MONTH_FIRST.test(header)) return false;
  return OTHER_LANGUAGE.test(header) ? true : null;
}

/** European spreadsheets separate columns with semicolons and write days first. */
function isDayFirst(records: CsvRecord[], headers: readonly string[], roles: readonly ColumnRole[], delimiter: string): boolean {
  const columns = dateColumns(roles);
  const values = function* (): Generator<string> {
    for (const { cells } of records) for (const index of columns) yield cells[index] ?? '';
  };
  const named = columns.map((index) => dayFirstByName(headers[index] ?? '')).find((known) => known !== null);
  return decidesDayFirst(values()) ?? named ?? delimiter === ';';
}

function checkWidth({ cells, warnings }: CsvRecord, headers: readonly string[], draft: DraftBuilder): void {
  for (const warning of warnings) draft.warn(warning);
  if (cells.length < headers.length && headers.length > 1) draft.warn(`has ${cells.length} of ${headers.length} columns`);
  const surplus = cells.slice(headers.length, headers.length + 1_000);
  if (surplus.some((value) => value.trim() !== '')) {
    draft.warn('has more columns than the header row; they were kept as custom fields');
    for (const [i, value] of surplus.entries()) draft.custom(`Column ${headers.length + i + 1}`, value);
  }
}

function mapRecord(record: CsvRecord, headers: readonly string[], steps: RowStep[], dayFirst: boolean): ParsedContact | SkippedRow {
  const draft = new DraftBuilder();
  checkWidth(record, headers, draft);
  const context = { draft, dayFirst };
  for (const step of steps) step(record.cells, context);
  const { fields } = draft;
  if (fields.fullName === '') draft.fullName(draft.nameFromParts());
  const fileAs = draft.extras.find((extra) => extra.name === 'X-FILE-AS')?.value;
  if (fields.fullName === '' && fields.organization === '' && fileAs !== undefined) draft.fullName(fileAs);
  const known = fields.fullName !== '' || fields.organization !== '' || fields.nicknames.length > 0;
  if (known || fields.points.some((point) => point.kind !== 'url' && point.kind !== 'social')) return draft.finish(record.row);
  return { row: record.row, name: '', reason: `row ${record.row} has no name, e-mail address, phone number or organization` };
}

/** A table whose header row was found. */
export interface CsvTableText {
  headers: readonly string[];
  /** One for each header. */
  roles: readonly ColumnRole[];
  delimiter: string;
  /** The records, with `\n` line ends. */
  body: string;
  dialect: Dialect;
}

/** The people of a table, row by row. */
export function readPeople(
  { headers, roles, delimiter, body, dialect }: CsvTableText,
  control: ReadControl,
): { contacts: ParsedContact[]; skipped: SkippedRow[] } {
  const records = readRecords(body, delimiter, headers.length, control, dialect);
  const steps = compileSteps(headers, roles);
  const dayFirst = isDayFirst(records, headers, roles, delimiter);
  const contacts: ParsedContact[] = [];
  const skipped: SkippedRow[] = [];
  // Each record is let go once it is read: all of them beside all people would be half as much memory again.
  records.reverse();
  for (let record = records.pop(); record !== undefined; record = records.pop()) {
    if ((record.row & 0xff) === 0) control.checkCancelled();
    const mapped = mapRecord(record, headers, steps, dayFirst);
    if ('draft' in mapped) contacts.push(mapped);
    else skipped.push(mapped);
  }
  return { contacts, skipped };
}

/** The line before `dataStart`. */
export function headerLine(text: string, dataStart: number): string {
  const end = Math.max(0, dataStart - 1);
  return text.slice(end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1, end);
}

/** With `\n` at the end of each line. */
export function normalizeLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  return text.replace(/\r+\n?/g, (end) => (end.endsWith('\n') ? '\n' : '\n'.repeat(end.length)));
}

/**
 * Reads a CSV text: our own tables, the exports of Google, Outlook, LinkedIn and Thunderbird, and tables of people with common column names.
 * Layout, delimiter and header row are found by the names of the columns. Throws AppError `file`, to be prefixed with the
 * file's name, if no row names columns that are known.
 */
export function readCsv(original: string, control: ReadControl, hints: ReadHints = {}): ReadCsv {
  const text = normalizeLineEnds(original);
  const own = findOwnTable(text);
  if (own) return { source: 'rapport-csv', ...readOwnCsv(text, own, control) };
  const linkedIn = findLinkedInTable(text);
  if (linkedIn) return readLinkedIn(text, linkedIn, control, hints);
  const header = findHeader(text);
  if (!header) throw unknownColumns(text);
  const { headers, layout, delimiter } = header;
  const body = text.slice(header.dataStart);
  const dialect = dialectOf(headerLine(text, header.dataStart), body, delimiter);
  const people = readPeople({ headers, roles: rolesOf(headers, layout), delimiter, body, dialect }, control);
  if (people.contacts.length === 0 && people.skipped.length === 0) throw new AppError('file', 'has a header row, but no rows below it');
  return { format: layout.format, source: layout.source, ...people, records: null };
}
