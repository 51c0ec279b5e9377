import { describe, expect, test } from 'vitest';
import { writeVCard } from '../../../../src/main/files/vcard/write-vcards';
import { anOutgoing } from './outgoing-support';
import { card, fieldsOf, read } from './vcard-support';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('lines', () => {
  const cardOf = (end: string): string => ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ana', 'NOTE:one ', ' two', 'END:VCARD', ''].join(end);

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
    ['CR CR LF', '\r\r\n'],
  ])('end with %s', (_, end) => {
    expect(read(cardOf(end)).contacts[0]?.draft.fields).toMatchObject({ fullName: 'Ana', notes: 'one two' });
  });

  test('may be folded inside of a UTF-8 character', () => {
    const [first, second] = [Buffer.from('FN:Zo'), Buffer.from('ë')];
    const folded = Buffer.concat([first, second.subarray(0, 1), Buffer.from('\r\n '), second.subarray(1)]);
    expect(fieldsOf(folded).fullName).toBe('Zoë');
  });

  test('a tab folds too, and only one character of white space goes', () => {
    expect(fieldsOf('NOTE:a\r\n\tb\r\n  c').notes).toBe('ab c');
  });

  test('a line that ends with a backslash goes on (vCard 2.1 of Android)', () => {
    const { addresses } = fieldsOf('ADR;HOME:;;Brehm\\\r\n9999\\\r\nPackstation 9;Hamburg;;22;DE', '2.1');
    expect(addresses[0]).toMatchObject({ street: 'Brehm\n9999\nPackstation 9', city: 'Hamburg', label: 'home' });
  });

  test('a note whose lines are not folded is kept, other stray lines are reported', () => {
    expect(fieldsOf('NOTE:first\r\nsecond line').notes).toBe('first\nsecond line');
    expect(card('FN:A\r\nwhat is this').warnings).toEqual(['line 4 was not understood: what is this']);
  });

  test('NULs are left out and reported', () => {
    const contact = card('FN:An\0a');
    expect(contact.draft.fields.fullName).toBe('Ana');
    expect(contact.warnings).toEqual(['line 3 had NUL characters, which were left out']);
  });
});

describe('cards', () => {
  test('names of properties have any case, the version may come last', () => {
    const parsed = read('begin:vcard\nfn:Ana\nemail;internet:a@x.example\nversion:2.1\nend:vcard \n');
    expect(parsed.format).toBe('vCard 2.1');
    expect(parsed.contacts[0]?.draft.fields.points).toEqual([{ kind: 'email', label: '', value: 'a@x.example' }]);
  });

  test('one without VERSION is read, one without END too, with a warning', () => {
    const parsed = read('BEGIN:VCARD\nFN:Ana\nTEL:1\n');
    expect(parsed.format).toBe('vCard');
    expect(parsed.contacts[0]).toMatchObject({ row: 1, warnings: ['has no END:VCARD: the file may be cut short'] });
    expect(parsed.contacts[0]?.draft.fields.points).toHaveLength(1);
  });

  test('a card in a card, or of an AGENT, is a contact of its own', () => {
    const nested = 'BEGIN:VCARD\nVERSION:2.1\nN:Outer\nAGENT:\nBEGIN:VCARD\nN:Inner\nTEL:2\nEND:VCARD\nTEL:1\nEND:VCARD\n';
    const { contacts } = read(nested);
    expect(contacts.map(({ row, draft }) => [row, draft.fields.fullName, draft.fields.points.map((point) => point.value)])).toEqual([
      [1, 'Outer', ['1']],
      [2, 'Inner', ['2']],
    ]);
    expect(contacts.map(({ draft }) => draft.fields.customFields)).toEqual([[{ label: 'Agent', value: 'Inner' }], []]);
  });

  test('an AGENT whose card is cut short is still the agent of the card around it', () => {
    const { contacts } = read('BEGIN:VCARD\nVERSION:2.1\nN:Outer\nAGENT:\nBEGIN:VCARD\nN:Inner\n');
    expect(contacts[0]?.draft.fields.customFields).toEqual([{ label: 'Agent', value: 'Inner' }]);
  });

  test('the card of an AGENT in its value is named and kept whole', () => {
    const value = 'BEGIN:VCARD\\nFN:Susan Thomas\\nEMAIL\\;INTERNET:s@x.example\\nEND:VCARD\\n';
    const { draft } = card(`FN:Outer\nAGENT:${value}`);
    expect(draft.fields.customFields).toEqual([{ label: 'Agent', value: 'Susan Thomas' }]);
    expect(draft.extras).toEqual([{ name: 'AGENT', params: {}, value }]);
    const contact = anOutgoing(draft.fields, { extras: draft.extras });
    for (const version of ['3.0', '4.0'] as const)
      expect(read(writeVCard(contact, version)).contacts[0]?.draft).toMatchObject({ fields: draft.fields, extras: draft.extras });
  });

  test('an empty one is skipped, one with only a photo is a contact', () => {
    const parsed = read('BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nPHOTO;ENCODING=b:R0lGODlhAQABAA==\nEND:VCARD\n');
    expect(parsed).toMatchObject({ found: 2, skipped: [{ row: 1, reason: 'the card is empty' }] });
    expect(parsed.contacts[0]).toMatchObject({ row: 2, warnings: ['has no name, organization or way to reach them'] });
    expect(parsed.contacts[0]?.draft.fields.fullName).toBe('Unnamed');
    expect(parsed.contacts[0]?.draft.photo?.mediaType).toBe('image/gif');
  });

  test('several versions are all named', () => {
    const of = (version: string): string => `BEGIN:VCARD\nVERSION:${version}\nFN:A\nEND:VCARD\n`;
    expect(read(of('4.0') + of('2.1') + of('4.0')).format).toBe('vCard 2.1 and 4.0');
  });

  test('properties beyond ten thousand are left out with one warning', () => {
    const contact = card(`FN:A\n${'X-A:1\n'.repeat(10_010)}`);
    expect(contact.warnings).toEqual(['has more than 10000 properties; the rest was left out']);
  });
});

