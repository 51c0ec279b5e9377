import { describe, expect, test } from 'vitest';
import { parseImportBytes } from '../../../../src/main/files/read-file';
import { writeVCard } from '../../../../src/main/files/vcard/write-vcards';
import { card, fieldsOf, read } from './vcard-support';

const names = (content: string | Buffer): string[] => read(content).contacts.map(({ draft }) => draft.fields.fullName);
const points = (lines: string, version?: string): string[] =>
  fieldsOf(lines, version).points.map(({ kind, label, value }) => `${kind} ${label}: ${value}`);

describe('cards that programs write against the standards', () => {
  const one = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë\r\nTEL:1\r\nEND:VCARD\r\n';

  test.each([
    ['with a byte order mark in the middle', `\ufeff${one}\ufeff${one}`],
    ['without a line end between them', one.trimEnd() + one],
    ['without a line end, but with a mark', `\ufeff${one.trimEnd()}\ufeff${one}`],
    ['in UTF-16, a mark in the middle', Buffer.from(`\ufeff${one}\ufeff${one}`, 'utf16le')],
    ['indented', one.replace(/^/gm, '  ') + one.replace(/^/gm, '\t')],
    ['indented between their edges', (one + one).replace(/^(?!BEGIN|END)/gm, '    ')],
    ['with blank lines everywhere', (one + one).replaceAll('\r\n', '\r\n\r\n')],
    ['with spaces after the colons', (one + one).replaceAll(':', ': ')],
    ['without END', (one + one).replaceAll('END:VCARD\r\n', '')],
    ['in lower case', (one + one).replace(/BEGIN:VCARD|VERSION|FN|TEL|END:VCARD/g, (word) => word.toLowerCase())],
  ])('put together %s', (_, content) => {
    const { contacts, skipped } = read(content);
    expect(contacts.map(({ draft }) => [draft.fields.fullName, draft.fields.points.length])).toEqual([
      ['Zoë', 1],
      ['Zoë', 1],
    ]);
    expect(skipped).toEqual([]);
  });

  test('an indented card may be folded too', () => {
    expect(fieldsOf('FN:A').fullName).toBe('A');
    const text = '  BEGIN:VCARD\n  NOTE:one \n   two\n  FN:Ana\n  END:VCARD\n';
    expect(read(text).contacts[0]?.draft.fields).toMatchObject({ fullName: 'Ana', notes: 'one two' });
  });

  test('those that say nothing are skipped, those with a photo or an id are not', () => {
    const cards = ['', 'N:;;;;\nFN:\n', 'UID:u1\n', 'X-A:1\n', 'NOTE:x\n'];
    const { contacts, skipped } = read(cards.map((lines) => `BEGIN:VCARD\nVERSION:3.0\n${lines}END:VCARD\n`).join(''));
    expect(contacts.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(skipped).toEqual([
      { row: 1, name: '', reason: 'the card is empty' },
      { row: 2, name: '', reason: 'the card is empty' },
    ]);
  });

  test('ten thousand of them', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `BEGIN:VCARD\nFN:P ${i}\nEND:VCARD\n`).join('');
    expect(read(text).found).toBe(10_000);
  });
});

describe('names', () => {
  test('the preferred FN is the name, others are kept', () => {
    const { fields, extras } = card('FN;PREF=2:Bob\r\nFN;PREF=1:Robert\r\nN:X;Robert;;;', '4.0').draft;
    expect(fields).toMatchObject({ fullName: 'Robert', name: { family: 'X' } });
    expect(extras).toEqual([{ name: 'FN', params: { PREF: ['2'] }, value: 'Bob' }]);
    expect(fieldsOf('FN:Bob\r\nFN;TYPE=pref:Rob').fullName).toBe('Rob');
  });

  test('an empty N does not stand in the way of another', () => {
    expect(card('FN:A\r\nN:;;;;\r\nN:Silva;Ana;;;').draft).toMatchObject({ fields: { name: { family: 'Silva' } }, extras: [] });
  });

  test('a name in two languages is the first, the other is kept', () => {
    const { fields, extras } = card(
      'N;ALTID=1;LANGUAGE=jp:山田;太郎;;;\r\nN;ALTID=1;LANGUAGE=en:Yamada;Taro;;;\r\nFN;ALTID=1;LANGUAGE=jp:山田太郎\r\nFN;ALTID=1;LANGUAGE=en:Yamada Taro',
      '4.0',
    ).draft;
    expect(fields).toMatchObject({ fullName: '山田太郎', name: { family: '山田', given: '太郎' } });
    expect(extras.map(({ name, value }) => [name, value])).toEqual([
      ['N', 'Yamada;Taro;;;'],
      ['FN', 'Yamada Taro'],
    ]);
  });
});

