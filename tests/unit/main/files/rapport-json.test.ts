import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { InterchangeFile } from '@shared/interchange';
import { describe, expect, test } from 'vitest';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes, readImportFile } from '../../../../src/main/files/read-file';

const WORKED_EXAMPLE = resolve('../shared/samples/ror/worked-example.json');
const read = (json: unknown): ParsedFile =>
  parseImportBytes('test.json', Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)));
const file = (parts: Record<string, unknown>) => ({ format: 'rapport', version: 1, exportedAt: '2026-11-01T00:00:00Z', ...parts });
const people = [
  { id: 'ana', name: { full: 'Ana Garcia' } },
  { id: 'bo', name: { full: 'Bo Chen' } },
];
const at = (iso: string): number => Date.parse(iso);

test('a minimal contact has the defaults', () => {
  const parsed = read(file({ contacts: [{ id: 'ana', name: { full: ' Ana ' }, archivedAt: '2026-10-01T00:00:00+02:00' }] }));
  expect(parsed).toMatchObject({ format: 'Rapport JSON', source: 'rapport-json', found: 1, skipped: [] });
  expect(parsed.contacts[0]).toEqual({
    row: 1,
    warnings: [],
    draft: {
      uid: 'ana',
      photo: null,
      extras: [],
      archivedAt: at('2026-09-30T22:00:00Z'),
      fields: {
        fullName: 'Ana',
        name: { prefix: '', given: '', additional: '', family: '', suffix: '' },
        nicknames: [],
        organization: '',
        department: '',
        title: '',
        roleFrom: null,
        roleTo: null,
        otherRoles: [],
        points: [],
        addresses: [],
        birthday: null,
        dates: [],
        customFields: [],
        tags: [],
        stage: null,
        cadenceDays: null,
        notes: '',
      },
    },
  });
  expect(parsed.records).toMatchObject({
    touchpoints: [],
    referrals: [],
    purchases: [],
    followUps: [],
    organizations: [],
    stageChanges: [],
    distinctPairs: [],
    dismissedAnswers: [],
    reviews: [],
    settings: null,
  });
});

test('all that a file may hold', () => {
  const whole: InterchangeFile = {
    format: 'rapport',
    version: 1,
    exportedAt: '2026-11-01T00:00:00Z',
    contacts: [
      {
        id: 'ana',
        name: { full: 'Ana', given: 'Ana', family: 'Garcia' },
        points: [{ kind: 'email', label: 'work', value: 'a@x' }],
        addresses: [{ city: 'Ulm' }],
        birthday: '--02-29',
        photo: { mediaType: 'image/jpeg', base64: 'R0lGODlhAQABAA==' },
        extras: [{ group: 'item1', name: 'X-A', params: { TYPE: ['b'] }, value: 'c' }],
        createdAt: '2020-01-01T00:00:00Z',
      },
      { id: 'bo', organization: 'Acme', roleFrom: '2019-03', otherRoles: [{ organization: 'Globex', to: '2018' }, { title: 'Juror' }] },
    ],
    organizations: [{ id: 'o', name: 'Acme', website: 'acme.example' }],
    touchpoints: [
      {
        id: 't',
        kind: 'call',
        occurredAt: '2026-07-01T09:00:00Z',
        localDate: '2026-07-01',
        sentiment: 1,
        minutes: 45,
        costMinor: 500,
        currency: 'EUR',
        contactIds: ['ana', 'bo', 'ana'],
      },
    ],
    referrals: [{ id: 'r', fromContactId: 'ana', toContactId: null, subjectContactId: 'bo', madeAt: '2026-06-01T00:00:00Z' }],
    purchases: [{ id: 'p', contactId: 'bo', at: '2026-07-10T00:00:00Z', amountMinor: 500_000, currency: 'USD' }],
    followUps: [{ id: 'f', contactId: 'ana', dueDate: '2026-12-01', doneAt: '2026-12-02T00:00:00Z' }],
    stageChanges: [{ contactId: 'bo', from: null, to: 'active', at: '2026-05-01T00:00:00Z' }],
    distinctPairs: [{ contactIds: ['ana', 'bo'] }],
    dismissedAnswers: [{ contactId: 'bo', at: '2026-08-01T00:00:00Z' }],
    reviews: [{ at: '2026-10-02T15:00:00Z', found: { needs: 2 }, intention: ' Call Bo ', followUpId: 'f' }],
    settings: { theme: 'dark' },
  };
  const { contacts, skipped, records } = read(whole);
  expect(skipped).toEqual([]);
  expect(contacts[0]?.draft.photo?.mediaType).toBe('image/gif');
  expect(contacts[0]?.draft.extras).toEqual(whole.contacts[0]?.extras);
  expect(contacts[1]?.draft.fields).toMatchObject({
    fullName: '',
    organization: 'Acme',
    roleFrom: '2019-03',
    roleTo: null,
    otherRoles: [
      { organization: 'Globex', department: '', title: '', from: null, to: '2018' },
      { organization: '', department: '', title: 'Juror', from: null, to: null },
    ],
  });
  expect(records).toEqual({
    references: 'file',
    touchpoints: [
      {
        uid: 't',
        contactUids: ['ana', 'bo'],
        kind: 'call',
        occurredAt: at('2026-07-01T09:00:00Z'),
        localDate: '2026-07-01',
        sentiment: 1,
        minutes: 45,
        costMinor: 500,
        currency: 'EUR',
        subject: '',
        body: '',
      },
    ],
    referrals: [
      {
        uid: 'r',
        fromContactUid: 'ana',
        toContactUid: null,
        subjectContactUid: 'bo',
        madeAt: at('2026-06-01T00:00:00Z'),
        status: 'made',
        closedAt: null,
        valueMinor: null,
        currency: null,
        thankedAt: null,
        outcomeReportedAt: null,
        note: '',
      },
    ],
    purchases: [{ uid: 'p', contactUid: 'bo', at: at('2026-07-10T00:00:00Z'), amountMinor: 500_000, currency: 'USD', description: '' }],
    followUps: [
      {
        uid: 'f',
        contactUid: 'ana',
        dueDate: '2026-12-01',
        reason: '',
        recurrence: null,
        recursOn: null,
        doneAt: at('2026-12-02T00:00:00Z'),
      },
    ],
    organizations: [{ uid: 'o', name: 'Acme', website: 'acme.example', notes: '' }],
    stageChanges: [{ contactUid: 'bo', from: null, to: 'active', at: at('2026-05-01T00:00:00Z') }],
    distinctPairs: [{ contactUids: ['ana', 'bo'] }],
    dismissedAnswers: [{ contactUid: 'bo', at: at('2026-08-01T00:00:00Z') }],
    reviews: [
      {
        at: at('2026-10-02T15:00:00Z'),
        found: { faded: 0, grew: 0, unanswered: 0, overdue: 0, needs: 2 },
        left: { faded: 0, grew: 0, unanswered: 0, overdue: 0, needs: 0 },
        intention: 'Call Bo',
        followUpId: 'f',
        outcome: null,
      },
    ],
    settings: { theme: 'dark' },
    contactsCreatedAt: new Map([['ana', at('2020-01-01T00:00:00Z')]]),
  });
});

