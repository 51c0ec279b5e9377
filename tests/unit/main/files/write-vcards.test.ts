import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutgoingContact } from '../../../../src/main/files/outgoing';
import { type VCardVersion, writeVCard } from '../../../../src/main/files/vcard/write-vcards';
import { anOutgoing, outgoing } from './outgoing-support';
import { card, read } from './vcard-support';

const versions: VCardVersion[] = ['3.0', '4.0'];
/** The lines of a card, unfolded, but for those that every card has. */
function linesOf(contact: OutgoingContact, version: VCardVersion): string[] {
  const lines = writeVCard(contact, version).replaceAll('\r\n ', '').split('\r\n');
  return lines.filter((line) => !/^(?:BEGIN|END|VERSION|PRODID|UID|N:|FN:|$)/.test(line));
}

describe.each(versions)('vCard %s', (version) => {
  const read1 = (contact: OutgoingContact) => {
    const [parsed, ...more] = read(writeVCard(contact, version)).contacts;
    if (!parsed || more.length > 0) throw new Error('not one contact');
    return parsed;
  };

  test('any contact reads back as it was, and is written as it was', () => {
    fc.assert(
      fc.property(outgoing, (contact) => {
        const written = writeVCard(contact, version);
        const { draft, warnings } = read1(contact);
        expect(warnings).toEqual([]);
        expect(draft.fields).toEqual(contact.fields);
        expect(draft.extras).toEqual(contact.extras);
        expect(draft.uid).toBe(contact.uid);
        expect(draft.archivedAt).toBe(contact.archivedAt);
        expect(draft.photo).toEqual(contact.photo);
        expect(writeVCard({ ...draft, uid: draft.uid ?? '', updatedAt: contact.updatedAt }, version)).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  test('no line is longer than 75 octets or cut inside of a character', () => {
    fc.assert(
      fc.property(outgoing, (contact) => {
        for (const line of writeVCard(contact, version).split('\r\n')) {
          expect(line).not.toMatch(/[\p{Cc}--[\t\x80-\x9f]]/v);
          expect(Buffer.from(line).length).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('begins with what the standard wants first, and names the time of the last change', () => {
    const lines = writeVCard(anOutgoing({}, { updatedAt: Date.UTC(2026, 10, 1, 9, 30) }), version).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCARD', `VERSION:${version}`, 'PRODID:-//Rapport//Rapport//EN']);
    expect(lines.slice(-2)).toEqual(['END:VCARD', '']);
    expect(lines).toContain(version === '3.0' ? 'REV:2026-11-01T09:30:00.000Z' : 'REV:20261101T093000Z');
  });

  test('what was too long for a field is whole in the next card too', () => {
    const { draft } = card(`FN:${'x'.repeat(1_500)}`);
    const again = read1({ ...draft, uid: 'u', updatedAt: null });
    expect(again.draft.extras).toEqual(draft.extras);
  });

  test('a second name, title or photo that an import kept stays among the kept', () => {
    const { draft } = card(
      'FN:Ana\r\nFN:Anna\r\nTITLE:A\r\nTITLE:B\r\nBDAY:1980-01-01\r\nBDAY:circa 1800\r\nPHOTO;ENCODING=b:R0lGODlhAQABAA==\r\nPHOTO;VALUE=uri:https://x.example/a.jpg\r\nREV:20200101T000000Z\r\nitem1.X-ABDATE:soon\r\nitem1.X-ABLabel:a\\,b\\\\n',
    );
    const again = read1({ ...draft, uid: 'u', updatedAt: 1 });
    expect(again.draft.extras).toEqual(draft.extras.filter(({ name }) => name !== 'REV'));
    expect({ ...again.draft, uid: null, extras: [] }).toEqual({ ...draft, extras: [] });
  });

  test('kept properties can not break out of their line', () => {
    const extras = [
      { name: 'X-A\r\nEND:VCARD', group: 'a.b', params: { 'A;B': ['x'], C: ['x"\r\nTEL:1'] }, value: 'a\r\nEND:VCARD' },
      { name: 'END', params: {}, value: 'VCARD' },
    ];
    const { draft } = read1(anOutgoing({}, { extras }));
    expect(draft.extras).toEqual([
      { name: 'X-A-END-VCARD', params: { C: ['x"\nTEL:1'] }, value: 'a\\nEND:VCARD' },
      { name: 'X-END', params: {}, value: 'VCARD' },
    ]);
  });

  test('many contacts are written fast', () => {
    const contact = anOutgoing({
      name: { prefix: '', given: 'Ana', additional: '', family: 'Lima', suffix: '' },
      organization: 'Orquídea Consulting',
      points: [
        { kind: 'email', label: 'work', value: 'ana@x.example' },
        { kind: 'phone', label: 'mobile', value: '+351 912 345 678' },
      ],
      tags: ['a', 'b'],
      notes: 'Met at the fair in Lisbon; wants to hear of the book, and of the talk in spring.',
    });
    let length = 0;
    const start = performance.now();
    for (let i = 0; i < 20_000; i++) length += writeVCard(contact, version).length;
    expect(length).toBeGreaterThan(20_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('the words of the standards', () => {
  const points = anOutgoing({
    points: [
      { kind: 'phone', label: 'mobile, pref', value: '1' },
      { kind: 'email', label: 'Assistant', value: 'a@x.example' },
      { kind: 'social', label: 'LinkedIn', value: 'https://linkedin.example/in/ana' },
      { kind: 'im', label: 'Skype', value: 'ana' },
      { kind: 'im', label: 'Signal', value: 'ana.01' },
    ],
  });

  test('ways to reach somebody', () => {
    expect(linesOf(points, '3.0')).toEqual([
      'TEL;TYPE=cell,pref:1',
      'item1.EMAIL:a@x.example',
      'item1.X-ABLabel:Assistant',
      'X-SOCIALPROFILE;X-SERVICE-TYPE=LinkedIn;TYPE=linkedin:https://linkedin.example/in/ana',
      'X-SKYPE:ana',
      'IMPP;VALUE=text;X-SERVICE-TYPE=Signal:ana.01',
    ]);
    expect(linesOf(points, '4.0')).toEqual([
      'TEL;TYPE=cell;PREF=1:1',
      'item1.EMAIL:a@x.example',
      'item1.X-ABLabel:Assistant',
      'SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://linkedin.example/in/ana',
      'X-SKYPE:ana',
      'IMPP;VALUE=text;SERVICE-TYPE=Signal:ana.01',
    ]);
  });

  test('a birthday without its year, anniversaries and other days', () => {
    const contact = anOutgoing({
      birthday: '--02-29',
      dates: [
        { label: 'anniversary', date: '2001-05-06' },
        { label: 'Name day', date: '--07-26' },
        { label: 'date', date: '1999-12' },
      ],
    });
    expect(linesOf(contact, '3.0')).toEqual([
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
      'item1.X-ABDATE:2001-05-06',
      'item1.X-ABLabel:_$!<Anniversary>!$_',
      'item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-26',
      'item2.X-ABLabel:Name day',
      'item3.X-ABDATE;VALUE=text:1999-12',
      'item3.X-ABLabel:date',
    ]);
    expect(linesOf(contact, '4.0')).toEqual([
      'BDAY:--0229',
      'ANNIVERSARY:20010506',
      'item1.X-ABDATE:--0726',
      'item1.X-ABLabel:Name day',
      'item2.X-ABDATE:1999-12',
      'item2.X-ABLabel:date',
    ]);
  });

  test('what only Rapport has, units of an organization, and escapes', () => {
    const contact = anOutgoing({
      organization: 'A, B',
      department: 'Sales / North',
      stage: 'client',
      cadenceDays: 30,
      customFields: [{ label: 'T-shirt; size', value: ' M\n' }],
    });
    expect(linesOf(contact, '4.0')).toEqual([
      'ORG:A\\, B;Sales;North',
      'X-RAPPORT-STAGE:client',
      'X-RAPPORT-CADENCE-DAYS:30',
      'X-RAPPORT-FIELD:T-shirt\\; size; M\\n',
    ]);
  });

  test('photos', () => {
    const photo = { mediaType: 'image/png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) };
    expect(linesOf(anOutgoing({}, { photo }), '3.0')).toEqual(['PHOTO;ENCODING=b;TYPE=PNG:iVBORw==']);
    expect(linesOf(anOutgoing({}, { photo }), '4.0')).toEqual(['PHOTO:data:image/png;base64,iVBORw==']);
  });

  test('a name that only the other fields make is marked as derived (RFC 9554)', () => {
    const contact = anOutgoing({ fullName: '', organization: 'Acme' });
    expect(linesOf(contact, '4.0')).toEqual(['FN;DERIVED=TRUE:Acme', 'ORG:Acme']);
    expect(card('FN;DERIVED=TRUE:Dr. Ana Lima\r\nN:Lima;Ana;;;').draft.fields.fullName).toBe('Dr. Ana Lima');
  });

  test('a group that a kept property has is left to it', () => {
    const contact = anOutgoing(
      { points: [{ kind: 'url', label: 'Blog', value: 'https://x.example' }] },
      { extras: [{ group: 'Item1', name: 'X-ABRELATEDNAMES', params: {}, value: 'Jo' }] },
    );
    expect(linesOf(contact, '3.0')).toEqual(['item2.URL:https://x.example', 'item2.X-ABLabel:Blog', 'Item1.X-ABRELATEDNAMES:Jo']);
  });

  test('properties of ours that say nothing valid are kept as they are', () => {
    const { fields, extras } = card(`FN:A\r\nX-RAPPORT-CADENCE-DAYS:0\r\nX-RAPPORT-STAGE:${'x'.repeat(101)}`).draft;
    expect(fields).toMatchObject({ stage: null, cadenceDays: null });
    expect(extras.map(({ name }) => name)).toEqual(['X-RAPPORT-CADENCE-DAYS', 'X-RAPPORT-STAGE']);
  });
});
