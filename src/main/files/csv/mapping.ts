/** Tables whose columns no layout knows: what they look like, for somebody to say what each column holds, and reading them then. */
import { type ColumnMapping, type MappingTarget, mappingTargets } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import { decodeFile } from '../charset';
import type { ParsedFile, ReadControl } from '../parsed-file';
import { normalizeHeader } from './column-role';
import { type Dialect, dialectOf, readRecords, STANDARD } from './csv-records';
import { findHeader, findTable } from './find-header';
import { genericLayout } from './generic-layout';
import { guessTarget } from './guess-target';
import { roleOfTarget } from './mapping-targets';
import { headerLine, normalizeLineEnds, readPeople } from './read-csv';

const SAMPLES = 3;
const MAX_SAMPLE = 200;
/** How much of a file samples are taken from. */
const SAMPLED_CHARS = 500_000;

export interface DescribedColumn {
  /** As in the file; `Column 3` where it has none, `E-mail (2)` for the second of that name. Each is there once. */
  header: string;
  /** The first values that are not empty, at most three. */
  samples: string[];
  guess: MappingTarget;
}

export interface DescribedTable {
  /** The same for each table with these columns, to remember a mapping by. */
  key: string;
  /** False if the first row is data already. */
  hasHeader: boolean;
  columns: DescribedColumn[];
}

interface FoundTable {
  hasHeader: boolean;
  headers: string[];
  delimiter: string;
  body: string;
  dialect: Dialect;
  charset: string;
}

const NO_CONTROL: ReadControl = { progress: () => undefined, checkCancelled: () => undefined };

function uniqueNames(headers: readonly string[]): string[] {
  /** How often each name was there, so that many of one name don't take long. */
  const counts = new Map<string, number>();
  return headers.map((header, i) => {
    const name = header.replaceAll('\0', '').trim() || `Column ${i + 1}`;
    let unique = name;
    let count = counts.get(name) ?? 0;
    while (counts.has(unique)) unique = `${name} (${++count})`;
    counts.set(name, Math.max(count, 1));
    if (unique !== name) counts.set(unique, 1);
    return unique;
  });
}

function findInBytes(bytes: Uint8Array): FoundTable {
  const { text: original, charset } = decodeFile(bytes);
  const text = normalizeLineEnds(original);
  const known = findHeader(text);
  const found = known ? { ...known, hasHeader: true } : findTable(text);
  if (!found) throw new AppError('file', 'is not a table with columns');
  const { hasHeader, headers, delimiter, dataStart } = found;
  const body = text.slice(dataStart);
  const dialect = hasHeader ? dialectOf(headerLine(text, dataStart), body, delimiter) : STANDARD;
  return { hasHeader, headers: uniqueNames(headers), delimiter, body, dialect, charset };
}

function samplesOf({ body, delimiter, headers, dialect }: FoundTable): string[][] {
  const cut = body.length > SAMPLED_CHARS ? Math.max(body.lastIndexOf('\n', SAMPLED_CHARS), 0) : body.length;
  const samples = headers.map((): string[] => []);
  for (const { cells } of readRecords(body.slice(0, cut), delimiter, headers.length, NO_CONTROL, dialect)) {
    for (const [i, list] of samples.entries()) {
      const value = (cells[i] ?? '').trim();
      if (list.length < SAMPLES && value !== '') list.push(value.slice(0, MAX_SAMPLE));
    }
    if (samples.every((list) => list.length >= SAMPLES)) break;
  }
  return samples;
}

/**
 * What a table looks like: its columns with samples, and what each of them seems to hold.
 * @throws AppError `file`, to be prefixed with the file's name, if it is no table
 */
export function describeColumns(bytes: Uint8Array): DescribedTable {
  const table = findInBytes(bytes);
  const samples = samplesOf(table);
  const columns = table.headers.map((header, i) => {
    const own = samples[i] ?? [];
    return { header, samples: own, guess: guessTarget(table.hasHeader ? genericLayout.role(normalizeHeader(header)) : null, header, own) };
  });
  const key = table.hasHeader ? table.headers.map(normalizeHeader).join('\n') : `${table.headers.length} columns without names`;
  return { key, hasHeader: table.hasHeader, columns };
}

const isTarget = (value: unknown): value is MappingTarget => mappingTargets.some((target) => target === value);

/**
 * Reads a table by a mapping of its columns.
 * @param file what the result calls the file
 * @throws AppError `file`, to be prefixed with the file's name, if it is no table
 */
export function readMappedCsv(file: string, bytes: Uint8Array, mapping: ColumnMapping, control: ReadControl = NO_CONTROL): ParsedFile {
  const table = findInBytes(bytes);
  control.checkCancelled();
  const roles = table.headers.map((header) => {
    const target = Object.hasOwn(mapping, header) ? mapping[header] : undefined;
    return roleOfTarget(isTarget(target) ? target : 'custom', header);
  });
  const { contacts, skipped } = readPeople({ ...table, roles }, control);
  const found = contacts.length + skipped.length;
  return { file, format: 'CSV', source: 'mapped-csv', charset: table.charset, found, contacts, skipped, records: null };
}
