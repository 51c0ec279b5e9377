import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { AppError } from '@shared/errors';
import { memberOf, pathsIn, startsAsZip } from './archive-members';
import { decodeFile, headOf } from './charset';
import { readCsv } from './csv/read-csv';
import { detectKind } from './file-kind';
import { parseJson, readRapportJson } from './json/read-json';
import { isMonica, readMonica } from './monica/read-monica';
import type { ParsedFile, ReadControl, ReadHints } from './parsed-file';
import { readVCards } from './vcard/read-vcards';
import { isZip, unzip, zipEntries } from './zip';

/** What Node can still hold in one string. */
export const MAX_FILE_BYTES = 512_000_000;
/** Enough to tell what a file is, with preamble lines before its header row. */
const HEAD_BYTES = 65_536;

const NO_CONTROL: ReadControl = { progress: () => undefined, checkCancelled: () => undefined };

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'was not found';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user';
  return 'could not be read';
}

/** The file that a path leads into, as into a folder; null if there is none. */
function archiveOf(path: string): string | null {
  for (let parent = dirname(path); parent !== dirname(parent); parent = dirname(parent)) {
    const stats = statSync(parent, { throwIfNoEntry: false });
    if (stats) return stats.isFile() ? parent : null;
  }
  return null;
}

function readBytes(path: string): Buffer {
  const archive = existsSync(path) ? null : archiveOf(path);
  if (archive === null) return readFileBytes(path);
  const bytes = readFileBytes(archive);
  if (!isZip(bytes)) throw new AppError('file', 'was not found');
  return unzip(bytes, memberOf(zipEntries(bytes), relative(archive, path).split(sep).join('/')));
}

function readFileBytes(path: string): Buffer {
  let size: number;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new AppError('file', 'is a folder, not a file');
    if (!stats.isFile()) throw new AppError('file', 'is not an ordinary file');
    size = stats.size;
    if (size <= MAX_FILE_BYTES) return readFileSync(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file', reasonOf(error), { cause: error });
  }
  throw new AppError('file', `is larger than ${MAX_FILE_BYTES / 1_000_000} MB; split it first`);
}

/**
 * Reads what people bring from bytes: vCard, CSV, Rapport or Monica JSON, told apart by content. Throws AppError `file` whose message
 * goes on after the file's name: "is a PDF document".
 * @param file what the result calls the file
 */
export function parseImportBytes(file: string, bytes: Uint8Array, control: ReadControl = NO_CONTROL, hints: ReadHints = {}): ParsedFile {
  const kind = detectKind(bytes, headOf(bytes, HEAD_BYTES));
  if (typeof kind === 'object') throw new AppError('file', kind.refused);
  if (kind === 'vcard') {
    const { format, charset, contacts, skipped } = readVCards(bytes, control);
    return { file, format, source: 'vcard', charset, found: contacts.length + skipped.length, contacts, skipped, records: null };
  }
  const { text, charset } = decodeFile(bytes);
  control.checkCancelled();
  if (kind === 'csv') {
    const { format, source, contacts, skipped, records } = readCsv(text, control, hints);
    const found = contacts.length + (records === null ? skipped.length : 0);
    return { file, format, source, charset, found, contacts, skipped, records };
  }
  const json = parseJson(text);
  control.checkCancelled();
  if (isMonica(json)) return { file, format: 'Monica JSON', source: 'monica-json', charset, ...readMonica(json, control) };
  const { found, contacts, skipped, records } = readRapportJson(json, control);
  return { file, format: 'Rapport JSON', source: 'rapport-json', charset, found, contacts, skipped, records };
}

/** What people call a file to import: `Connections.csv in LinkedIn.zip` for one inside of an archive. */
export function importName(path: string): string {
  const archive = existsSync(path) ? null : archiveOf(path);
  return archive === null || !startsAsZip(archive) ? basename(path) : `${basename(path)} in ${basename(archive)}`;
}

/**
 * Gives the bytes of a file to import to `read`. What it throws as AppError `file`, with a message that goes on after the file's
 * name, leaves with the name before it, as does what keeps the file from being read.
 */
export function readNamedFile<T>(path: string, read: (bytes: Uint8Array) => T): T {
  try {
    return read(readBytes(path));
  } catch (error) {
    if (error instanceof AppError && error.code === 'file')
      throw new AppError('file', `${importName(path)} ${error.message}`, {
        cause: error,
        ...(error.field === undefined ? {} : { field: error.field }),
      });
    throw error;
  }
}

/**
 * Reads a file to import. What is wrong with one of its rows is a warning on the row or a skipped row; only a file that can't be
 * read as a whole throws AppError `file`, with a message that names it and says why.
 */
export function readImportFile(path: string, control: ReadControl = NO_CONTROL, hints: ReadHints = {}): ParsedFile {
  return readNamedFile(path, (bytes) => parseImportBytes(path, bytes, control, hints));
}

/**
 * The files to read for one that was chosen: those inside of a ZIP archive such as LinkedIn's, by paths that lead into it as into a
 * folder and that `readImportFile` and `readNamedFile` understand; otherwise itself. What can't be read is left for them to tell.
 */
export function importPaths(path: string): string[] {
  try {
    return pathsIn(path, readFileBytes);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file') return [path];
    throw error;
  }
}
