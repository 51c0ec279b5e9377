import { AppError } from '@shared/errors';
import { describe, expect, test } from 'vitest';
import { describeColumns, readMappedCsv } from '../../../../src/main/files/csv/mapping';
import { parseImportBytes } from '../../../../src/main/files/read-file';

describe('no input takes longer than its size', () => {
  const size = 1_000_000;
  const card = (lines: string): string => `BEGIN:VCARD\nFN:Ana\n${lines}\nEND:VCARD\n`;

  test.each([
    ['CRs in a vCard', card('\r'.repeat(size))],
    ['CRs in a table', `Name,Email\n${'\r'.repeat(size)}`],
    ['backslashes', card(`NOTE:${'\\'.repeat(size)}x\nstray\nstray`)],
    ['stray lines', card(`NOTE:x\n${'stray line\n'.repeat(size / 10)}`)],
    ['stray lines after backslashes', card(`URL:x\\\n${'stray\\\n'.repeat(size / 10)}`)],
    ['folds', card(`NOTE:x${'\n y'.repeat(size / 3)}`)],
    ['soft breaks', card(`NOTE;QUOTED-PRINTABLE:${'x=\n'.repeat(size / 3)}y`)],
    ['repeated parameters', card(`NOTE;${'QUOTED-PRINTABLE;'.repeat(size / 20)}:=E4`)],
    ['types', card(`TEL;TYPE="${'a,'.repeat(30_000)}":1`)],
    ['nicknames', card(`NICKNAME:${'a,'.repeat(size / 2)}`)],
    ['cards in cards', 'BEGIN:VCARD\n'.repeat(100_000)],
    ['a header of quotes', `Name,${'":'.repeat(size / 2)}x,Email\nAna,,a@x\n`],
    ['zeros for a date', `Name,Birthday\nAna,0/${'0'.repeat(size)}x\n`],
    ['columns', `Name,${'x,'.repeat(30_000)}\nAna\n`],
    ['quotes', `Name,Email\n${'"'.repeat(size)}\n`],
    ['brackets', '['.repeat(size)],
    ['backslashes in a joined cell', `Rapport ID,Full Name,Tags\n1,Ana,${'\\\\'.repeat(size)}:::\n`],
    ['separators', `Rapport ID,Full Name,Tags\n1,Ana,${'a ::: '.repeat(size / 6)}\n`],
    ['apostrophes', `Rapport ID,Full Name\n1,${"'".repeat(size)}\n`],
    ['people of a message', `CONVERSATION ID,FROM,TO,DATE\n1,A,"${'B, '.repeat(size / 3)}",2024-01-01 00:00:00 UTC\n2,A,C,x\n`],
    ['slashes of a profile', `From,To,Sent At,Direction,inviterProfileUrl\nA,B,x,INCOMING,linkedin.com/in/${'/'.repeat(size)}?\n`],
    [
      'a Monica contact',
      `{"account":{"data":[{"type":"contact","values":[{"uuid":"1","properties":{"first_name":"${'x '.repeat(size / 2)}"}}]}]}}`,
    ],
  ])(
    '%s',
    (_, text) => {
      try {
        const parsed = parseImportBytes('x', Buffer.from(text));
        for (const { warnings } of parsed.contacts) expect(warnings.length).toBeLessThanOrEqual(110);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    },
    30_000,
  );

  test.each([
    ['columns of one name', `${'x,'.repeat(30_000)}\na\n`],
    ['a row of digits', `${'1'.repeat(60_000)}x,y\na,b\n`],
    ['a row of dots', `a@${'.'.repeat(60_000)} ,y\na,b\n`],
    ['rows', 'Who,Where\nAna,Lisbon\n'.repeat(size / 20)],
  ])(
    'a table to map: %s',
    (_, text) => {
      const bytes = Buffer.from(text);
      const { columns } = describeColumns(bytes);
      expect(readMappedCsv('x', bytes, { [columns[0]?.header ?? '']: 'name' }).found).toBeGreaterThan(0);
    },
    30_000,
  );

  test('a photo of 15 MB', () => {
    const base64 = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(15_000_000, 7)]).toString('base64');
    const parsed = parseImportBytes('x', Buffer.from(card(`PHOTO;ENCODING=b:${base64.replace(/.{75}/g, '$&\n ')}`)));
    expect(parsed.contacts[0]?.warnings).toEqual([]);
    expect(parsed.contacts[0]?.draft.photo?.bytes).toHaveLength(15_000_003);
  }, 30_000);

  test('what is too large is left out with a warning', () => {
    const photo = parseImportBytes('x', Buffer.from(card(`PHOTO;ENCODING=b:${'A'.repeat(30_000_000)}`)));
    expect(photo.contacts[0]?.warnings).toEqual(['the photo is larger than 20 MB and was left out']);
    const note = parseImportBytes('x', Buffer.from(card(`NOTE:${'A'.repeat(11_000_000)}`)));
    expect(note.contacts[0]?.warnings).toEqual(['NOTE in line 3 is longer than 10 MB and was left out']);
    const line = parseImportBytes('x', Buffer.from(card(`PHOTO;ENCODING=b:${'A'.repeat(68_000_000)}`)));
    expect(line.contacts[0]?.warnings).toEqual(['line 3 is longer than 64 MB and was left out']);
  }, 60_000);
});
