import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLinkedInTime } from '../../../../src/main/files/linkedin/linkedin-time';
import { likelyOwners } from '../../../../src/main/files/linkedin/participants';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';

const read = (text: string): ParsedFile => parseImportBytes('messages.csv', Buffer.from(text));
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

const HEADER =
  '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS","DATE","SUBJECT","CONTENT","FOLDER","ATTACHMENTS"';
const url = (slug: string): string => `https://www.linkedin.com/in/${slug}`;
const me = ['Jo Park', url('jo-park')] as const;
const ana = ['Ana Lima', url('ana-lima')] as const;
const bo = ['Bo Chen, Ph.D.', url('bo-chen')] as const;

type Person = readonly [string, string];
function message(conversation: string, from: Person, to: Person[], date: string, content: string, folder = 'INBOX'): string {
  const names = to.map(([name]) => name).join(', ');
  const urls = to.map(([, address]) => address).join(',');
  return quoted([conversation, '', from[0], from[1], names, urls, date, 'Hello', content, folder, '']);
}
const file = (...rows: string[]): string => [HEADER, ...rows, ''].join('\n');

const archive = file(
  message('c1', ana, [me], '2024-03-05 09:30:00 UTC', 'Shall we\nmeet?'),
  message('c1', me, [ana], '2024-03-05 10:00:00 UTC', 'Gladly'),
  message('c2', bo, [me, ana], '2024-03-06 08:00:00 UTC', 'To both'),
  message('c2', me, [ana, bo], '2024-03-06 08:05:00 UTC', 'To both of you'),
  message('c3', me, [['Cy Vu', url('cy')]], '2024-03-07 08:00:00 UTC', 'Hi'),
);

