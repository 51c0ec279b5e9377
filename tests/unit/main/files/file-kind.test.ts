import { describe, expect, test } from 'vitest';
import { parseImportBytes } from '../../../../src/main/files/read-file';
import { zipOf as zipWith } from './zip-support';

const zipOf = (...names: string[]): Buffer => zipWith(Object.fromEntries(names.map((name) => [name, ''])));

const refusal = (bytes: Buffer | string): string => {
  try {
    parseImportBytes('x', Buffer.from(bytes));
    return 'was read';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
};

describe('what is no list of people is named', () => {
  test.each<[string, Buffer | string, string]>([
    ['Excel', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'is an Excel workbook; save it as CSV first'],
    ['Word', zipOf('[Content_Types].xml', 'word/document.xml'), 'is an Office document, not a list of people'],
    ['Numbers', zipOf('Data/a.jpg', 'Index/Document.iwa'), 'is a Numbers, Pages or Keynote document; export it as CSV first'],
    ['OpenDocument', zipOf('mimetype', 'content.xml'), 'is an OpenDocument file; save it as CSV first'],
    [
      'the archive of LinkedIn',
      zipOf('Connections.csv', 'messages.csv', 'Invitations.csv', 'Profile.csv', 'Jobs/a.pdf'),
      'is a ZIP archive with Connections.csv, messages.csv, Invitations.csv and 1 more; unpack it first and choose those',
    ],
    ['Takeout', zipOf('Takeout/Contacts/All.vcf', 'Takeout/a.html'), 'is a ZIP archive with All.vcf; unpack it first and choose those'],
    ['pictures in a ZIP', zipOf('a.png'), 'is a ZIP archive; unpack it first'],
    ['a backup', zipOf('manifest.json', 'rapport.sqlite'), 'is a backup of Rapport; restore it in the settings'],
    ['an empty ZIP', zipOf(), 'is a ZIP archive; unpack it first'],
    ['a damaged ZIP', Buffer.from('PK\x03\x04 and then nothing'), 'is a ZIP archive; unpack it first'],
    ['SQLite', 'SQLite format 3\0', 'is an SQLite database'],
    ['PDF', '%PDF-1.7', 'is a PDF document'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'is a gzip archive; unpack it first'],
    ['tar', Buffer.concat([Buffer.alloc(257, 0x61), Buffer.from('ustar\0')]), 'is a tar archive; unpack it first'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'is a JPEG picture'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'is a picture or a video'],
    ['WebP', Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), 'is a picture, a sound or a video'],
    ['rich text', '{\\rtf1\\ansi Ana}', 'is a rich text document; save it as CSV first'],
    ['a web page', '<!DOCTYPE html>\n<html>', 'is a web page (HTML), which can not be imported'],
    ['a table as a web page', '<table><tr><td>Name', 'is a web page (HTML), which can not be imported'],
    ['XML', '<?xml version="1.0"?>\n<a/>', 'is an XML or HTML document, which can not be imported'],
    ['LDIF', 'dn: cn=Ana,mail=a@x.example\nmail: a@x.example\n', 'is an LDIF file, which can not be imported; export vCard or CSV instead'],
    ['a calendar', 'BEGIN:VCALENDAR\n', 'is a calendar, not an address book'],
    ['a key', '-----BEGIN RSA PRIVATE KEY-----\n', 'is a certificate, a key or encrypted'],
    ['age', 'age-encryption.org/v1\n-> scrypt', 'is encrypted; if it is a backup of Rapport, restore it in the settings'],
    ['a property list', 'bplist00', 'is a property list of Apple’s, which can not be imported; export a vCard file from Contacts'],
    ['noise', Buffer.from(Uint8Array.from({ length: 900 }, (_, i) => (i * 151 + 7) % 256)), 'is not a text file'],
  ])('%s', (_, bytes, message) => {
    expect(refusal(bytes)).toBe(message);
  });

  test('a ZIP whose directory lies about itself is named all the same', () => {
    const zip = zipOf('Connections.csv');
    for (let i = 0; i < zip.length; i++) {
      const broken = Buffer.from(zip);
      broken[i] = 0xff;
      expect(refusal(broken)).not.toBe('unknown');
    }
  });
});