describe('bad items are skipped with their place', () => {
  const reasons = (parts: Record<string, unknown>): string[] =>
    read(file({ contacts: people, ...parts })).skipped.map(({ reason }) => reason);
  const touchpoint = { id: 't', kind: 'call', occurredAt: '2026-07-01T09:00:00Z', localDate: '2026-07-01', contactIds: ['ana'] };

  test.each([
    ['a time', { occurredAt: 'yesterday' }, 'touchpoints[1].occurredAt: is not a time such as 2026-11-01T09:00:00Z'],
    ['a day that is not of the time', { localDate: '2026-08-01' }, 'touchpoints[1].localDate: is not the day of the time given'],
    ['a person who is not there', { contactIds: ['ana', 'cy'] }, 'touchpoints[1].contactIds: the file has no contact cy'],
    ['nobody', { contactIds: [] }, 'touchpoints[1].contactIds: choose at least one person'],
    ['an id that was there', { id: 't' }, 'touchpoints[1].id: another item has the id t'],
  ])('%s', (_, wrong, reason) => {
    expect(reasons({ touchpoints: [touchpoint, { ...touchpoint, id: 'u', ...wrong }] })).toEqual([reason]);
  });

  test('the rules of referrals', () => {
    const referral = { id: 'r', fromContactId: 'ana', toContactId: null, subjectContactId: 'bo', madeAt: '2026-06-01T00:00:00Z' };
    // Two ends may be one person since entries of theirs were merged; that must come back as it went.
    expect(reasons({ referrals: [{ ...referral, subjectContactId: 'ana' }] })).toEqual([]);
    expect(reasons({ referrals: [{ ...referral, fromContactId: null }] })).toEqual([
      'referrals[0].toContactId: must be somebody other than who refers',
    ]);
    expect(reasons({ referrals: [{ ...referral, status: 'won' }] })).toEqual([
      'referrals[0].closedAt: is needed once the referral is won or lost, and only then',
    ]);
  });

  test('the rules of roles, organizations and stages', () => {
    const role = (fields: object) => reasons({ contacts: [...people, { id: 'cy', name: { full: 'Cy' }, ...fields }] });
    expect(role({ otherRoles: [{ from: '2019' }] })).toEqual([
      'contacts[2].otherRoles[0].organization: Give an organization, a department or a title',
    ]);
    expect(role({ otherRoles: [{ title: 'Cook', from: '2019-05', to: '2019-04' }] })).toEqual([
      'contacts[2].otherRoles[0].to: is before the beginning',
    ]);
    expect(role({ roleFrom: '2020', roleTo: '2019' })).toEqual(['contacts[2].roleTo: is before the beginning']);
    expect(role({ roleFrom: '--05-01' })).toEqual(['contacts[2].roleFrom: not a year, month or day (YYYY, YYYY-MM or YYYY-MM-DD)']);
    expect(
      reasons({
        organizations: [
          { id: 'o', name: ' ' },
          { id: 'o', name: 'A' },
          { id: 'o', name: 'B' },
        ],
      }),
    ).toEqual(['organizations[0].name: Give a name', 'organizations[2].id: another item has the id o']);
    expect(reasons({ stageChanges: [{ contactId: 'cy', to: 'active', at: '2026-05-01T00:00:00Z' }] })).toEqual([
      'stageChanges[0].contactId: the file has no contact cy',
    ]);
    expect(reasons({ distinctPairs: [{ contactIds: ['ana', 'cy'] }, { contactIds: ['ana', 'ana'] }] })).toEqual([
      'distinctPairs[0].contactIds: the file has no contact cy',
      'distinctPairs[1].contactIds: names the same person twice',
    ]);
  });

  test('a bad contact takes what is about it along', () => {
    const parsed = read(
      file({
        contacts: [...people, { id: 'cy', name: { full: 'Cy' }, birthday: '2026-02-30' }, 7],
        purchases: [{ id: 'p', contactId: 'cy', at: '2026-07-10T00:00:00Z', amountMinor: 1, currency: 'USD', description: 'A book' }],
        settings: { theme: 'pink' },
      }),
    );
    expect(parsed.found).toBe(4);
    expect(parsed.contacts).toHaveLength(2);
    expect(parsed.skipped.map(({ row, name }) => [row, name])).toEqual([
      [3, 'Cy'],
      [4, ''],
      [1, 'A book'],
      [1, 'settings'],
    ]);
    expect(parsed.skipped[0]?.reason).toMatch(/^contacts\[2\]\.birthday: not a date of the calendar/);
    expect(parsed.skipped[2]?.reason).toBe('purchases[0].contactId: the file has no contact cy');
  });

  test('a contact without a name and a broken photo are warnings', () => {
    const [contact] = read(file({ contacts: [{ id: 'x', photo: { mediaType: 'image/png', base64: '#' } }] })).contacts;
    expect(contact?.draft.fields.fullName).toBe('Unnamed');
    expect(contact?.warnings).toEqual(['has no name, organization or way to reach them', 'the photo is broken and was left out']);
  });
});