describe('character sets', () => {
  test('each property may have its own', () => {
    const fields = fieldsOf(latin1('FN;CHARSET=windows-1252:John Do\xeb\r\nORG;CHARSET=SHIFT_JIS:\x83O\x81[\x83O\x83\x8b'), '2.1');
    expect(fields).toMatchObject({ fullName: 'John Doë', organization: 'グーグル' });
  });

  test('a backslash inside of a Shift_JIS character is none', () => {
    // 表 is 95 5C, ソ is 83 5C.
    const fields = fieldsOf(latin1('FN;CHARSET=SHIFT_JIS:\x95\x5c\x8e\xd2\r\nN;CHARSET=SHIFT_JIS:\x95\x5c;\x83\x5c;;;'), '2.1');
    expect(fields).toMatchObject({ fullName: '表者', name: { family: '表', given: 'ソ' } });
  });

  test('one that is misdeclared or unknown gives way to what the bytes are', () => {
    expect(fieldsOf(Buffer.from('FN;CHARSET=US-ASCII-7:Zoë')).fullName).toBe('Zoë');
    expect(fieldsOf(latin1('FN;CHARSET=UTF-8:Zo\xeb')).fullName).toBe('Zoë');
  });

  test('bytes of a quoted-printable value without one are guessed', () => {
    const lines =
      'FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB\r\nNOTE;ENCODING=QUOTED-PRINTABLE:speci=E4l\r\nTITLE;QUOTED-PRINTABLE:Krak=F3w, ma=B3opolskie';
    expect(fieldsOf(lines, '2.1')).toMatchObject({ fullName: 'Zoë', notes: 'speciäl', title: 'Kraków, małopolskie' });
  });

  test.each(['utf16le', 'utf8'] as const)('a file in %s says so', (encoding) => {
    const parsed = read(Buffer.from('\ufeffBEGIN:VCARD\r\nFN:Zoë\r\nEND:VCARD\r\n', encoding));
    expect(parsed.contacts[0]?.draft.fields.fullName).toBe('Zoë');
    expect(parsed.charset).toBe(encoding === 'utf8' ? 'UTF-8' : 'UTF-16LE');
  });

  test('values of a UTF-8 file that were declared otherwise are decoded from its bytes', () => {
    expect(fieldsOf('FN:Zoë\r\nNOTE;ENCODING=QUOTED-PRINTABLE:ä=C3=B6').notes).toBe('äö');
  });
});

