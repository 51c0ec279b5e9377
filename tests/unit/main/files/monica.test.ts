import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDue } from '../../../../src/main/files/monica/next-due';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';
import { id, monicaExport } from './monica-fixture';

const read = (text: string): ParsedFile => parseImportBytes('monica.json', Buffer.from(text));
const parsed = read(monicaExport());
const avery = parsed.contacts[0]?.draft;

describe('contacts', () => {
  test('are read with Monica’s ids', () => {
    expect(parsed).toMatchObject({ format: 'Monica JSON', source: 'monica-json', found: 3 });
    expect(parsed.contacts.map(({ row, draft }) => [row, draft.uid, draft.fields.fullName])).toEqual([
      [1, id(1), 'Avery Q. Stone'],
      [2, id(2), 'Blake'],
      [3, id(3), 'Casey'],
    ]);
    expect(avery?.fields).toMatchObject({
      name: { given: 'Avery', additional: 'Q.', family: 'Stone' },
      nicknames: ['Ave'],
      organization: 'Oak & Sons',
      title: 'Carpenter',
      tags: ['choir', 'friend'],
      birthday: '1990-05-15',
      dates: [{ label: 'First met', date: '2010-09-01' }],
      cadenceDays: 60,
      notes: 'From the choir',
    });
    expect(avery?.fields.points).toEqual([
      { kind: 'email', label: '', value: 'avery@x.example' },
      { kind: 'phone', label: '', value: '+1 555 0100' },
      { kind: 'social', label: 'LinkedIn', value: 'https://linkedin.example/in/avery' },
      { kind: 'im', label: 'Telegram', value: 'avery.tg' },
    ]);
    expect(avery?.fields.addresses).toEqual([
      { label: 'Home', poBox: '', extended: '', street: '1 Elm St', city: 'Bree', region: 'WA', postalCode: '98001', country: 'US' },
    ]);
  });

  test('what has no field of its own is a custom field or an extra', () => {
    expect(avery?.fields.customFields).toEqual([
      { label: 'Gender', value: 'Woman' },
      { label: 'Food preferences', value: 'No nuts' },
      { label: 'Locker', value: 'A-17' },
      { label: 'stepchild', value: 'Blake' },
      { label: 'Pet', value: 'Rex (dog)' },
      { label: 'Debt', value: 'I owe them 50 USD (open)' },
      { label: 'Debt', value: 'They owe me 5 USD (complete, Lunch)' },
      { label: 'Gift idea', value: 'Saw (The red one, https://x.example/saw)' },
      { label: 'Document', value: 'plan.pdf' },
    ]);
    expect(avery?.extras.map(({ name }) => name)).toEqual(['GEO', 'PHOTO', 'X-MONICA-IS-STARRED', 'X-MONICA-OCCUPATION']);
    expect(avery?.photo?.mediaType).toBe('image/png');
    expect(parsed.contacts[0]?.warnings).toEqual([
      'a photo is not in the file',
      'the document plan.pdf was left out; only its name was kept',
    ]);
  });

  test('birthdays without a year or by age, the dead, the archived, and oneself', () => {
    const [, blake, casey] = parsed.contacts;
    expect(blake?.draft.fields).toMatchObject({
      birthday: '--02-29',
      customFields: [
        { label: 'Deceased', value: '2024-01-10' },
        { label: 'stepparent', value: 'Avery Q. Stone' },
      ],
    });
    expect(blake?.draft.extras).toEqual([
      { name: 'PHOTO', params: { VALUE: ['uri'] }, value: 'https://x.example/blake.jpg' },
      { name: 'X-MONICA-LAST-TALKED-TO', params: {}, value: '2023-12-30T00:00:00.000000Z' },
    ]);
    expect(blake?.draft.archivedAt).toBe(Date.parse('2023-06-01T10:00:00Z'));
    expect(casey?.draft.fields.birthday).toBe('1984');
    expect(casey?.warnings).toEqual(['is you yourself in Monica']);
    expect(parsed.records?.contactsCreatedAt.get(id(2))).toBe(Date.parse('2023-06-01T10:00:00Z'));
  });
});

