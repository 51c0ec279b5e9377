import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (text: string | Buffer): ParsedFile => parseImportBytes('test.csv', typeof text === 'string' ? Buffer.from(text) : text);
const rows = (parsed: ParsedFile) => parsed.contacts.map(({ row, draft, warnings }) => [row, draft.fields.fullName, warnings]);
const UNCLOSED = 'has a quotation mark that is not closed; it was read as it stands';

describe('rows', () => {
  test('blank lines are not contacts, but count as in a spreadsheet', () => {
    const parsed = read('Name,Email\nAna,a@x\n\n,\nBo,b@x\n\n');
    expect(parsed.found).toBe(2);
    expect(rows(parsed)).toEqual([
      [1, 'Ana', []],
      [4, 'Bo', []],
    ]);
  });

  test('too few and too many columns are reported, nothing is lost', () => {
    const parsed = read('Name,Email,City\nAna\nBo,b@x,Ulm,more,\nCy,c@x,Ulm,,\n');
    expect(rows(parsed)).toEqual([
      [1, 'Ana', ['has 1 of 3 columns']],
      [2, 'Bo', ['has more columns than the header row; they were kept as custom fields']],
      [3, 'Cy', []],
    ]);
    expect(parsed.contacts[1]?.draft.fields.customFields).toEqual([{ label: 'Column 4', value: 'more' }]);
  });

  test('NULs are left out and reported', () => {
    expect(rows(read('Name,Email\nA\0na,a@x\nBo,b@x\n'))).toEqual([
      [1, 'Ana', ['had NUL characters, which were left out']],
      [2, 'Bo', []],
    ]);
  });

  test('quoted cells hold commas, quotes and line breaks', () => {
    const parsed = read('Name,Notes\r\n"Doe, Jane","said ""hi""\r\nand left"\r\nBo,"""worker"""\r\n');
    expect(parsed.contacts.map(({ draft }) => [draft.fields.fullName, draft.fields.notes])).toEqual([
      ['Doe, Jane', 'said "hi"\nand left'],
      ['Bo', '"worker"'],
    ]);
  });
});

describe('lone quotes', () => {
  test('at the start of a cell, never closed', () => {
    const parsed = read('Name,Email,City\nAna,a@x,Ulm\nBo,"b@x,Ulm\nCy,c@x,Ulm\n');
    expect(rows(parsed)).toEqual([
      [1, 'Ana', []],
      [2, 'Bo', [UNCLOSED]],
      [3, 'Cy', []],
    ]);
    expect(parsed.contacts[1]?.draft.fields.points[0]?.value).toBe('"b@x');
  });

  test.each([
    ['followed by a quoted cell', 'Bo,b@x,"Ulm\n"Cy",c@x,Ulm'],
    ['closed by a lone quote of another row', 'Bo,b@x,"Ulm\nCy,c@x",Ulm'],
    ['two rows alike', 'Bo,"b@x,Ulm\nCy,"c@x,Ulm'],
  ])('%s', (_, broken) => {
    const parsed = read(`Name,Email,City\nAna,a@x,Ulm\n${broken}\nDi,d@x,Ulm\n`);
    expect(parsed.contacts.map(({ draft }) => draft.fields.fullName)).toEqual(['Ana', 'Bo', 'Cy', 'Di']);
    expect(parsed.contacts[1]?.warnings).toContain(UNCLOSED);
  });

  test('in the middle of a cell it is text', () => {
    expect(rows(read('Name,Email\nAna "Annie" Silva,a@x\n5" Bo,b@x\n'))).toEqual([
      [1, 'Ana "Annie" Silva', []],
      [2, '5" Bo', []],
    ]);
  });

  test('a note that starts with a quote and goes on is no lone quote', () => {
    const parsed = read('Name,Notes\nAna,"""Hi"" she said\nand left"\nBo,\n');
    expect(parsed.contacts.map(({ draft, warnings }) => [draft.fields.notes, warnings])).toEqual([
      ['"Hi" she said\nand left', []],
      ['', []],
    ]);
  });

  test('nor is one before an empty last column', () => {
    expect(rows(read('Name,Notes,\nAna,"one\ntwo",\nBo,,\n'))).toEqual([
      [1, 'Ana', []],
      [2, 'Bo', []],
    ]);
  });

  test('many of them do not take long', () => {
    const parsed = read(`Name,Email,City\n${'Bo,"b@x,Ulm\n'.repeat(20_000)}`);
    expect(parsed.found).toBe(20_000);
  });
});

test('any table of any text reads back', () => {
  // What other programs write for spreadsheets, '+49 and ="0123", is read as the text it stands for.
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) =>
      Buffer.from(text.replace(/[\r\0\ufeff]/g, ''))
        .toString()
        .trim(),
    )
    .filter((text) => !/^(?:'[=+@-]|="[\s\S]*"$)/.test(text));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(',', ';', '\t', '|'),
      (table, delimiter) => {
        const quoted = (values: string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
        const parsed = read([['Name', 'Email', 'Notes'], ...table.map(([name, note]) => [name, 'a@x', note])].map(quoted).join('\n'));
        expect(parsed.contacts.map(({ draft }) => [draft.fields.fullName, draft.fields.notes])).toEqual(table);
      },
    ),
    { numRuns: 300 },
  );
});

test('any text after a header gives rows or a reason', () => {
  const text = fc
    .array(fc.constantFrom('"', ',', '\n', '\r\n', 'a', '""', ' ', '\0', 'ë', ';', '"\n'), { maxLength: 60 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (body) => {
      try {
        const parsed = read(`Name,Email,City\n${body}`);
        expect(parsed.found).toBe(parsed.contacts.length + parsed.skipped.length);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
    { numRuns: 1_000 },
  );
});