describe('files that are refused', () => {
  test.each([
    ['another JSON', '{"a":1}', 'is JSON, but not a Rapport file'],
    ['a list', '[]', 'is JSON, but not a Rapport file'],
    ['a newer version', file({ version: 2 }), 'was written by a newer Rapport (format version 2; this one reads up to 1)'],
    ['no version', { format: 'rapport' }, 'is not a valid Rapport file: version'],
    ['no list of contacts', file({ contacts: {} }), 'is not a valid Rapport file: contacts'],
    ['cut short', '{"format":"rapport","version":1,"contacts":[', 'is not valid JSON; it may be cut short'],
  ])('%s', (_, json, message) => {
    expect(() => read(json)).toThrow(message);
  });
});

test('keys named __proto__ do no harm', () => {
  const text =
    '{"format":"rapport","version":1,"__proto__":{"contacts":[]},"contacts":[{"id":"a","__proto__":{"tags":["x"]},"name":{"full":"A"},"extras":[{"name":"X","params":{"__proto__":["y"]},"value":"z"}]}]}';
  const [contact] = read(text).contacts;
  expect(contact?.draft.fields.tags).toEqual([]);
  const params = contact?.draft.extras[0]?.params;
  expect(Object.getPrototypeOf(params)).toBe(Object.prototype);
  expect(Object.keys(params ?? {})).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

if (existsSync(WORKED_EXAMPLE)) {
  test('the worked example of the score reads as it stands', () => {
    const { contacts, skipped, records } = readImportFile(WORKED_EXAMPLE);
    expect(skipped).toEqual([]);
    expect(contacts).toHaveLength(5);
    expect([records?.touchpoints.length, records?.referrals.length, records?.purchases.length]).toEqual([12, 3, 2]);
  });
}