describe('messages.csv', () => {
  test('messages are sent or received, and those of a group are with all of it', () => {
    const parsed = read(archive);
    expect(parsed).toMatchObject({ source: 'linkedin-messages', format: 'LinkedIn messages', found: 3, skipped: [] });
    expect(parsed.records?.references).toBe('file');
    expect(parsed.contacts.map(({ row, key, draft }) => [row, key, draft.uid, draft.fields.fullName, draft.fields.points])).toEqual([
      [1, 'linkedin:ana-lima', null, 'Ana Lima', [{ kind: 'social', label: 'LinkedIn', value: url('ana-lima') }]],
      [3, 'linkedin:bo-chen', null, 'Bo Chen, Ph.D.', [{ kind: 'social', label: 'LinkedIn', value: url('bo-chen') }]],
      [5, 'linkedin:cy', null, 'Cy Vu', [{ kind: 'social', label: 'LinkedIn', value: url('cy') }]],
    ]);
    const touchpoints = parsed.records?.touchpoints.map(({ kind, occurredAt, body, contactUids }) => [
      kind,
      new Date(occurredAt).toISOString(),
      body,
      contactUids,
    ]);
    expect(touchpoints).toEqual([
      ['message_in', '2024-03-05T09:30:00.000Z', 'Shall we\nmeet?', ['linkedin:ana-lima']],
      ['message_out', '2024-03-05T10:00:00.000Z', 'Gladly', ['linkedin:ana-lima']],
      ['message_in', '2024-03-06T08:00:00.000Z', 'To both', ['linkedin:bo-chen', 'linkedin:ana-lima']],
      ['message_out', '2024-03-06T08:05:00.000Z', 'To both of you', ['linkedin:ana-lima', 'linkedin:bo-chen']],
      ['message_out', '2024-03-07T08:00:00.000Z', 'Hi', ['linkedin:cy']],
    ]);
    expect(parsed.records?.touchpoints[0]).toMatchObject({ subject: 'Hello', uid: expect.stringMatching(/^linkedin:[0-9a-f]{32}$/) });
  });

  test('the same message has the same uid in a later archive; one that is there twice is taken once', () => {
    const later = file(
      message('c3', me, [['Cy Vu', url('cy')]], '2024-03-07 08:00:00', 'Hi'),
      message('c3', me, [['Cy Vu', url('cy')]], '2024-03-07 08:00:00 UTC', 'Hi'),
      message('c1', ['Ana Lima-Reis', 'https://linkedin.com/in/Ana-Lima/'], [me], '2024-03-05 09:30:00 UTC', 'Shall we\nmeet?'),
    );
    const [first, second] = [read(archive), read(later)];
    const uidsOf = (parsed: ParsedFile): (string | undefined)[] => parsed.records?.touchpoints.map(({ uid }) => uid) ?? [];
    expect(uidsOf(second)).toEqual([uidsOf(first)[4], uidsOf(first)[0]]);
    expect(second.skipped).toEqual([{ row: 2, name: 'Jo Park', reason: 'is the same as row 1' }]);
    expect(read(archive)).toEqual(first);
  });

  test('drafts, spam, advertisements and people who left are passed over, each with its reason', () => {
    const gone = ['LinkedIn Member', ''] as const;
    const draft = `${HEADER},"IS MESSAGE DRAFT"`;
    const rows = [
      `${message('c1', ana, [me], '2024-03-05 09:30:00 UTC', 'a')},"No"`,
      `${message('c3', me, [bo], '2024-03-05 09:30:00 UTC', 'b')},"Yes"`,
      `${message('c4', bo, [me], '2024-03-05 09:30:00 UTC', 'c', 'SPAM')},""`,
      `${message('c5', ['Ads', ''], [me], '2024-03-05 09:30:00 UTC', '<p class="spinmail-quill-editor__spin-break">')},""`,
      `${message('c6', gone, [me], '2024-03-05 09:30:00 UTC', 'd')},""`,
      `${message('c7', me, [gone], '2024-03-05 09:30:00 UTC', 'e')},""`,
      `${message('c8', me, [ana], 'yesterday', 'f')},""`,
    ];
    const parsed = read([draft, ...rows].join('\n'));
    expect(parsed.records?.touchpoints.map(({ body }) => body)).toEqual(['a']);
    expect(parsed.contacts.map(({ key }) => key)).toEqual(['linkedin:ana-lima']);
    expect(parsed.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'is a draft that was not sent'],
      [3, 'is in the spam folder'],
      [4, 'is an advertisement'],
      [5, 'the sender is not on LinkedIn any more'],
      [6, 'nobody it is with is on LinkedIn any more'],
      [7, '“yesterday” is not a date and time'],
    ]);
  });

  test('an archive of 2021, without profiles of recipients', () => {
    const head = 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER';
    const rows = [
      ['c1', '', ...ana, 'Jo Park', '2021-01-01 10:00:00 UTC', '', 'x', 'INBOX'],
      ['c1', '', ...bo, 'Jo Park, Ana Lima', '2021-01-01 11:00:00 UTC', '', 'y', 'INBOX'],
      ['c2', '', ...me, 'Bo Chen, Ph.D., Dee Oh', '2021-01-02 11:00:00 UTC', '', 'z', ''],
    ];
    const parsed = read([head, ...rows.map(quoted)].join('\n'));
    expect(parsed.contacts.map(({ key, draft }) => [key, draft.fields.points.length])).toEqual([
      ['linkedin:ana-lima', 1],
      ['linkedin:bo-chen', 1],
      ['linkedin-name:dee oh', 0],
    ]);
    expect(parsed.records?.touchpoints.map(({ kind, contactUids }) => [kind, contactUids])).toEqual([
      ['message_in', ['linkedin:ana-lima']],
      ['message_in', ['linkedin:bo-chen', 'linkedin:ana-lima']],
      ['message_out', ['linkedin:bo-chen', 'linkedin-name:dee oh']],
    ]);
  });

  test('whose archive it is, or that it can not be told', () => {
    expect(likelyOwners([new Set(['a', 'b']), new Set(['b', 'c']), new Set(['c', 'b', 'a'])])).toEqual(['b']);
    expect(likelyOwners([])).toEqual([]);
    const one = file(message('c1', ana, [me], '2024-03-05 09:30:00 UTC', 'x'));
    expect(() => read(one)).toThrow(AppError);
    expect(() => read(one)).toThrow('does not show whose messages they are: Ana Lima and Jo Park take part in every conversation');
    const known = parseImportBytes('m.csv', Buffer.from(one), undefined, { isKnown: (person) => person.url === ana[1] });
    expect(known.records?.touchpoints.map(({ kind }) => kind)).toEqual(['message_in']);
    expect(read(file())).toMatchObject({ found: 0, contacts: [] });
  });

  test('many messages, and any cells, do no harm', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => message(`c${i}`, [`P ${i}`, url(`p${i}`)], [me], '2024-03-05 09:30:00 UTC', 'x'));
    expect(read(file(...rows)).found).toBe(5_000);
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', url('a'), '2024-01-01 10:00:00 UTC', 'A, B', '%'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), { maxLength: 5 }), (cells) => {
        try {
          for (const { contactUids } of read(file(...cells.map(quoted))).records?.touchpoints ?? [])
            expect(contactUids.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Invitations.csv', () => {
  const header = 'From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl';

  test('are messages sent or received', () => {
    const parsed = read(
      [
        header,
        `Jo Park,Ana Lima,"5/12/21, 3:14 PM",Hello Ana,OUTGOING,${me[1]},${ana[1]}`,
        `Cy Vu,Jo Park,"12/31/23, 12:05 AM",,INCOMING,${url('cy')},${me[1]}`,
        `Cy Vu,Jo Park,"13/31/23, 12:05 AM",,INCOMING,${url('cy')},${me[1]}`,
        `Di Ek,Jo Park,"1/2/24, 12:05 PM",,,${url('di')},${me[1]}`,
      ].join('\n'),
    );
    expect(parsed).toMatchObject({ source: 'linkedin-invitations', format: 'LinkedIn invitations', found: 3 });
    expect(
      parsed.records?.touchpoints.map(({ kind, occurredAt, subject, body, contactUids }) => [
        kind,
        new Date(occurredAt).toISOString(),
        subject,
        body,
        contactUids,
      ]),
    ).toEqual([
      ['message_out', '2021-05-12T15:14:00.000Z', 'LinkedIn invitation', 'Hello Ana', ['linkedin:ana-lima']],
      ['message_in', '2023-12-31T00:05:00.000Z', 'LinkedIn invitation', '', ['linkedin:cy']],
      ['message_in', '2024-01-02T12:05:00.000Z', 'LinkedIn invitation', '', ['linkedin:di']],
    ]);
    expect(parsed.skipped).toEqual([{ row: 3, name: 'Cy Vu', reason: '“13/31/23, 12:05 AM” is not a date and time' }]);
  });

  test('a single one says itself which way it went; so do those without profiles', () => {
    const parsed = read('From,To,Sent At,Message,Direction\nAna Lima,Jo Park,"5/12/21, 3:14 PM",,INCOMING\n');
    expect(parsed.contacts.map(({ key }) => key)).toEqual(['linkedin-name:ana lima']);
    expect(parsed.records?.touchpoints.map(({ kind }) => kind)).toEqual(['message_in']);
  });
});

test.each([
  ['2023-05-01 14:22:10 UTC', false, '2023-05-01T14:22:10.000Z'],
  ['2023-05-01T14:22:10.123Z', false, '2023-05-01T14:22:10.000Z'],
  ['2023/05/01 14:22', false, '2023-05-01T14:22:00.000Z'],
  ['5/12/21, 3:14\u202fPM', false, '2021-05-12T15:14:00.000Z'],
  ['5/12/21, 15:14', true, '2021-12-05T15:14:00.000Z'],
  ['25.12.2021 08:00', false, '2021-12-25T08:00:00.000Z'],
  ['2023-02-30 14:22:10 UTC', false, null],
  ['5/12/21, 13:14 PM', false, null],
  ['', false, null],
])('%s', (text, dayFirst, iso) => {
  const time = parseLinkedInTime(text, dayFirst);
  expect(time === null ? null : new Date(time).toISOString()).toBe(iso);
});
