/** Reading the files of an import, those with unknown columns by the mapping that was given once for their header row. */
import { createHash } from 'node:crypto';
import { type ColumnMapping, type MappingTarget, mappingTargets } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import type { ImportMapping } from '@shared/import-views';
import { z } from 'zod';
import type { Database } from '../../db/database';
import { type DescribedTable, describeColumns, readMappedCsv } from '../../files/csv/mapping';
import { UNKNOWN_COLUMNS } from '../../files/csv/read-csv';
import { UNKNOWN_OWNER } from '../../files/linkedin/read-linkedin';
import type { ParsedFile, ReadControl, ReadHints } from '../../files/parsed-file';
import { readImportFile, readNamedFile } from '../../files/read-file';
import type { Core } from '../core';
import { knownPeople } from './known-people';

/** A table that no layout knows. */
export interface UnknownTable extends ImportMapping {
  /** The same for each table with this header row. */
  key: string;
}

interface MappedFile {
  path: string;
  parsed: ParsedFile;
  error: null;
  table: UnknownTable;
}

export type ReadFile = { path: string; table: UnknownTable | null } & (
  | { parsed: ParsedFile; error: null }
  /** With a table, the file can be read once it has a mapping. */
  | { parsed: null; error: AppError }
);

const storedTargets = z.array(z.enum(mappingTargets));

function preferenceOf(key: string): string {
  return `mapping:${createHash('sha256').update(key).digest('hex')}`;
}

/** By column; null if nobody has mapped this header row yet. */
function recallTargets(db: Database, { hasHeader, key, columns }: DescribedTable): MappingTarget[] | null {
  if (!hasHeader) return null;
  const row = db.find(db.sql.selectFrom('preference').select('value').where('key', '=', preferenceOf(key)));
  const stored = row && storedTargets.safeParse(JSON.parse(row.value));
  return stored?.success && stored.data.length === columns.length ? stored.data : null;
}

/** Keeps what the columns of a header row were said to hold; outside the history. Headerless tables can't be told apart: those are not kept. */
export function rememberMapping(db: Database, { hasHeader, key, columns }: UnknownTable): void {
  if (!hasHeader) return;
  const value = JSON.stringify(columns.map(({ target }) => target));
  db.run(
    db.sql
      .insertInto('preference')
      .values({ key: preferenceOf(key), value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}

/** Prose with a comma in its first line is no table. */
function looksLikeTable({ columns }: DescribedTable): boolean {
  const used = columns.filter(({ samples }) => samples.length > 0);
  return used.length > 1 || used.some(({ guess }) => guess === 'email' || guess === 'phone');
}

function unknownTable({ key, hasHeader, columns }: DescribedTable, targets: readonly MappingTarget[] | null): UnknownTable {
  return {
    key,
    hasHeader,
    columns: columns.map(({ header, samples, guess }, i) => ({ header, samples, target: targets?.[i] ?? guess })),
  };
}

function readByTargets(
  path: string,
  bytes: Uint8Array,
  table: DescribedTable,
  targets: readonly MappingTarget[],
  control: ReadControl,
): MappedFile {
  const mapping = Object.fromEntries(table.columns.map(({ header }, i) => [header, targets[i] ?? 'custom']));
  return { path, parsed: readMappedCsv(path, bytes, mapping, control), error: null, table: unknownTable(table, targets) };
}

/** What a mapping says of each column of a table. */
export function targetsOf({ columns }: UnknownTable, mapping: ColumnMapping): MappingTarget[] {
  return columns.map(({ header }) => (Object.hasOwn(mapping, header) ? mapping[header] : undefined) ?? 'custom');
}

/**
 * Reads a table that was described before.
 * @param targets by column
 * @throws AppError `file` if it can't be read, or has other columns by now
 */
export function readMapped(path: string, { key }: UnknownTable, targets: readonly MappingTarget[], control: ReadControl): MappedFile {
  return readNamedFile(path, (bytes) => {
    const described = describeColumns(bytes);
    if (described.key !== key) throw new AppError('file', 'has other columns than before; choose it again');
    return readByTargets(path, bytes, described, targets, control);
  });
}

/** Reads a file; one with unknown columns by the mapping remembered for them. A file that can't be read is told in `error`. */
function readFile(core: Core, path: string, control: ReadControl, hints: ReadHints): ReadFile {
  try {
    return { path, parsed: readImportFile(path, control, hints), error: null, table: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'file') throw error;
    if (error.field !== UNKNOWN_COLUMNS) return { path, parsed: null, error, table: null };
    return readUnknown(core.db, path, error, control);
  }
}

function readUnknown(db: Database, path: string, error: AppError, control: ReadControl): ReadFile {
  try {
    return readNamedFile(path, (bytes) => {
      const described = describeColumns(bytes);
      const targets = recallTargets(db, described);
      if (targets) return readByTargets(path, bytes, described, targets, control);
      return { path, parsed: null, error, table: looksLikeTable(described) ? unknownTable(described, null) : null };
    });
  } catch (other) {
    if (!(other instanceof AppError) || other.code !== 'file') throw other;
    return { path, parsed: null, error: other, table: null };
  }
}

/** Reads once more what other files of the same import tell more about, whatever their order. */
export function readAgain(core: Core, read: readonly ReadFile[], controlOf: (path: string) => ReadControl): ReadFile[] {
  const isUnsure = ({ error }: ReadFile) => error?.field === UNKNOWN_OWNER;
  if (!read.some(isUnsure)) return [...read];
  const hints = knownPeople(
    core,
    read.flatMap(({ parsed }) => parsed?.contacts ?? []),
  );
  return read.map((file) => (isUnsure(file) ? readFile(core, file.path, controlOf(file.path), hints) : file));
}

/** Reads the files of an import, as `readFile` does each. */
export function readFiles(core: Core, paths: readonly string[], controlOf: (path: string) => ReadControl): ReadFile[] {
  const hints = knownPeople(core);
  const read = paths.map((path) => readFile(core, path, controlOf(path), hints));
  return readAgain(core, read, controlOf);
}
