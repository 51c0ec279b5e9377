import type { ContactDraft } from '@shared/domain/contact';
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (text: string): ParsedFile => parseImportBytes('test.csv', Buffer.from(text));
const quoted = (values: string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');

/** A file of one record, given as header and cell; a header may be there twice. */
function draftOf(cells: [string, string][]): ContactDraft {
  const { contacts, skipped } = read(`${quoted(cells.map(([header]) => header))}\n${quoted(cells.map(([, cell]) => cell))}\n`);
  expect(skipped).toEqual([]);
  const draft = contacts[0]?.draft;
  if (!draft) throw new Error('no contact');
  return draft;
}
const points = ({ fields }: ContactDraft): string[] => fields.points.map(({ kind, label, value }) => `${kind} ${label}: ${value}`);

describe('other programs', () => {
  test('the fields of a Dex contact, as its interface documents them', () => {
    const draft = draftOf([
      ['id', 'c-1'],
      ['first_name', 'Ana'],
      ['last_name', 'Silva'],
      ['company', 'Acme'],
      ['job_title', 'Lead'],
      ['emails', 'a@x.example, b@x.example'],
      ['phones', '+1 555 010 1234; +1 555 010 5678'],
      ['linkedin', 'https://www.linkedin.com/in/ana'],
      ['twitter', 'ana'],
      ['telegram', '@ana'],
      ['website', 'x.example'],
      ['birthday', '--05-17'],
      ['description', 'from the choir'],
      ['education', 'MIT'],
      ['image_url', 'https://x.example/a.jpg'],
      ['tags', 'choir,VIP'],
      ['groups', 'Berlin'],
      ['keep_in_touch', '3 mons'],
      ['last_seen_at', '2026-01-02'],
      ['starred', 'true'],
    ]);
    expect(draft.fields).toMatchObject({
      fullName: 'Ana Silva',
      organization: 'Acme',
      title: 'Lead',
      birthday: '--05-17',
      notes: 'from the choir',
      tags: ['choir', 'VIP', 'Berlin'],
      cadenceDays: 90,
      customFields: [
        { label: 'id', value: 'c-1' },
        { label: 'education', value: 'MIT' },
        { label: 'image_url', value: 'https://x.example/a.jpg' },
        { label: 'last_seen_at', value: '2026-01-02' },
        { label: 'starred', value: 'true' },
      ],
    });
    expect(points(draft)).toEqual([
      'email : a@x.example',
      'email : b@x.example',
      'phone : +1 555 010 1234',
      'phone : +1 555 010 5678',
      'social LinkedIn: https://www.linkedin.com/in/ana',
      'social Twitter: ana',
      'im Telegram: @ana',
      'url : x.example',
    ]);
  });

  test('Yahoo', () => {
    const draft = draftOf([
      ['First', 'Ana'],
      ['Last', 'Silva'],
      ['Email', 'a@x.example'],
      ['Category', 'VIP'],
      ['Messenger ID', 'ana'],
      ['Home', '1'],
      ['Work', '2'],
      ['Yahoo Phone', '3'],
      ['Alternate Email 1', 'b@x.example'],
      ['Business Website', 'x.example'],
      ['Home Town', 'Ulm'],
      ['Home Post Code', '89073'],
      ['Comments', 'hello'],
    ]);
    expect(draft.fields).toMatchObject({
      fullName: 'Ana Silva',
      tags: ['VIP'],
      notes: 'hello',
      addresses: [{ label: 'home', city: 'Ulm', postalCode: '89073' }],
      customFields: [],
    });
    expect(points(draft)).toEqual([
      'email : a@x.example',
      'im : ana',
      'phone home: 1',
      'phone work: 2',
      'phone Yahoo: 3',
      'email other: b@x.example',
      'url work: x.example',
    ]);
  });

  test('HubSpot', () => {
    const draft = draftOf([
      ['Record ID', '101'],
      ['First Name', 'Ana'],
      ['Last Name', 'Silva'],
      ['Email', 'a@x.example'],
      ['Phone Number', '1'],
      ['Mobile Phone Number', '2'],
      ['Contact owner', 'Me'],
      ['Primary Company', 'Acme'],
      ['Job Title', 'Lead'],
      ['Street Address', '1 Road'],
      ['State/Region', 'CA'],
      ['Postal Code', '99'],
      ['Country/Region', 'US'],
      ['LinkedIn URL', 'linkedin.com/in/ana'],
      ['Last Contacted', '2026-01-01'],
    ]);
    expect(draft.fields).toMatchObject({
      organization: 'Acme',
      title: 'Lead',
      addresses: [{ street: '1 Road', region: 'CA', postalCode: '99', country: 'US' }],
      customFields: [
        { label: 'Record ID', value: '101' },
        { label: 'Contact owner', value: 'Me' },
        { label: 'Last Contacted', value: '2026-01-01' },
      ],
    });
    expect(points(draft)).toEqual(['email : a@x.example', 'phone : 1', 'phone mobile: 2', 'social LinkedIn: linkedin.com/in/ana']);
  });

  test('Salesforce', () => {
    const draft = draftOf([
      ['FirstName', 'Ana'],
      ['LastName', 'Silva'],
      ['AccountName', 'Acme'],
      ['Title', 'Lead'],
      ['MobilePhone', '1'],
      ['HomePhone', '2'],
      ['MailingStreet', '1 Road'],
      ['MailingCity', 'Town'],
      ['MailingPostalCode', '99'],
      ['OtherCity', 'Bonn'],
      ['Birthdate', '1980-05-17'],
      ['Description', 'hello'],
    ]);
    expect(draft.fields).toMatchObject({
      fullName: 'Ana Silva',
      organization: 'Acme',
      title: 'Lead',
      birthday: '1980-05-17',
      notes: 'hello',
      customFields: [],
      addresses: [
        { label: 'mailing', street: '1 Road', city: 'Town', postalCode: '99' },
        { label: 'other', city: 'Bonn' },
      ],
    });
    expect(points(draft)).toEqual(['phone mobile: 1', 'phone home: 2']);
  });

  test('Pipedrive', () => {
    const draft = draftOf([
      ['Person - Name', 'Ana Silva'],
      ['Person - Organization', 'Acme'],
      ['Person - Email - Work', 'a@x.example'],
      ['Person - Email - Home', 'b@x.example'],
      ['Person - Phone - Mobile', '1'],
      ['Person - Label', 'Hot'],
    ]);
    expect(draft.fields).toMatchObject({ fullName: 'Ana Silva', organization: 'Acme', tags: ['Hot'], customFields: [] });
    expect(points(draft)).toEqual(['email work: a@x.example', 'email home: b@x.example', 'phone mobile: 1']);
  });

  test('numbered columns with what each of them is', () => {
    const draft = draftOf([
      ['Name', 'Ana Silva'],
      ['Phone 1 Type', 'Work'],
      ['Phone 1', '1'],
      ['Phone 2 Type', 'Boat'],
      ['Phone 2', '2'],
      ['Email 1 - Label', 'Home'],
      ['Email 1', 'a@x.example'],
      ['Website Type', 'lonely'],
      ['Street 1', '1 Road'],
      ['City 1', 'Ulm'],
      ['Street 2', '2 Road'],
      ['City 2', 'Bonn'],
    ]);
    expect(points(draft)).toEqual(['phone work: 1', 'phone Boat: 2', 'email home: a@x.example']);
    expect(draft.fields.addresses).toMatchObject([
      { street: '1 Road', city: 'Ulm' },
      { street: '2 Road', city: 'Bonn' },
    ]);
    expect(draft.fields.customFields).toEqual([{ label: 'Website Type', value: 'lonely' }]);
  });

  test('a second line of an address is no second address', () => {
    const cells: [string, string][] = [
      ['Name', 'Ana'],
      ['Address 1', '1 Road'],
      ['Address 2', '2nd floor'],
      ['State', 'CA'],
      ['County', 'Kern'],
    ];
    expect(draftOf(cells).fields.addresses).toMatchObject([{ street: '1 Road\n2nd floor', region: 'CA, Kern' }]);
  });
});

describe('a column that is just called a name', () => {
  test.each([
    [
      'is the family name beside a given one',
      'Name;Vorname',
      'Müller;Hans',
      { fullName: 'Hans Müller', name: { family: 'Müller', given: 'Hans' } },
    ],
    ['wherever it stands', 'Vorname;Name', 'Hans;Müller', { fullName: 'Hans Müller', name: { family: 'Müller', given: 'Hans' } }],
    [
      'is the whole one if that is in it',
      'First Name;Name',
      'Ana;Ana Silva',
      { fullName: 'Ana Silva', name: { family: '', given: 'Ana' } },
    ],
    ['is the whole one alone', 'Nom;Courriel', 'Jean Dupont;j@x.example', { fullName: 'Jean Dupont', name: { family: '', given: '' } }],
    ['in Spanish too', 'Nombre;Teléfono', 'Ana Silva;1', { fullName: 'Ana Silva', name: { family: '', given: '' } }],
  ])('%s', (_, header, row, expected) => {
    expect(read(`${header}\n${row}\n`).contacts[0]?.draft.fields).toMatchObject(expected);
  });
});

test.each([
  ['Tel. gesch.', 'phone work'],
  ['E-Mail (privat)', 'email home'],
  ['Tél. fixe', 'phone '],
  ['Teléfono móvil', 'phone mobile'],
  ['Cell #', 'phone mobile'],
  ['Contact No', 'phone '],
  ['Whatsapp Number', 'im WhatsApp'],
  ['E-Mail ID', 'email '],
  ['Email (required)', 'email '],
  ['Telefon / Festnetz', 'phone '],
])('“%s” is %s', (header, kind) => {
  expect(
    points(
      draftOf([
        ['Name', 'Ana'],
        [header, 'x'],
      ]),
    ),
  ).toEqual([`${kind}: x`]);
});

test.each([
  ['Firma / Organisation', { organization: '1980-05-17' }],
  ['Funktion/Position', { title: '1980-05-17' }],
  ['Geb.-Datum', { birthday: '1980-05-17' }],
  ['DOB (dd/mm/yyyy)', { birthday: '1980-05-17' }],
  ['Straße u. Nr.', { addresses: [{ street: '1980-05-17' }] }],
  ['Stichworte', { tags: ['1980-05-17'] }],
  ['Observação', { notes: '1980-05-17' }],
])('“%s” is understood', (header, fields) => {
  const cells: [string, string][] = [
    ['Name', 'Ana'],
    [header, '1980-05-17'],
  ];
  expect(draftOf(cells).fields).toMatchObject({ ...fields, customFields: [] });
});

test.each([
  'Last contact',
  'First contact',
  'Email verified',
  'Email opt out',
  'Phone carrier',
  'Company size',
  'Work',
  'Contact owner',
  'Created at',
  'Mailing list',
  'Hometown',
  'Address type',
  'Birthday reminder',
  'Number',
  'Type',
  '2',
  'Name of the dog',
])('“%s” says something else, and is kept under its name', (header) => {
  expect(
    draftOf([
      ['Name', 'Ana'],
      [header, 'x'],
    ]).fields,
  ).toMatchObject({ fullName: 'Ana', customFields: [{ label: header, value: 'x' }] });
});

test('values that only look like several are left whole', () => {
  const draft = draftOf([
    ['Name', 'Ana'],
    ['Email', 'Ana <a@x.example>, Bo'],
    ['Phone', '1234, extension 5'],
    ['Website', 'x.example and y.example'],
  ]);
  expect(points(draft)).toEqual(['email : Ana <a@x.example>, Bo', 'phone : 1234, extension 5', 'url : x.example and y.example']);
});

test.each([
  ['30', 30],
  ['weekly', 7],
  ['every 2 weeks', 14],
  ['1 mon', 30],
  ['Quarterly', 91],
  ['1 year', 365],
  ['20 years', null],
  ['never', null],
  ['', null],
])('to keep in touch “%s” is %s days', (text, days) => {
  const { fields } = draftOf([
    ['Name', 'Ana'],
    ['Keep in touch', text],
  ]);
  expect(fields.cadenceDays).toBe(days);
  expect(fields.customFields).toEqual(days === null && text !== '' ? [{ label: 'Keep in touch', value: text }] : []);
});

describe('a headline or an occupation', () => {
  test('is no title beside one', () => {
    const { fields } = draftOf([
      ['Full Name', 'Ana García'],
      ['Headline', 'Designer and speaker'],
      ['Title', 'Founder'],
      ['Frequency', 'weekly'],
    ]);
    expect(fields).toMatchObject({
      title: 'Founder',
      cadenceDays: 7,
      customFields: [{ label: 'Headline', value: 'Designer and speaker' }],
    });
  });

  test('stands for a title that is not there', () => {
    const { fields } = draftOf([
      ['Name', 'Ana'],
      ['Headline', 'Designer'],
    ]);
    expect(fields).toMatchObject({ title: 'Designer', customFields: [] });
  });
});

test.each([
  ['Herr', 'Otto Weiß'],
  ['Mrs.', 'Otto Weiß'],
  ['Frau Dr.', 'Dr. Otto Weiß'],
  ['Dr.', 'Dr. Otto Weiß'],
])('the form of address “%s” is a prefix, but not what somebody is called by', (prefix, fullName) => {
  const { fields } = draftOf([
    ['Anrede', prefix],
    ['Vorname', 'Otto'],
    ['Nachname', 'Weiß'],
    ['E-Mail-Adresse', 'otto@x.example'],
  ]);
  expect([fields.name.prefix, fields.fullName]).toEqual([prefix, fullName]);
});

test('a full name of the file stays as it is', () => {
  expect(read('Title,Full Name,E-mail\nMr,Mr Otto Weiß,o@x.example\n').contacts[0]?.draft.fields.fullName).toBe('Mr Otto Weiß');
});