test('how a name is sorted and where an address is are kept', () => {
  const { draft } = card('FN:山田太郎\r\nN;SORT-AS="Yamada,Tarou":山田;太郎;;;\r\nADR;GEO="geo:1.5,2.5":;;1 Road;;;;', '4.0');
  expect(draft.extras).toEqual([
    { name: 'SORT-STRING', params: {}, value: 'Yamada\\,Tarou' },
    { name: 'GEO', params: {}, value: 'geo:1.5,2.5' },
  ]);
  for (const version of ['3.0', '4.0'] as const) {
    const [again] = read(writeVCard({ ...draft, uid: 'u', updatedAt: null }, version)).contacts;
    expect(again?.draft).toEqual({ ...draft, uid: 'u' });
  }
});

test('finer parts of an address are kept, and are no second address when the card comes back', () => {
  const { draft } = card('FN:A\r\nADR:;;1 Road;Town;;9;DE;;;;1;Road;;;;;;\r\nEND:VCRAD', '4.0');
  expect(draft.fields.addresses).toHaveLength(1);
  expect(draft.extras.map(({ name, value }) => [name, value])).toEqual([
    ['ADR', ';;1 Road;Town;;9;DE;;;;1;Road;;;;;;'],
    ['X-END', 'VCRAD'],
  ]);
  for (const version of ['3.0', '4.0'] as const) {
    const [again] = read(writeVCard({ ...draft, uid: 'u', updatedAt: null }, version)).contacts;
    expect(again?.draft).toEqual({ ...draft, uid: 'u' });
  }
});

test('types in all spellings', () => {
  expect(
    points(
      'TEL;TYPE="work,voice,pref":1\r\nTEL;TYPE=work;TYPE=cell:2\r\nTEL;WORK;CELL:3\r\nTEL;type=WORK,FAX:4\r\nTEL;TYPE=work\\,fax:5\r\nTEL;TYPE="text";TYPE="voice":6\r\nTEL;PREF=50;TYPE=home:7',
    ),
  ).toEqual([
    'phone work, pref: 1',
    'phone work, mobile: 2',
    'phone work, mobile: 3',
    'phone work, fax: 4',
    'phone work, fax: 5',
    'phone text: 6',
    'phone home: 7',
  ]);
});

test('messengers and networks of many programs', () => {
  expect(
    points('X-AIM;TYPE=WORK:a\r\nX-WHATSAPP:+1\r\nX-SIGNAL:+2\r\nX-GITHUB:ana\r\nitem1.IMPP;X-SERVICE-TYPE=GaduGadu:x-apple:11'),
  ).toEqual(['im AIM, work: a', 'im WhatsApp: +1', 'im Signal: +2', 'social GitHub: ana', 'im GaduGadu: x-apple:11']);
});

describe('birthdays that keep to no standard', () => {
  test.each([
    ['1996-4-5', '1996-04-05'],
    ['15.04.1996', '1996-04-15'],
    ['04/15/1996', '1996-04-15'],
    ['15/04/1996', '1996-04-15'],
    ['15 April 1996', '1996-04-15'],
    ['0000-04-15', '--04-15'],
    ['1996-04-15T23:00:00.000Z', '1996-04-15'],
  ])('%s', (value, date) => {
    expect(fieldsOf(`FN:A\r\nBDAY:${value}`).birthday).toBe(date);
  });

  test('one that may be meant in two ways is kept as it is', () => {
    const { fields, extras } = card('FN:A\r\nBDAY:04/05/1996').draft;
    expect(fields.birthday).toBeNull();
    expect(extras).toEqual([{ name: 'BDAY', params: {}, value: '04/05/1996' }]);
  });

  test('one under a name of its own, a second one kept', () => {
    const { fields, extras } = card('FN:A\r\nX-BIRTHDAY:1980-01-02\r\nBDAY:1980-01-03').draft;
    expect(fields.birthday).toBe('1980-01-02');
    expect(extras).toEqual([{ name: 'BDAY', params: {}, value: '1980-01-03' }]);
  });
});

