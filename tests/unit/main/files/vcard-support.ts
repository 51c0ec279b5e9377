import type { ContactFields } from '@shared/domain/contact';
import type { ParsedContact, ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

export function read(text: string | Buffer): ParsedFile {
  return parseImportBytes('test.vcf', typeof text === 'string' ? Buffer.from(text) : text);
}

/** The one contact of a card made of these lines. */
export function card(lines: string | Buffer, version = '3.0'): ParsedContact {
  const body = typeof lines === 'string' ? Buffer.from(lines) : lines;
  const { contacts } = read(Buffer.concat([Buffer.from(`BEGIN:VCARD\r\nVERSION:${version}\r\n`), body, Buffer.from('\r\nEND:VCARD\r\n')]));
  const [contact] = contacts;
  if (!contact || contacts.length !== 1) throw new Error(`${contacts.length} contacts`);
  return contact;
}

export function fieldsOf(lines: string | Buffer, version?: string): ContactFields {
  return card(lines, version).draft.fields;
}
