import { type MappingTarget, mappingTargets } from '@shared/domain/csv-mapping';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeColumns, readMappedCsv } from '../../../../src/main/files/csv/mapping';
import { UNKNOWN_COLUMNS } from '../../../../src/main/files/csv/read-csv';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const describeText = (text: string) => describeColumns(Buffer.from(text));
const guesses = (text: string) => describeText(text).columns.map(({ header, guess }) => [header, guess]);
const readMapped = (text: string, mapping: Record<string, MappingTarget>) => readMappedCsv('x.csv', Buffer.from(text), mapping);

describe('what a table looks like', () => {
  test('its columns, with samples that are not empty, and guesses', () => {
    const table = describeText(
      'A list\n\nWho;Contact mail;Their birthday;x\nAna;;1980-01-02;\nBo;bo@x.example;;\nCy;cy@x.example;3.4.1990;7\nDi;di@x.example;;8\n',
    );
    expect(table).toEqual({
      key: 'who\ncontact mail\ntheir birthday\nx',
      hasHeader: true,
      columns: [
        { header: 'Who', samples: ['Ana', 'Bo', 'Cy'], guess: 'custom' },
        { header: 'Contact mail', samples: ['bo@x.example', 'cy@x.example', 'di@x.example'], guess: 'email' },
        { header: 'Their birthday', samples: ['1980-01-02', '3.4.1990'], guess: 'birthday' },
        { header: 'x', samples: ['7', '8'], guess: 'custom' },
      ],
    });
  });

  test('headers that are there twice, that are empty, or called like parts of every object', () => {
    expect(describeText('A,,A,__proto__,constructor\nx,y,z,p,c\n').columns.map(({ header }) => header)).toEqual([
      'A',
      'Column 2',
      'A (2)',
      '__proto__',
      'constructor',
    ]);
    const mapping = JSON.parse('{"A":"name","__proto__":"notes"}') as Record<string, MappingTarget>;
    const [contact] = readMapped('A,,A,__proto__,constructor\nx,y,z,p,c\n', mapping).contacts;
    expect(contact?.draft.fields).toMatchObject({ fullName: 'x', notes: 'p' });
    expect(contact?.draft.fields.customFields.map(({ label }) => label)).toEqual(['Column 2', 'A (2)', 'constructor']);
  });

  test('a first row of data is no header', () => {
    const text = 'Ana Lima,ana@x.example,+351 912 345 678,https://x.example\nBo,bo@x.example,,\n';
    expect(describeText(text)).toMatchObject({ key: '4 columns without names', hasHeader: false });
    expect(guesses(text)).toEqual([
      ['Column 1', 'custom'],
      ['Column 2', 'email'],
      ['Column 3', 'phone'],
      ['Column 4', 'url'],
    ]);
    const parsed = readMapped(text, { 'Column 1': 'name', 'Column 2': 'email', 'Column 3': 'mobile', 'Column 4': 'ignore' });
    expect(parsed.contacts.map(({ row, draft }) => [row, draft.fields.fullName, draft.fields.points.length])).toEqual([
      [1, 'Ana Lima', 2],
      [2, 'Bo', 1],
    ]);
  });

  test('known names are what they are in other files', () => {
    expect(
      guesses('Vorname,Nachname,E-Mail,PLZ,Geburtstag,Referred By,LinkedIn URL,Handy,Anrede\na,b,c,d,e,f,g,h,i\n').map(
        ([, guess]) => guess,
      ),
    ).toEqual(['given', 'family', 'email', 'postalCode', 'birthday', 'referredBy', 'social', 'mobile', 'prefix']);
  });

  test('a table of addresses alone, and what is no table', () => {
    expect(guesses('ana@x.example\nbo@x.example\n')).toEqual([['Column 1', 'email']]);
    expect(() => describeText('  \n\n')).toThrow('is not a table with columns');
  });
});