describe('quoted-printable', () => {
  test('a break inside of a character, and before a bare LF', () => {
    expect(fieldsOf('FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=\r\n=AB', '2.1').fullName).toBe('Zoë');
    expect(names('BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE;CHARSET=UTF-8:Jean =C3=89t=\n=C3=A9\nTEL:1\nEND:VCARD\n')).toEqual([
      'Jean Été',
    ]);
  });

  test('an equals sign that was not encoded does not swallow the next property', () => {
    expect(points('FN:A\r\nURL;ENCODING=QUOTED-PRINTABLE:http://x.example/?a=\r\nTEL;CELL:1\r\nEMAIL:a@x', '2.1')).toEqual([
      'url : http://x.example/?a=',
      'phone mobile: 1',
      'email : a@x',
    ]);
    const note = fieldsOf('FN:A\r\nNOTE;ENCODING=QUOTED-PRINTABLE:Call me=0D=0A=\r\nTEL: 5\r\nEMAIL:a@x', '2.1').notes;
    expect(note).toBe('Call me\nTEL: 5');
  });

  test('a note that breaks its lines itself', () => {
    expect(fieldsOf('NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A\r\ntwo=0D=0A=\r\nthree\r\nFN:A', '2.1').notes).toBe('one\ntwo\nthree');
    expect(fieldsOf('NOTE;ENCODING=Q:Zo=C3=AB\r\nFN:A').notes).toBe('Zoë');
  });
});

describe('character sets', () => {
  const utf16 = (text: string, bigEndian: boolean): Buffer => {
    const bytes = Buffer.from(text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  const cardOf = (name: string, note: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nNOTE:${note}\r\nEND:VCARD\r\n`;

  test.each([
    ['Latin', 'Zoë', 'hello'],
    ['Cyrillic', 'Анна Ахматова', 'привет мир '.repeat(300).trim()],
    ['Japanese', '山田太郎', '漢字かな交じり文章です。'.repeat(400)],
  ])('UTF-16 without a mark, %s', (_, name, note) => {
    for (const bigEndian of [false, true]) {
      const parsed = read(utf16(cardOf(name, note), bigEndian));
      expect(parsed.charset).toBe(bigEndian ? 'UTF-16BE' : 'UTF-16LE');
      expect(parsed.contacts[0]?.draft.fields).toMatchObject({ fullName: name, notes: note });
    }
  });

  test('ISO-2022-JP that nothing declares', () => {
    const fields = fieldsOf('FN:\x1b$B;3ED\x1b(B\r\nN:\x1b$B;3ED\x1b(B;\x1b$BB@O:\x1b(B;;;', '2.1');
    expect(fields).toMatchObject({ fullName: '山田', name: { family: '山田', given: '太郎' } });
    const csv = parseImportBytes('x', Buffer.from('Name,Ort\n\x1b$B;3ED\x1b(B,Ulm\n'));
    expect(csv).toMatchObject({ charset: 'ISO-2022-JP', contacts: [{ draft: { fields: { fullName: '山田' } } }] });
  });

  test('UTF-8 that is declared to be of one byte each', () => {
    expect(fieldsOf('FN;CHARSET=ISO-8859-1:Zoë Müller', '2.1').fullName).toBe('Zoë Müller');
    expect(fieldsOf('FN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB', '2.1').fullName).toBe('Zoë');
    expect(fieldsOf(Buffer.from('FN;CHARSET=ISO-8859-1:Zo\xeb', 'latin1'), '2.1').fullName).toBe('Zoë');
  });
});

test.each([
  [
    '["vcard",[["version",{},"text","4.0"],["fn",{},"text","A"]]]',
    'x is a jCard, which is vCard as JSON; export a vCard file (.vcf) instead',
  ],
  ['[["vcard",[["version",{},"text","4.0"]]]]', 'x is a jCard, which is vCard as JSON; export a vCard file (.vcf) instead'],
  [
    '<?xml version="1.0"?><vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard/></vcards>',
    'x is an xCard, which is vCard as XML; export a vCard file (.vcf) instead',
  ],
])('what is nearly a vCard says so: %s', (text, message) => {
  expect(() => parseImportBytes('x', Buffer.from(text))).toThrow(message.replace(/^x /, ''));
});
