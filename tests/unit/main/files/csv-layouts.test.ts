import type { ContactDraft } from '@shared/domain/contact';
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (lines: string[] | string): ParsedFile =>
  parseImportBytes('test.csv', Buffer.from(typeof lines === 'string' ? lines : `${lines.join('\n')}\n`));

/** A file of one record, given as header → cell. */
function draftOf(cells: Record<string, string>, delimiter = ','): ContactDraft {
  const quoted = (values: string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
  const { contacts } = read([quoted(Object.keys(cells)), quoted(Object.values(cells))]);
  const draft = contacts[0]?.draft;
  if (!draft) throw new Error('no contact');
  return draft;
}
const points = ({ fields }: ContactDraft) => fields.points.map(({ kind, label, value }) => [kind, label, value]);

const OUTLOOK =
  'Title,First Name,Last Name,Company,Business Street,Business City,Business Fax,Business Phone,Home Phone,Anniversary,Birthday,Categories,E-mail Address,E-mail Type,E-mail 2 Address,Gender,Notes,Priority,Private,Referred By,Sensitivity,User 1,Web Page';

describe('Outlook', () => {
  test('desktop: fields, unset values left out, the rest kept', () => {
    const parsed = read([
      OUTLOOK,
      '"Dr.","Ana","Garcia","Acme, Inc.","1 Road\n2nd floor","Town","3","1","2","0/0/00","12/25/1980","VIP;Golf","ana@x.example","SMTP","b@x.example","Unspecified","one\ntwo","Normal","False","Bo Chen","Private","blue","x.example"',
    ]);
    expect(parsed).toMatchObject({ format: 'Outlook CSV', source: 'outlook-csv', found: 1, skipped: [] });
    const draft = parsed.contacts[0]?.draft;
    if (!draft) throw new Error('no contact');
    expect(draft.fields).toMatchObject({
      fullName: 'Dr. Ana Garcia',
      name: { prefix: 'Dr.', given: 'Ana', family: 'Garcia' },
      organization: 'Acme, Inc.',
      birthday: '1980-12-25',
      dates: [],
      tags: ['VIP', 'Golf'],
      notes: 'one\ntwo',
      customFields: [
        { label: 'Referred By', value: 'Bo Chen' },
        { label: 'User 1', value: 'blue' },
      ],
      addresses: [{ label: 'work', street: '1 Road\n2nd floor', city: 'Town' }],
    });
    expect(draft.extras).toEqual([{ name: 'X-SENSITIVITY', params: {}, value: 'Private' }]);
    expect(parsed.contacts[0]?.referredBy).toBe('Bo Chen');
    expect(points(draft)).toEqual([
      ['phone', 'work, fax', '3'],
      ['phone', 'work', '1'],
      ['phone', 'home', '2'],
      ['email', '', 'ana@x.example'],
      ['email', '', 'b@x.example'],
      ['url', '', 'x.example'],
    ]);
  });

  test('days come first where a date of the file can only be read so', () => {
    const header = 'First Name,Birthday,E-mail 2 Address';
    const birthdays = (rows: string[]) => read([header, ...rows]).contacts.map(({ draft }) => draft.fields.birthday);
    expect(birthdays(['A,3/4/1980,', 'B,25/12/1980,'])).toEqual(['1980-04-03', '1980-12-25']);
    expect(birthdays(['A,3/4/1980,', 'B,12/25/1980,'])).toEqual(['1980-03-04', '1980-12-25']);
  });

  test('three e-mails and no name make one contact', () => {
    const { contacts } = read(['E-mail Address,E-mail 2 Address,E-mail 3 Address', 'a@x,b@x,c@x']);
    expect(contacts[0]?.draft.fields).toMatchObject({ fullName: '' });
    expect(contacts[0]?.draft.fields.points.map((point) => point.value)).toEqual(['a@x', 'b@x', 'c@x']);
  });
});

describe('Google', () => {
  test('current: labels, several values in a cell, a birthday without year', () => {
    const draft = draftOf({
      'First Name': 'Chloë',
      'Last Name': 'Van Damme, Jr.',
      'File As': '',
      'Organization Name': 'Widgets',
      'Organization Title': 'Head of "Special" Projects',
      Birthday: '--12-01',
      Labels: 'Clients ::: * myContacts ::: * starred',
      'E-mail 1 - Label': '* Work',
      'E-mail 1 - Value': 'a@x.example ::: b@x.example',
      'Phone 1 - Label': 'Mobile',
      'Phone 1 - Value': '+1 555',
      'Phone 2 - Label': 'Boat',
      'Phone 2 - Value': '2',
      'Phone 3 - Label': 'Work Fax',
      'Phone 3 - Value': '3',
      'Address 1 - Label': 'Home',
      'Address 1 - Formatted': '1 Road\nTown',
      'Address 1 - Street': '1 Road',
      'Address 1 - City': 'Town',
      'Address 1 - Extended Address': 'Suite 2',
      'Website 1 - Label': 'Profile',
      'Website 1 - Value': 'https://x.example',
      'Event 1 - Label': 'Anniversary',
      'Event 1 - Value': '2010-06-12',
      'Relation 1 - Label': 'Spouse',
      'Relation 1 - Value': 'Bo',
      'Custom Field 1 - Label': 'Colour',
      'Custom Field 1 - Value': 'blue',
    });
    expect(draft.fields).toMatchObject({
      fullName: 'Chloë Van Damme, Jr.',
      organization: 'Widgets',
      title: 'Head of "Special" Projects',
      birthday: '--12-01',
      tags: ['Clients', 'starred'],
      addresses: [{ label: 'home', street: '1 Road', city: 'Town', extended: 'Suite 2' }],
      dates: [{ label: 'anniversary', date: '2010-06-12' }],
      customFields: [
        { label: 'Spouse', value: 'Bo' },
        { label: 'Colour', value: 'blue' },
      ],
    });
    expect(points(draft)).toEqual([
      ['email', 'work, pref', 'a@x.example'],
      ['email', 'work, pref', 'b@x.example'],
      ['phone', 'mobile', '+1 555'],
      ['phone', 'Boat', '2'],
      ['phone', 'work, fax', '3'],
      ['url', 'profile', 'https://x.example'],
    ]);
  });

  test('older: types, groups, a formatted address alone, a second organization', () => {
    const draft = draftOf({
      Name: 'Zoë Smith',
      'Given Name': 'Zoë',
      'Family Name': 'Smith',
      'Group Membership': '* My Contacts ::: Test ::: * Friends',
      Gender: 'female',
      'E-mail 1 - Type': 'Home',
      'E-mail 1 - Value': 'z@x.example',
      'IM 1 - Type': 'Other',
      'IM 1 - Service': 'Skype',
      'IM 1 - Value': 'zoe',
      'Address 1 - Type': 'Work',
      'Address 1 - Formatted': '1 Road\nTown',
      'Organization 1 - Name': 'Acme',
      'Organization 1 - Department': 'Sales',
      'Organization 2 - Name': 'Globex ::: Initech',
      'Organization 2 - Title': ' ::: Advisor',
      'Organization 2 - Location': 'Berlin',
    });
    expect(draft.fields).toMatchObject({
      fullName: 'Zoë Smith',
      organization: 'Acme',
      department: 'Sales',
      tags: ['Test', 'Friends'],
      addresses: [{ label: 'work', street: '1 Road\nTown', city: '' }],
      customFields: [
        { label: 'Gender', value: 'female' },
        { label: 'organization location', value: 'Berlin' },
      ],
      otherRoles: [
        { organization: 'Globex', department: '', title: '', from: null, to: null },
        { organization: 'Initech', department: '', title: 'Advisor', from: null, to: null },
      ],
    });
    expect(points(draft)).toEqual([
      ['email', 'home', 'z@x.example'],
      ['im', 'Skype, other', 'zoe'],
    ]);
  });
});

describe('LinkedIn', () => {
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  const row = 'Ana,Silva,https://www.linkedin.com/in/ana,,Acme,"Lead, Product",05 Mar 2024';
  const expected = {
    fullName: 'Ana Silva',
    organization: 'Acme',
    title: 'Lead, Product',
    points: [{ kind: 'social', label: 'LinkedIn', value: 'https://www.linkedin.com/in/ana' }],
    dates: [{ label: 'Connected on LinkedIn', date: '2024-03-05' }],
  };

  test.each([
    ['none', []],
    ['quoted', ['Notes:', '"When exporting your connection data, you may notice that some of the ""e-mail"" addresses are missing."', '']],
    ['not quoted', ['Notes:', 'This is a sample, with commas and an "odd quote.', 'Two lines.', '', '']],
  ])('preamble: %s', (_, preamble) => {
    const parsed = read([...preamble, header, row]);
    expect(parsed).toMatchObject({ format: 'LinkedIn CSV', source: 'linkedin-csv', found: 1 });
    expect(parsed.contacts[0]).toMatchObject({ row: 1, draft: { fields: expected } });
  });

  test('any order of columns, a mark and CR LF', () => {
    const parsed = read(
      '\ufeffLast Name,First Name,Connected On,URL,Position,Company\r\nSilva,Ana,05 Mar 2024,https://www.linkedin.com/in/ana,"Lead, Product",Acme\r\n',
    );
    expect(parsed.contacts[0]?.draft.fields).toMatchObject(expected);
    expect(parsed.charset).toBe('UTF-8');
  });

  test.each([
    ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am', '05. März 2024'],
    ['French', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connexion le', '05 mars 2024'],
    ['Spanish', 'Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el', '05 mar. 2024'],
    ['Italian', 'Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il', '5 marzo 2024'],
    ['Portuguese', 'Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em', '05 de mar. de 2024'],
    ['Dutch', 'Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op', '05 mrt. 2024'],
  ])('headers in %s', (_, localized, date) => {
    const parsed = read([localized, row.replace('05 Mar 2024', date)]);
    expect(parsed.source).toBe('linkedin-csv');
    expect(parsed.contacts[0]?.draft.fields).toMatchObject(expected);
  });

  test('a row with nothing but a date is skipped, people of one name are two', () => {
    const parsed = read([header, row, row.replace('/ana', '/ana-2'), ',,,,,,01 Jan 2023', '']);
    expect(parsed.contacts.map((contact) => contact.row)).toEqual([1, 2]);
    expect(parsed.found).toBe(3);
    expect(parsed.skipped).toEqual([{ row: 3, name: '', reason: 'row 3 has no name, e-mail address, phone number or organization' }]);
  });
});

describe('Thunderbird', () => {
  test('a birthday in three columns, a column without a name at the end', () => {
    const parsed = read([
      'First Name,Last Name,Display Name,Nickname,Primary Email,Screen Name,Fax Number,Home Address,Home Address 2,Home ZipCode,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Custom 1,Notes,',
      'Ana,Silva,Ana S.,An,a@x.example,ana,3,1 Road,2nd floor,99,Acme,x.example,1970,11,5,blue,hello,',
      'Bo,Chen,,,,,,,,,,,,7,9,,,',
    ]);
    expect(parsed).toMatchObject({ format: 'Thunderbird CSV', source: 'thunderbird-csv', found: 2 });
    expect(parsed.contacts.map(({ warnings }) => warnings)).toEqual([[], []]);
    expect(parsed.contacts[0]?.draft.fields).toMatchObject({
      fullName: 'Ana S.',
      nicknames: ['An'],
      birthday: '1970-11-05',
      addresses: [{ label: 'home', street: '1 Road\n2nd floor', postalCode: '99' }],
      customFields: [{ label: 'Custom 1', value: 'blue' }],
      notes: 'hello',
    });
    expect(parsed.contacts[1]?.draft.fields).toMatchObject({ fullName: 'Bo Chen', birthday: '--07-09' });
  });
});

describe('other tables', () => {
  test('common names of columns, the rest under their own', () => {
    const draft = draftOf(
      {
        'FULL NAME ': 'Ana',
        'E-Mail': 'a@x',
        Mobile: '1',
        Company: 'Acme',
        Title: 'Boss',
        Tags: 'a, b',
        'Shoe size': '40',
        dob: '3.4.1980',
      },
      ';',
    );
    expect(draft.fields).toMatchObject({
      fullName: 'Ana',
      organization: 'Acme',
      title: 'Boss',
      tags: ['a', 'b'],
      birthday: '1980-04-03',
      customFields: [{ label: 'Shoe size', value: '40' }],
    });
    expect(points(draft)).toEqual([
      ['email', '', 'a@x'],
      ['phone', 'mobile', '1'],
    ]);
  });

  test.each([
    ['semicolons', 'Name;Ort\nAna;Ulm'],
    ['tabs', 'Name\tOrt\nAna\tUlm'],
    ['bars', 'Name|Ort\nAna|Ulm'],
    ['a word to Excel', 'sep=;\nName;Ort\nAna;Ulm'],
  ])('separated by %s', (_, text) => {
    const parsed = read(text);
    expect(parsed).toMatchObject({ format: 'CSV', source: 'generic-csv', found: 1 });
    expect(parsed.contacts[0]?.draft.fields).toMatchObject({ fullName: 'Ana', addresses: [{ city: 'Ulm' }] });
  });

  test('a date that is not understood is kept as text', () => {
    expect(draftOf({ Name: 'Ana', Birthday: 'spring' }).fields).toMatchObject({
      birthday: null,
      customFields: [{ label: 'Birthday', value: 'spring' }],
    });
  });

  test('columns that say nothing about people are refused, and listed', () => {
    expect(() => read('site,lon,lat\na,1,2\n')).toThrow('has columns that are not recognised: site, lon, lat');
    expect(() => read(`${Array.from({ length: 20 }, (_, i) => `c${i}`).join(',')}\n1,2\n`)).toThrow('c11 and 8 more');
    expect(() => read('just a text\n')).toThrow('is not a vCard, CSV or Rapport JSON file');
  });
});