describe('reading by a mapping', () => {
  test('each target has its place', () => {
    const cells: Partial<Record<MappingTarget, string>> = {
      name: 'Ana Lima',
      prefix: 'Dr.',
      given: 'Ana',
      middle: 'M.',
      family: 'Lima',
      suffix: 'PhD',
      nickname: 'An',
      email: 'a@x.example',
      workEmail: 'w@x.example',
      homeEmail: 'h@x.example',
      phone: '1',
      mobile: '2',
      workPhone: '3',
      homePhone: '4',
      fax: '5',
      url: 'x.example',
      social: '@ana',
      messenger: 'ana.01',
      organization: 'Acme',
      department: 'Sales',
      title: 'Head',
      street: 'Road 1',
      poBox: '7',
      extended: 'Floor 2',
      city: 'Lisbon',
      region: 'L',
      postalCode: '1000',
      country: 'PT',
      birthday: '25/12/1980',
      anniversary: '2001-02-03',
      date: '2002-03-04',
      tags: 'a; b',
      notes: 'Hi',
      stage: 'client',
      cadenceDays: '30',
      referredBy: 'bo@x.example',
      custom: 'Size M',
      ignore: 'gone',
    };
    expect(Object.keys(cells).sort()).toEqual([...mappingTargets].sort());
    const text = `${Object.keys(cells)
      .map((target) => `My ${target}`)
      .join('\t')}\n${Object.values(cells).join('\t')}\n`;
    const mapping = Object.fromEntries(mappingTargets.map((target) => [`My ${target}`, target]));
    const parsed = readMapped(text, mapping);
    expect(parsed).toMatchObject({ format: 'CSV', source: 'mapped-csv', found: 1, skipped: [], records: null });
    const [contact] = parsed.contacts;
    expect(contact?.referredBy).toBe('bo@x.example');
    expect(contact?.draft.fields).toEqual({
      fullName: 'Ana Lima',
      name: { prefix: 'Dr.', given: 'Ana', additional: 'M.', family: 'Lima', suffix: 'PhD' },
      nicknames: ['An'],
      organization: 'Acme',
      department: 'Sales',
      title: 'Head',
      points: [
        { kind: 'email', label: '', value: 'a@x.example' },
        { kind: 'email', label: 'work', value: 'w@x.example' },
        { kind: 'email', label: 'home', value: 'h@x.example' },
        { kind: 'phone', label: '', value: '1' },
        { kind: 'phone', label: 'mobile', value: '2' },
        { kind: 'phone', label: 'work', value: '3' },
        { kind: 'phone', label: 'home', value: '4' },
        { kind: 'phone', label: 'fax', value: '5' },
        { kind: 'url', label: '', value: 'x.example' },
        { kind: 'social', label: 'My social', value: '@ana' },
        { kind: 'im', label: 'My messenger', value: 'ana.01' },
      ],
      addresses: [
        { label: '', poBox: '7', extended: 'Floor 2', street: 'Road 1', city: 'Lisbon', region: 'L', postalCode: '1000', country: 'PT' },
      ],
      birthday: '1980-12-25',
      dates: [
        { label: 'anniversary', date: '2001-02-03' },
        { label: 'My date', date: '2002-03-04' },
      ],
      customFields: [
        { label: 'My referredBy', value: 'bo@x.example' },
        { label: 'My custom', value: 'Size M' },
      ],
      tags: ['a', 'b'],
      stage: 'client',
      cadenceDays: 30,
      roleFrom: null,
      roleTo: null,
      otherRoles: [],
      notes: 'Hi',
    });
  });

  test('a second value of what a contact has one of is kept; what is not named is a custom field', () => {
    const [contact] = readMapped('a,b,c,d,e\nAna,Anna,never,1,2\n', { a: 'name', b: 'name', c: 'cadenceDays', d: 'birthday' }).contacts;
    expect(contact?.draft.fields).toMatchObject({ fullName: 'Ana', cadenceDays: null, birthday: null });
    expect(contact?.draft.fields.customFields).toEqual([
      { label: 'b', value: 'Anna' },
      { label: 'c', value: 'never' },
      { label: 'd', value: '1' },
      { label: 'e', value: '2' },
    ]);
  });

  test('rows without anybody are skipped', () => {
    expect(readMapped('a,b\n,x\nAna,y\n', { a: 'name' }).skipped).toEqual([
      { row: 1, name: '', reason: 'row 1 has no name, e-mail address, phone number or organization' },
    ]);
  });

  test('a file whose columns are not known says that it can be mapped', () => {
    const text = 'Who,Where\nAna,Lisbon\n';
    try {
      parseImportBytes('x.csv', Buffer.from(text));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code: 'file', field: UNKNOWN_COLUMNS });
    }
    expect(readMapped(text, { Who: 'name' }).contacts[0]?.draft.fields.fullName).toBe('Ana');
  });

  test('any text is described and read, or refused with a reason', () => {
    const line = fc.string({ unit: fc.constantFrom(...'a@b.c,;\t|"\n0 \u00e9\ufeff\0'), maxLength: 60 });
    fc.assert(
      fc.property(line, fc.constantFrom(...mappingTargets), (text, target) => {
        try {
          const { columns } = describeText(text);
          expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
          const mapping = Object.fromEntries(columns.map(({ header }) => [header, target]));
          expect(readMapped(text, mapping).found).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
