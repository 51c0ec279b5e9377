import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (text: string | Buffer): ParsedFile => parseImportBytes('test.csv', typeof text === 'string' ? Buffer.from(text) : text);
const rows = (text: string | Buffer): [string, string, string][] =>
  read(text).contacts.map(({ draft: { fields } }) => [fields.fullName, fields.notes, fields.points[0]?.value ?? '']);

describe('tables that are written in a way of their own', () => {
  test.each([
    ['spaces before quoted cells', '"Name", "Notes", "Email"\n"Ana", "one, two", "a@x.example"\n'],
    ['quotes escaped by backslashes', 'Name,Notes,Email\n"Ana","one, \\"two\\"",a@x.example\n', 'one, "two"'],
    ['text to spreadsheets', 'Name,Notes,Email\n="Ana","=""one, two""",\'@a@x.example\n', 'one, two', '@a@x.example'],
    ['a separator that the first line names', 'sep=^\nName^Notes^Email\nAna^one, two^a@x.example\n'],
    ['a separator named in quotes', '"sep=;"\r\nName;Notes;Email\r\nAna;one, two;a@x.example\r\n'],
    ['UTF-16 of Excel', Buffer.from('\ufeffName\tNotes\tEmail\r\nAna\t"one, two"\ta@x.example\r\n', 'utf16le')],
    ['lines before the header row', 'Exported on 1 May, all of it\nTotal: 1 contact\n\nName,Notes,Email\nAna,"one, two",a@x.example\n'],
  ])('%s', (_, text, notes = 'one, two', email = 'a@x.example') => {
    expect(rows(text)).toEqual([['Ana', notes, email]]);
  });

  test('a path that ends with a backslash is no escape', () => {
    expect(rows('Name,Notes,Email\n"Ana","C:\\dir\\","a@x.example"\n"Bo","say ""hi""",b@x.example\n')).toEqual([
      ['Ana', 'C:\\dir\\', 'a@x.example'],
      ['Bo', 'say "hi"', 'b@x.example'],
    ]);
  });

  test('MacRoman with CR line ends', () => {
    const parsed = read(Buffer.from('Name;Ort\rRen\x8ee M\x9fller;Z\x9frich\rJos\x8e;Caf\x8e\r', 'latin1'));
    expect(parsed.charset).toBe('macintosh');
    expect(parsed.contacts.map(({ draft }) => [draft.fields.fullName, draft.fields.addresses[0]?.city])).toEqual([
      ['Renée Müller', 'Zürich'],
      ['José', 'Café'],
    ]);
  });
});

test.each([
  ['Name,Birthday', '1980-03-04'],
  ['Name;Birthday', '1980-04-03'],
  ['Name,Geburtstag', '1980-04-03'],
  ['Nome,Data di nascita', '1980-04-03'],
  ['Name,Date of birth (DD/MM/YYYY)', '1980-04-03'],
  ['Name;Date of birth (mm/dd/yyyy)', '1980-03-04'],
])('03/04/1980 under “%s” is %s', (header, date) => {
  const { contacts } = read(`${header}\nAna${header.includes(';') ? ';' : ','}03/04/1980\n`);
  expect(contacts[0]?.draft.fields.birthday).toBe(date);
});

describe('long cells', () => {
  test('one of many lines, longer than most records, is one cell', () => {
    const note = 'some, words here\n'.repeat(200_000);
    const { contacts } = read(`Name,Notes,Email\nAna,"${note}",a@x.example\nBo,n,b@x.example\n`);
    expect(contacts).toHaveLength(2);
    expect(contacts[0]?.draft.fields.points[0]?.value).toBe('a@x.example');
    expect(contacts[0]?.draft.fields.notes).toHaveLength(1_000_000);
    expect(contacts[0]?.warnings).toEqual(['the note is longer than 1000000 characters and was cut']);
  });

  test('20 MB in one line, in quotes or not', () => {
    for (const quote of ['', '"']) {
      const { contacts } = read(`Name,Notes,Email\nAna,${quote}${'x'.repeat(20_000_000)}${quote},a@x.example\nBo,n,b@x.example\n`);
      expect(contacts.map(({ draft }) => draft.fields.points[0]?.value)).toEqual(['a@x.example', 'b@x.example']);
    }
  }, 30_000);

  test('a quote that is never closed swallows nothing, in a large file either', () => {
    const { contacts } = read(`Name,Notes,Email\nAna,"open,a@x.example\n${'Bo,n,b@x.example\n'.repeat(200_000)}`);
    expect(contacts).toHaveLength(200_001);
    expect(contacts[0]?.warnings).toEqual(['has a quotation mark that is not closed; it was read as it stands']);
  }, 30_000);
});

describe('many columns', () => {
  const table = (count: number): string => {
    const names = Array.from({ length: count - 1 }, (_, i) => `Custom Field ${i}`);
    return `Name,${names.join(',')}\nAna,${names.map((_, i) => `v${i}`).join(',')}\n`;
  };

  test('five thousand are read, as far as a contact has room', () => {
    const [contact] = read(table(5_000)).contacts;
    expect(contact?.draft.fields.customFields).toHaveLength(1_000);
    expect(contact?.draft.fields.customFields[999]).toEqual({ label: 'Custom Field 999', value: 'v999' });
    expect(contact?.warnings).toEqual(['has more than 1000 custom fields; the rest was left out']);
  });

  test('more than a spreadsheet has are refused', () => {
    expect(() => read(table(16_385))).toThrow('has more than 16384 columns');
  });
});

test.each([
  ['Name,Email', 'has a header row, but no rows below it'],
  ['Name,Email\n,\n , \n\n', 'has a header row, but no rows below it'],
  ['Ana Silva,ana@x.example,+1 555 0100\nBo,bo@x.example,+1 555 0101\n', 'has columns that are not recognised: Ana Silva'],
  [`{"a":${'['.repeat(201)}${']'.repeat(201)}}`, 'is nested more than 200 levels deep in line 1'],
  [`{"account":{"data":[],\n"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'is nested more than 200 levels deep in line 2'],
  ['{"format":"rapport","version":NaN}', 'is not valid JSON'],
  ['{"format":"rapport","version":1,"contacts":{}}', 'is not a valid Rapport file: contacts'],
])('%s says what is wrong', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('brackets in a string are no depth, and the last of two keys counts', () => {
  const text = `{"format":"x","format":"rapport","version":1,"contacts":[{"id":"a","name":{"full":"${'[\\"'.repeat(300)}"}}]}`;
  expect(read(text).contacts[0]?.draft.fields.fullName).toBe('["'.repeat(300));
});