describe('records', () => {
  test('touchpoints', () => {
    const touchpoints = parsed.records?.touchpoints.map(({ uid, kind, occurredAt, subject, body, costMinor, contactUids }) => [
      Number(uid.slice(-4)),
      kind,
      new Date(occurredAt).toISOString().slice(0, 16),
      subject,
      body,
      costMinor,
      contactUids.map((uuid) => Number(uuid.slice(-4))),
    ]);
    expect(touchpoints).toEqual([
      [20, 'call', '2024-01-05T14:00', 'They called', 'Plans\n\nEmotions: hope', null, [1]],
      [21, 'note', '2023-06-01T10:00', '', 'Likes oak.', null, [1]],
      [22, 'note', '2023-08-15T00:00', 'Promoted', 'To master\n\nLife event: new job', null, [1]],
      [24, 'message_out', '2024-01-06T14:00', 'Conversation (Telegram)', 'How are you?', null, [1]],
      [25, 'message_in', '2024-01-06T14:05', 'Conversation (Telegram)', 'Fine', null, [1]],
      [26, 'gift', '2023-12-24T00:00', 'Chisel', 'Engraved', 3599, [1]],
      [27, 'note', '2023-12-25T00:00', 'Gift received: Bowl', 'For: Blake\n\nAmount: 20 USD', null, [1]],
      [50, 'meeting', '2024-01-03T18:00', 'Dinner', 'Pasta\n\nActivity: ate together', null, [1, 2]],
      [51, 'meeting', '2024-01-04T00:00', 'Concert', '', null, [1]],
    ]);
    // A day without a time is that day in every zone.
    expect(parsed.records?.touchpoints.find(({ subject }) => subject === 'Chisel')?.localDate).toBe('2023-12-24');
  });

  test('follow-ups: tasks and reminders, those for birthdays aside', () => {
    expect(
      parsed.records?.followUps.map(({ uid, dueDate, reason, doneAt, recurrence }) => [
        Number(uid.slice(-4)),
        dueDate,
        reason,
        doneAt !== null,
        recurrence,
      ]),
    ).toEqual([
      [31, '2023-06-01', 'Buy wood: Ash', false, null],
      [32, '2023-06-01', 'Call back', true, null],
      [34, '2024-03-31', 'Choir fees', false, 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1'],
      [35, '2024-05-15', 'Send card: Blue', false, null],
      [36, '2024-01-20', 'Old', true, null],
    ]);
  });

  test('an introducer referred the contact to me', () => {
    expect(parsed.records?.referrals).toEqual([
      expect.objectContaining({
        uid: `monica:introduction:${id(1)}`,
        fromContactUid: id(2),
        toContactUid: null,
        subjectContactUid: id(1),
        madeAt: Date.parse('2010-09-01T00:00:00Z'),
        status: 'made',
      }),
    ]);
    expect(parsed.skipped).toEqual([
      { row: 2, name: 'Blake', reason: 'was introduced by somebody who is not in the file' },
      { row: 3, name: 'Alone', reason: 'is an activity that nobody of the file took part in' },
      { row: 1, name: 'A good day', reason: 'is a journal entry, which is about nobody' },
    ]);
  });

  test('a file with lists in the plural says the same, and the same each time', () => {
    const plural = read(monicaExport(true));
    const withoutExtras = (file: ParsedFile) => file.contacts.map(({ draft }) => ({ ...draft, extras: [] }));
    expect(withoutExtras(plural)).toEqual(withoutExtras(parsed));
    expect(plural.records).toEqual(parsed.records);
    expect(read(monicaExport())).toEqual(parsed);
  });
});

describe('bad input', () => {
  test('any change of any value gives contacts or a reason', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    };
    walk(JSON.parse(monicaExport()), []);
    const replacement = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('__proto__', '9999-99-99', -1, 1e300, '', '2024-02-30'));
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), replacement, (path, value) => {
        const json = JSON.parse(monicaExport()) as Record<string, unknown>;
        let at: Record<string, unknown> = json;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        at[path.at(-1) ?? ''] = value;
        try {
          const file = read(JSON.stringify(json));
          const uids = new Set(file.contacts.map(({ draft }) => draft.uid));
          for (const { contactUids } of file.records?.touchpoints ?? []) for (const uid of contactUids) expect(uids).toContain(uid);
          for (const { fromContactUid } of file.records?.referrals ?? []) expect(uids).toContain(fromContactUid);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('contacts without an id or with that of another are skipped', () => {
    const contact = { uuid: 'a', properties: { first_name: 'Ana' }, data: [] };
    const json = { account: { data: [{ type: 'contact', values: [contact, contact, { ...contact, uuid: '' }, 'b', null] }] } };
    const { found, contacts, skipped } = read(JSON.stringify(json));
    expect([found, contacts.length]).toEqual([5, 1]);
    expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'another contact has the id a'],
      [3, 'is a contact without an id'],
      [4, 'is a contact without an id'],
      [5, 'is a contact without an id'],
    ]);
  });

  test('an account without contacts', () => {
    expect(() => read('{"account":{"data":[]}}')).toThrow('is an export of Monica without contacts');
  });
});

test.each([
  ['2024-05-15', 'one_time', 1, '2024-05-15'],
  ['2020-05-15', 'one_time', 1, '2020-05-15'],
  ['2020-05-15', 'year', 1, '2024-05-15'],
  ['2020-02-29', 'year', 1, '2024-02-29'],
  ['2021-01-15', 'year', 2, '2025-01-15'],
  ['2023-12-31', 'month', 2, '2024-02-29'],
  ['2024-01-01', 'week', 2, '2024-01-15'],
  ['2024-01-02', 'week', 1, '2024-01-16'],
  ['2020-01-02', 'never', 1, '2020-01-02'],
  ['2020-01-02', 'year', Number.NaN, '2025-01-02'],
])('from %s %s by %i the next is %s', (initial, every, count, due) => {
  expect(nextDue(initial, every, count, '2024-01-15')).toBe(due);
});
