import { describe, expect, test } from 'vitest';
import { fieldsOf, read } from './vcard-support';

const person = (uid: string, name: string, more = ''): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nUID:${uid}\n${more}END:VCARD\n`;
const group = (lines: string): string =>
  `BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iPhone OS 18.1//EN\nN:;;;;\n${lines}\nEND:VCARD\n`;
const APPLE = 'X-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:';

describe('a group', () => {
  test("of Apple's becomes a tag of its members, wherever it stands, and no person", () => {
    const club = group(`FN:Book club\n${APPLE}A1-MAJA\nX-ADDRESSBOOKSERVER-MEMBER:a2-erik\nUID:G1`);
    const parsed = read(club + person('A1-MAJA', 'Maja', 'CATEGORIES:Friends\n') + person('urn:uuid:A2-ERIK', 'Erik') + person('A3', 'Jo'));
    expect(parsed).toMatchObject({ found: 3, skipped: [] });
    expect(parsed.contacts.map(({ row, draft, warnings }) => [row, draft.fields.fullName, draft.fields.tags, warnings])).toEqual([
      [2, 'Maja', ['Friends', 'Book club'], []],
      [3, 'Erik', ['Book club'], []],
      [4, 'Jo', [], []],
    ]);
  });

  test('of vCard 4.0 too, by uid or e-mail', () => {
    const text = `BEGIN:VCARD\nVERSION:4.0\nKIND:GROUP\nFN:Team\\, north\nMEMBER:urn:uuid:1\nMEMBER:mailto:Bo@x.example\nEND:VCARD\n`;
    const parsed = read(text + person('1', 'Ana') + person('2', 'Bo', 'EMAIL:bo@x.example\n'));
    expect(parsed.contacts.map(({ draft }) => draft.fields.tags)).toEqual([['Team, north'], ['Team, north']]);
    expect(parsed.skipped).toEqual([]);
  });

  test('says which members are not in the file, and what a tag has no place for', () => {
    const club = group(`FN:Club\n${APPLE}1\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:9\nNOTE:on Mondays\nUID:G`);
    const parsed = read(person('1', 'Ana') + club);
    expect(parsed.contacts.map(({ draft }) => draft.fields.tags)).toEqual([['Club']]);
    expect(parsed.skipped).toEqual([
      {
        row: 2,
        name: 'Club',
        reason:
          'is a group, which becomes a tag: 1 of its 2 members are not in this file: urn:uuid:9; a tag has no place for NOTE “on Mondays”',
      },
    ]);
  });

  test('without members or a name is told', () => {
    const parsed = read(group('FN:Nobody\nKIND:group') + group(`${APPLE}1`));
    expect(parsed.contacts).toEqual([]);
    expect(parsed.skipped.map(({ reason }) => reason)).toEqual([
      'is a group, which becomes a tag: it has no members',
      'is a group without a name of urn:uuid:1',
    ]);
  });

  test('of a card of our making stays somebody who was taken for a person', () => {
    expect(fieldsOf('PRODID:-//Rapport//Rapport//EN\nFN:Club\nKIND:group').fullName).toBe('Club');
  });
});