describe('quoted-printable', () => {
  test('soft breaks, also before an indented line', () => {
    expect(fieldsOf('NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\n and two=0D=0A=\r\nthree', '2.1').notes).toBe('one and two\nthree');
  });

  test('a soft break before the end of the card does not swallow it', () => {
    const { contacts } = read('BEGIN:VCARD\nFN:A\nNOTE;QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n');
    expect(contacts.map(({ draft, warnings }) => [draft.fields.fullName, draft.fields.notes, warnings])).toEqual([
      ['A', 'x', []],
      ['B', '', []],
    ]);
  });
});

describe('names', () => {
  test('FN is taken whole, an unescaped comma and all', () => {
    expect(fieldsOf('FN:Mr. John Richter, James Doe Sr.').fullName).toBe('Mr. John Richter, James Doe Sr.');
  });

  test('without FN, N makes the name', () => {
    const fields = fieldsOf('N:Doe;John;Q.,Quinlan;Dr.;III\r\nFN:');
    expect(fields.fullName).toBe('Dr. John Q.,Quinlan Doe III');
    expect(fields.name).toEqual({ family: 'Doe', given: 'John', additional: 'Q.,Quinlan', prefix: 'Dr.', suffix: 'III' });
  });

  test('vCard 2.1 escapes', () => {
    const fields = fieldsOf('N:;A\\;B\\\\;C\\\\\\;;D;\\:E;\\\\\\\\;\r\nFN:A;B\\C\\;D:E\\\\', '2.1');
    expect(fields.fullName).toBe('A;B\\C;D:E\\');
    expect(fields.name).toEqual({ family: '', given: 'A;B\\', additional: 'C\\;', prefix: 'D', suffix: ':E' });
  });

  test('nicknames, organization and its units, further roles', () => {
    const { fields, extras } = card(
      'FN:A\r\nNICKNAME:Jim,Jim\\, the Kid\r\nORG:ABC\\, Inc.;North;Marketing\r\nORG:Other;;\r\nTITLE:Boss\r\nTITLE:Cook\r\nROLE:Chef',
    ).draft;
    expect(fields).toMatchObject({
      nicknames: ['Jim', 'Jim, the Kid'],
      organization: 'ABC, Inc.',
      department: 'North / Marketing',
      title: 'Boss',
      otherRoles: [{ organization: 'Other', department: '', title: 'Cook', from: null, to: null }],
    });
    expect(extras.map(({ name, value }) => [name, value])).toEqual([['ROLE', 'Chef']]);
  });

  test('an organization alone is enough', () => {
    const contact = card('FN\r\nN:\r\nORG:Ximian, Inc.');
    expect(contact).toMatchObject({ warnings: [] });
    expect(contact.draft.fields).toMatchObject({ fullName: '', organization: 'Ximian, Inc.' });
  });
});

describe('ways to reach them', () => {
  const points = (lines: string, version?: string) => fieldsOf(lines, version).points.map(({ kind, label, value }) => [kind, label, value]);

  test('keep their order and what they are, preferred or not', () => {
    expect(points('TEL;HOME:1\r\nTEL;WORK;PREF;VOICE:2\r\nEMAIL;INTERNET:a@x\r\nEMAIL;PREF=1;TYPE=work:b@x', '2.1')).toEqual([
      ['phone', 'home', '1'],
      ['phone', 'work, pref', '2'],
      ['email', '', 'a@x'],
      ['email', 'work, pref', 'b@x'],
    ]);
  });

  test('values are as given', () => {
    expect(points('TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656-9254;ext=102\r\nTEL:BusinessPhone\r\nTEL:205246\\;\\;\\,\\;')).toEqual([
      ['phone', 'work', 'tel:+1-418-656-9254;ext=102'],
      ['phone', '', 'BusinessPhone'],
      ['phone', '', '205246;;,;'],
    ]);
    expect(points('EMAIL;INTERNET:"Omega"\r\n  <omega@example.com>', '2.1')).toEqual([['email', '', 'Omega <omega@example.com>']]);
    expect(points('URL:http\\://www.x.example')).toEqual([['url', '', 'http://www.x.example']]);
  });

  test('Apple labels, before or after what they label', () => {
    expect(
      points('item1.X-ABLabel:_$!<HomePage>!$_\r\nitem1.URL;type=pref:x.example\r\nITEM2.TEL;type=CELL:1\r\nitem2.X-ABLabel:Boat'),
    ).toEqual([
      ['url', 'home page, pref', 'x.example'],
      ['phone', 'Boat, mobile', '1'],
    ]);
  });

  test('messengers and networks', () => {
    expect(
      points(
        'IMPP;X-SERVICE-TYPE=Skype;TYPE=home:skype:ana\r\nIMPP:xmpp:a@x\r\nX-AIM:joe\r\nX-SOCIALPROFILE;type=twitter;x-user=ana:\r\nX-GOOGLE-TALK:b@x',
      ),
    ).toEqual([
      ['im', 'Skype, home', 'skype:ana'],
      ['im', '', 'xmpp:a@x'],
      ['im', 'AIM', 'joe'],
      ['social', 'twitter', 'ana'],
      ['im', 'Google Talk', 'b@x'],
    ]);
  });

  test('types in any script, quoted or not', () => {
    expect(points('TEL;TYPE="費":1\r\nTEL;TYPE=work;TYPE=FAX:2')).toEqual([
      ['phone', '費', '1'],
      ['phone', 'work, fax', '2'],
    ]);
  });
});

