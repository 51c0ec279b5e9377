import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ContactFields, displayName } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import { describe, expect, test } from 'vitest';
import { UNNAMED } from '../../../../src/main/files/draft-builder';
import { parseImportBytes, readImportFile } from '../../../../src/main/files/read-file';
import { writeVCard } from '../../../../src/main/files/vcard/write-vcards';

/** Files of other projects, which their licences keep out of this repository; checked where they are at hand. */
const SAMPLES = resolve('../shared/samples/import');
const EXPECTED = resolve(SAMPLES, 'expected.tsv');

interface Expected {
  file: string;
  kind: string;
  contacts: number;
  name: string;
  emails: string;
  phones: string;
  org: string;
  birthday: string;
}

function expectedRows(): Expected[] {
  if (!existsSync(EXPECTED)) return [];
  const [, ...lines] = readFileSync(EXPECTED, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [file = '', kind = '', , , , contacts = '', name = '', emails = '', phones = '', org = '', birthday = ''] = line.split('\t');
      return { file, kind, contacts: Number(contacts), name, emails, phones, org, birthday };
    });
}

const values = (fields: ContactFields | undefined, kind: string): string =>
  (fields?.points ?? [])
    .filter((point) => point.kind === kind)
    .map((point) => point.value)
    .join(' | ');

const organization = (fields: ContactFields | undefined): string =>
  [fields?.organization ?? '', fields?.department ?? ''].filter((part) => part !== '').join(' / ');

/** `19960415`, `1996-04-15T…` and `--0203` in one way. */
const dateOf = (text: string): string =>
  text
    .replace(/T.*$/, '')
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    .replace(/^--(\d{2})(\d{2})$/, '--$1-$2');

const rows = expectedRows();
const cards = rows.filter((row) => row.kind.startsWith('vcard') && row.contacts > 0);
const tables = rows.filter((row) => row.kind === 'csv');
/** Tables that are not about people, or say nowhere what their columns are. */
const REFUSED = [/^csv-spectrum\/(?!comma_in_quotes|location)/, /^papaparse\/(?!sample-header)/, /csv_no_header/];

if (rows.length > 0) {
  describe('vCards of other projects', () => {
    test.each(cards)('$file', (row) => {
      const parsed = readImportFile(resolve(SAMPLES, row.file));
      expect(parsed.source).toBe('vcard');
      expect(parsed.contacts.length).toBe(row.contacts);
      const fields = parsed.contacts[0]?.draft.fields;
      const name = row.name.replace(/ \(from N\)$/, '').replace(/^\(none; ORG .*\)$/, '');
      if (name === '') expect(['', UNNAMED]).toContain(fields?.fullName);
      else expect(fields?.fullName).toBe(name);
      expect(values(fields, 'email')).toBe(row.emails);
      expect(values(fields, 'phone')).toBe(row.phones);
      if (row.org !== '') expect(organization(fields)).toBe(row.org);
      expect(fields?.birthday ?? '').toBe(dateOf(row.birthday));
      for (const contact of parsed.contacts) expect(displayName(contact.draft.fields)).not.toBe('');
    });

    test.each(cards)('$file is written and read again with nothing lost', (row) => {
      for (const { draft } of readImportFile(resolve(SAMPLES, row.file)).contacts) {
        for (const version of ['3.0', '4.0'] as const) {
          const written = writeVCard({ ...draft, uid: draft.uid ?? 'u', updatedAt: null }, version);
          const [again] = parseImportBytes('again.vcf', Buffer.from(written)).contacts;
          const extras = draft.extras.filter(({ name }) => name !== 'REV');
          expect(again?.draft).toEqual({ ...draft, uid: draft.uid ?? 'u', extras });
        }
      }
    });

    test('each of six cards of an Android export is whole', () => {
      const { contacts } = readImportFile(resolve(SAMPLES, 'ez-vcard/John_Doe_ANDROID.vcf'));
      expect(contacts.map(({ draft }) => displayName(draft.fields)).slice(0, 3)).toEqual([
        'john.doe@company.com',
        'jane.doe@company.com',
        'Ñ Ñ Ñ Ñ Ñ',
      ]);
      expect(values(contacts[4]?.draft.fields, 'phone')).toBe('123456 | 123456 | 123456');
      expect(values(contacts[5]?.draft.fields, 'email')).toBe('henry@company.com');
    });

    test('a phone of an outer card stays with it', () => {
      const { contacts } = readImportFile(resolve(SAMPLES, 'android/v21_nest.vcf'));
      expect(contacts.map(({ draft }) => [draft.fields.fullName, values(draft.fields, 'phone')])).toEqual([
        ['parent', '1'],
        ['nest1', ''],
        ['nest2', ''],
      ]);
    });
  });

  describe('tables of other projects', () => {
    test.each(tables.filter((row) => !REFUSED.some((pattern) => pattern.test(row.file))))('$file', (row) => {
      const parsed = readImportFile(resolve(SAMPLES, row.file));
      expect(parsed.found).toBe(row.contacts);
      const fields = parsed.contacts[0]?.draft.fields;
      if (row.name !== '') expect(fields?.fullName).toBe(row.name);
      expect(values(fields, 'email')).toBe(row.emails);
      expect(values(fields, 'phone')).toBe(row.phones);
      if (row.org !== '') expect(fields?.organization).toBe(row.org);
      if (row.birthday !== '') expect(fields?.birthday).toBe(row.birthday);
    });

    test.each(tables.filter((row) => REFUSED.some((pattern) => pattern.test(row.file))))('$file is refused with its columns', (row) => {
      expect(() => readImportFile(resolve(SAMPLES, row.file))).toThrow(AppError);
      expect(() => readImportFile(resolve(SAMPLES, row.file))).toThrow(/not recognised: /);
    });
  });

  test('four bytes that are no vCard are refused', () => {
    expect(() => readImportFile(resolve(SAMPLES, 'monica/stub.vcf'))).toThrow('stub.vcf is not a vCard, CSV or Rapport JSON file');
  });
}

test('the columns that the samples are compared by are read from a card', () => {
  const card = 'BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nEMAIL:a@x.example\nTEL:1\nTEL:2\nORG:A;B\nBDAY:--0203\nEND:VCARD\n';
  const fields = parseImportBytes('own.vcf', Buffer.from(card)).contacts[0]?.draft.fields;
  expect([values(fields, 'email'), values(fields, 'phone'), organization(fields), fields?.birthday]).toEqual([
    'a@x.example',
    '1 | 2',
    'A / B',
    dateOf('--0203'),
  ]);
});
