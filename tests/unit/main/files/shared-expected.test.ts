import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MappingTarget } from '@shared/domain/csv-mapping';
import { describe, expect, test } from 'vitest';
import { describeColumns, readMappedCsv } from '../../../../src/main/files/csv/mapping';
import type { ParsedContact } from '../../../../src/main/files/parsed-file';
import { readImportFile } from '../../../../src/main/files/read-file';
import { splitEscaped, unescapeText } from '../../../../src/main/files/vcard/escapes';
import { plainLabel } from '../../../../src/main/files/vcard/labels';
import { parseVCardDate } from '../../../../src/main/files/vcard/vcard-date';

/** What other projects expect of their own samples, which their licences keep out of this repository; checked where it is at hand. */
const SAMPLES = resolve('../shared/samples/import');

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...stringsOf(item)]);
}

/** All that we know of contacts, written in one way: without escapes and white space, which programs write as they like. */
function known(contacts: readonly ParsedContact[]): string {
  const texts = contacts.flatMap(({ draft }) => [
    ...stringsOf(draft),
    draft.photo === null ? '' : Buffer.from(draft.photo.bytes).toString('base64'),
  ]);
  return texts.map(plain).join('\n');
}
const plain = (text: string): string => unescapeText(unescapeText(text)).replace(/\s+/g, '').toLowerCase();

/** The values that are not to be found; a date, a time zone or a label of Apple's may stand in another form. */
function missing(values: readonly string[], text: string): string[] {
  return values.filter((value) => {
    const forms = [plain(value), parseVCardDate(value) ?? plain(value), plain(plainLabel(value)), value.toLowerCase().replace(/[-:]/g, '')];
    if (/^[+-]\d{2}:\d{2}$/.test(value)) forms.push(value.replace(':', ''));
    return plain(value) !== '' && !forms.some((form) => text.includes(form));
  });
}

/** Of the file, not the person. */
const OF_THE_FILE = new Set(['begin', 'end', 'version', 'prodid']);

/** The smallest parts of a value of a card: those of a list, and those of a structure. */
function partsOfCard(text: string): string[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).split(';')[0]?.toLowerCase() ?? '';
      if (colon < 0 || OF_THE_FILE.has(name)) return [];
      return splitEscaped(line.slice(colon + 1), ';').flatMap((part) =>
        name === 'fn' || name === 'note' ? [part] : splitEscaped(part, ','),
      );
    });
}

type JCard = [string, [string, Record<string, unknown>, string, ...unknown[]][], JCard[]?];

function partsOfJCard(json: unknown): string[] {
  const cards = (Array.isArray(json) && json[0] === 'vcard' ? [json] : json) as JCard[];
  return cards.flatMap(([, properties]) =>
    properties.flatMap(([name, , , ...values]) => (OF_THE_FILE.has(name) ? [] : values.flatMap((value) => [value].flat(3).map(String)))),
  );
}

const pairs = (folder: string, from: string, to: string): string[] =>
  existsSync(join(SAMPLES, folder))
    ? readdirSync(join(SAMPLES, folder))
        .filter((name) => name.endsWith(from) && existsSync(join(SAMPLES, folder, name.replace(from, to))))
        .map((name) => join(SAMPLES, folder, name))
    : [];

const tables = pairs('roundcube', '.csv', '.vcf');
const cards = pairs('ical.js', '.vcf', '.json');
const spectrum = pairs('csv-spectrum', '.csv', '.json');
/** Stands in `location_coordinates.json`, but not in the CSV beside it. */
const NOT_IN_THE_TABLE = '1234567890';

if (tables.length > 0) {
  describe('every value that upstream expects is in what we read', () => {
    test.each(tables)('roundcube: %s', (path) => {
      const expected = readFileSync(path.replace(/\.csv$/, '.vcf'), 'utf8');
      expect(missing(partsOfCard(expected), known(readImportFile(path).contacts))).toEqual([]);
    });

    test.each(cards)('ical.js: %s', (path) => {
      const expected: unknown = JSON.parse(readFileSync(path.replace(/\.vcf$/, '.json'), 'utf8'));
      expect(missing(partsOfJCard(expected), known(readImportFile(path).contacts))).toEqual([]);
    });

    test.each(spectrum)('csv-spectrum: %s', (path) => {
      const bytes = readFileSync(path);
      const { columns } = describeColumns(bytes);
      const mapping = Object.fromEntries(columns.map(({ header }, i): [string, MappingTarget] => [header, i === 0 ? 'name' : 'custom']));
      const { contacts } = readMappedCsv(path, bytes, mapping);
      const rows = [JSON.parse(readFileSync(path.replace(/\.csv$/, '.json'), 'utf8')) as Record<string, string>[]].flat();
      expect(contacts).toHaveLength(rows.length);
      for (const [i, row] of rows.entries()) {
        const contact = contacts[i];
        expect(
          contact
            ? missing(
                Object.values(row).filter((value) => value !== NOT_IN_THE_TABLE),
                known([contact]),
              )
            : 'no contact',
        ).toEqual([]);
      }
    });
  });
}
