import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseImportBytes, readImportFile } from '../../../../src/main/files/read-file';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function stored(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('what a file is, is told by its content', () => {
  test.each([
    ['a vCard called .txt', 'a.txt', 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n', 'vcard'],
    ['a vCard after some lines', 'b.vcf', 'exported by me\n\nbegin:vcard\nFN:Ana\nEND:VCARD\n', 'vcard'],
    ['a CSV called .vcf', 'c.vcf', 'Name,Email\nAna,a@x\n', 'generic-csv'],
    ['JSON called .csv', 'd.csv', ' {"format":"rapport","version":1,"contacts":[{"id":"a","name":{"full":"Ana"}}]}', 'rapport-json'],
    ['UTF-16', 'e.csv', Buffer.from('\ufeffName\tEmail\nAna\ta@x\n', 'utf16le'), 'generic-csv'],
  ])('%s', (_, name, content, source) => {
    const path = stored(name, content);
    const parsed = readImportFile(path);
    expect(parsed).toMatchObject({ file: path, source, found: 1 });
    expect(parsed.contacts[0]?.draft.fields.fullName).toBe('Ana');
  });
});

describe('what can not be read is named, with the reason', () => {
  test.each([
    ['empty.vcf', '', 'empty.vcf is empty'],
    ['blank.vcf', ' \r\n\n', 'blank.vcf is empty'],
    ['stub.vcf', 'card', 'stub.vcf is not a vCard, CSV or Rapport JSON file'],
    ['a.zip', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0a.csv', 'latin1'), 'a.zip is a ZIP archive; unpack it first'],
    [
      'a.xlsx',
      Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml', 'latin1'),
      'a.xlsx is an Office document; save it as CSV first',
    ],
    ['a.pdf', '%PDF-1.7\n', 'a.pdf is a PDF document'],
    ['a.bin', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), 'a.bin is not a text file'],
    ['a.html', '<!doctype html><p>', 'a.html is a web page (HTML), which can not be imported'],
    ['a.ics', 'BEGIN:VCALENDAR\n', 'a.ics is a calendar, not an address book'],
    ['a.csv', 'x,y\n1,2\n', 'a.csv has columns that are not recognised: x, y.'],
  ])('%s', (name, content, message) => {
    const path = stored(name, content);
    expect(() => readImportFile(path)).toThrow(AppError);
    expect(() => readImportFile(path)).toThrow(message);
  });

  test('missing, or a folder', () => {
    expect(() => readImportFile(join(folder, 'none.vcf'))).toThrow('none.vcf was not found');
    expect(() => readImportFile(folder)).toThrow('is a folder, not a file');
  });

  test('not allowed', () => {
    const path = stored('secret.vcf', 'BEGIN:VCARD\n');
    chmodSync(path, 0);
    // A superuser may read anything; the file is then read as usual.
    if (process.getuid?.() === 0) expect(readImportFile(path).source).toBe('vcard');
    else expect(() => readImportFile(path)).toThrow('secret.vcf may not be read by this user');
  });
});

test.each([
  ['vCards', 'BEGIN:VCARD\nFN:Ana\nEND:VCARD\n'.repeat(2_000)],
  ['CSV', `Name\n${'Ana\n'.repeat(2_000)}`],
  ['JSON', JSON.stringify({ format: 'rapport', version: 1, contacts: Array.from({ length: 2_000 }, (_, i) => ({ id: `${i}` })) })],
])('reading %s reports its progress and can be cancelled', (_, text) => {
  const steps: number[] = [];
  const control = { progress: (done: number, total: number) => void steps.push(done / total), checkCancelled: () => undefined };
  parseImportBytes('x', Buffer.from(text), control);
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  const cancelled = () => {
    throw new AppError('cancelled', 'cancelled');
  };
  expect(() => parseImportBytes('x', Buffer.from(text), { progress: () => undefined, checkCancelled: cancelled })).toThrow('cancelled');
});

test('any bytes are read or refused, never more', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, (content) => {
      try {
        parseImportBytes('x', content);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error instanceof AppError && error.code).toBe('file');
      }
    }),
    { numRuns: 1_000 },
  );
});
