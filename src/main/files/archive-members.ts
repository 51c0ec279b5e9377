import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { isZip, type ZipEntry, zipEntries } from './zip';

/** More than any export has. */
const MAX_MEMBERS = 200;
/** Of LinkedIn's archive; its other tables are about the user. */
const LINKEDIN = /^(?:connections|messages|invitations)\.csv$/i;
/** Of Google Takeout: everybody, who are in folders by label too. */
const EVERYBODY = /^(?:all contacts|alle kontakte|tous les contacts|todos los contactos|tutti i contatti|todos os contatos)\.(?:vcf|csv)$/i;

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** False for a name that leads out of the archive, or that is none on some system. */
const isInside = (name: string): boolean => name.split('/').every((part) => part !== '' && !/^\.{1,2}$|[\\:\0]/.test(part));

/** What of an archive may hold people, by its names. */
export function importableMembers(entries: readonly ZipEntry[]): ZipEntry[] {
  const files = entries.filter(
    ({ name }) =>
      /\.(?:csv|vcf|vcard|json)$/i.test(name) && isInside(name) && !name.startsWith('__MACOSX/') && !baseName(name).startsWith('.'),
  );
  const names = entries.map(({ name }) => name);
  // Parts of documents and backups, which are refused as a whole.
  if (names.some((name) => /^(?:\[Content_Types\]\.xml|mimetype|Index\/Document\.iwa|manifest\.json)$/.test(name))) return [];
  if (files.some(({ name }) => /^connections\.csv$/i.test(baseName(name))))
    return files.filter(({ name }) => LINKEDIN.test(baseName(name)));
  const cards = files.filter(({ name }) => /\.v(?:cf|card)$/i.test(name));
  const everybody = files.filter(({ name }) => EVERYBODY.test(baseName(name)));
  if (everybody.length > 0) return everybody.slice(0, 1);
  return cards.length > 0 ? cards : files;
}

/** False for what can't be read, too. */
export function startsAsZip(path: string): boolean {
  const head = Buffer.alloc(4);
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    readSync(file, head, 0, 4, 0);
  } catch {
    // Why it can't be read is told when it is read.
    return false;
  } finally {
    if (file !== null) closeSync(file);
  }
  return isZip(head);
}

/**
 * The paths to read for a chosen one: itself, or, for a ZIP archive with files of people in it, those of its members, as if it were
 * a folder. `readImportFile` reads such paths.
 * @param readBytes the bytes of a file
 */
export function pathsIn(path: string, readBytes: (path: string) => Uint8Array): string[] {
  if (!startsAsZip(path)) return [path];
  const members = importableMembers(zipEntries(readBytes(path)));
  // A few too many are still told by their archive's name.
  return members.length === 0 || members.length > MAX_MEMBERS ? [path] : members.map(({ name }) => join(path, ...name.split('/')));
}

/**
 * A member of an archive by its path in it, with `/` between folders.
 * @throws AppError `file` if there is none
 */
export function memberOf(entries: readonly ZipEntry[], name: string): ZipEntry {
  const found = importableMembers(entries).find((entry) => entry.name === name);
  if (!found) throw new AppError('file', 'was not found in its archive');
  return found;
}