describe('addresses', () => {
  test('all seven parts', () => {
    expect(fieldsOf('ADR;TYPE=WORK,POSTAL:PO 1;Suite 2;3 Road;Town;Region;456;Land').addresses).toEqual([
      {
        label: 'work',
        poBox: 'PO 1',
        extended: 'Suite 2',
        street: '3 Road',
        city: 'Town',
        region: 'Region',
        postalCode: '456',
        country: 'Land',
      },
    ]);
  });

  test('a label is kept, and is the address if nothing else is', () => {
    const { fields, extras } = card('FN:A\r\nADR;LABEL="1 Road^nTown, ^\'X^\'":;;1 Road;;;;\r\nADR;LABEL=2 Road:;;;;;;', '4.0').draft;
    expect(fields.addresses.map((address) => address.street)).toEqual(['1 Road', '2 Road']);
    expect(extras).toEqual([{ name: 'LABEL', params: {}, value: '1 Road\\nTown, "X"' }]);
  });
});

describe('dates', () => {
  test.each([
    ['19850412', '1985-04-12'],
    ['1985-04-12', '1985-04-12'],
    ['19531015T231000Z', '1953-10-15'],
    ['1987-09-27T08:30:00-06:00', '1987-09-27'],
    ['--0412', '--04-12'],
    ['--04-12', '--04-12'],
    ['--0229', '--02-29'],
    ['1985', '1985'],
    ['1985-04', '1985-04'],
    ['1604-03-05', '--03-05'],
  ])('%s', (value, date) => {
    expect(fieldsOf(`BDAY:${value}`).birthday).toBe(date);
  });

  test.each(['---12', '--04', 'circa 1800', '19850231', '1985-13-01'])('%s is kept as it is', (value) => {
    const { fields, extras } = card(`FN:A\r\nBDAY;VALUE=text:${value}`).draft;
    expect(fields.birthday).toBeNull();
    expect(extras).toEqual([{ name: 'BDAY', params: { VALUE: ['text'] }, value }]);
  });

  test('Apple says which year means none', () => {
    expect(fieldsOf('BDAY;X-APPLE-OMIT-YEAR=1600:1600-05-06').birthday).toBe('--05-06');
  });

  test('anniversaries and labelled dates, once each', () => {
    const { dates } = fieldsOf(
      'ANNIVERSARY:20090808T1430-0500\r\nX-ANNIVERSARY:2009-08-08\r\nitem1.X-ABDATE:2010-01-02\r\nitem1.X-ABLabel:First client\r\nX-ABDATE:2011-01-02',
    );
    expect(dates).toEqual([
      { label: 'anniversary', date: '2009-08-08' },
      { label: 'First client', date: '2010-01-02' },
      { label: 'date', date: '2011-01-02' },
    ]);
  });

  test('Android rows', () => {
    const fields = fieldsOf(
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nick;1;;;\r\nX-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-01-02;3;;',
      '2.1',
    );
    expect(fields).toMatchObject({ nicknames: ['Nick'], birthday: '1980-01-02' });
  });
});
