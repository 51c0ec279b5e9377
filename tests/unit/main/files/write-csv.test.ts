import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountText, parseAmount } from '../../../../src/main/files/csv/amount';
import { csvCell } from '../../../../src/main/files/csv/csv-cell';
import { defuse, undefuse } from '../../../../src/main/files/csv/defuse';
import { joinCell, splitCell } from '../../../../src/main/files/csv/joined-cells';
import { CSV_TABLES, type CsvTable } from '../../../../src/main/files/csv/own-columns';
import { type CsvRows, writeCsv } from '../../../../src/main/files/csv/write-csv';
import type { OutgoingPerson } from '../../../../src/main/files/outgoing';
import type { ParsedFile } from '../../../../src/main/files/parsed-file';
import { parseImportBytes } from '../../../../src/main/files/read-file';
import { anOutgoing, filled, instant, outgoing, rawText, text } from './outgoing-support';

function written<Table extends CsvTable>(table: Table, rows: CsvRows[Table][]): string {
  let all = '';
  expect(writeCsv(table, rows, (more) => (all += more))).toBe(rows.length);
  return all;
}

const read = (csv: string): ParsedFile => parseImportBytes('x.csv', Buffer.from(csv));
const uids = <T extends { uid: string }>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { maxLength: 4, selector: ({ uid }) => uid });
const uid = fc.oneof(fc.uuid(), filled);
const person: fc.Arbitrary<OutgoingPerson> = fc.record({ uid, name: text });
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 3, selector: (one) => one.uid });
const localDate = instant.map((at) => new Date(at).toISOString().slice(0, 10));
const money = fc.option(
  fc.record({ minor: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), currency: fc.constantFrom('EUR', 'JPY', 'KWD') }),
);

const aTouchpoint: CsvRows['touchpoints'] = {
  ...{ uid: 't1', kind: 'call', occurredAt: 0, localDate: '1970-01-01', people: [], subject: '', body: '' },
  ...{ sentiment: 0, minutes: null, costMinor: null, currency: null },
};

describe('cells', () => {
  test('any cell is in quotes where another program puts it in quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'a"\',;\r\n\t é'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cell, (value) => {
        expect(csvCell(value)).toBe(stringify([[value]], { eof: false, quote_record_delimiter: true }));
      }),
    );
  });

  test('no cell of a table leaves as a formula or with a control character', () => {
    const subjects = ['=1+1', "'=1+1", ' @x', '＝1', '\t-1', '"+1', 'a\u0000b', 'a\u007fb', '-'];
    for (const subject of subjects) {
      const csv = written('touchpoints', [{ ...aTouchpoint, subject }]);
      expect(csv.split('\r\n')[1], subject).not.toMatch(/,"*[\s]*[=+\-@＝]|[\0\x7f]/);
    }
  });
  const cell = fc.oneof(rawText, fc.string({ unit: fc.constantFrom(...'\'"=+-@\t a:\\＝\n'), maxLength: 8 }));

  test('any cell is defused, and comes back as it was', () => {
    fc.assert(
      fc.property(cell, (value) => {
        expect(undefuse(defuse(value))).toBe(value);
        expect(defuse(value)).not.toMatch(/^["\s]*[=+\-@\t\r\n＝＋－＠]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['"=x', '\'"=x'],
    ["'=x", "''=x"],
    ['  @x', "'  @x"],
    ['\tx', "'\tx"],
    ["'90s", "'90s"],
    ['a=b', 'a=b'],
  ])('%j is written as %j', (value, cellText) => {
    expect(defuse(value)).toBe(cellText);
    expect(undefuse(cellText)).toBe(value);
  });

  test('any values are joined, and taken apart again', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), (values) => {
        if (values.length !== 1 || values[0] !== '') expect(splitCell(joinCell(values))).toEqual(values);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['EUR', 'JPY', 'KWD'])('amounts of %s', (currency) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        expect(parseAmount(amountText(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test('amounts as people write them', () => {
    expect([amountText(-5, 'EUR'), amountText(1250, 'EUR'), amountText(1250, 'JPY')]).toEqual(['-0.05', '12.50', '1250']);
    expect([parseAmount('12,5', 'EUR'), parseAmount('12', 'EUR'), parseAmount('12.500', 'EUR')]).toEqual([1250, 1200, 1250]);
    expect([parseAmount('1,234.50', 'EUR'), parseAmount('12.345', 'EUR'), parseAmount('x', 'EUR')]).toEqual([null, null, null]);
  });
});

describe('round trips', () => {
  test('contacts', () => {
    fc.assert(
      fc.property(uids(outgoing), (contacts) => {
        const csv = written('contacts', contacts);
        const parsed = read(csv);
        expect(parsed).toMatchObject({ format: 'Rapport CSV (contacts)', source: 'rapport-csv', found: contacts.length, skipped: [] });
        for (const [i, { draft, warnings }] of parsed.contacts.entries()) {
          const contact = contacts[i];
          expect(warnings).toEqual([]);
          expect(draft).toEqual({
            uid: contact?.uid,
            fields: contact?.fields,
            extras: contact?.extras,
            photo: null,
            archivedAt: contact?.archivedAt,
          });
        }
        const again = parsed.contacts.map(({ draft }) => ({ ...draft, uid: draft.uid ?? '', updatedAt: null }));
        expect(written('contacts', again)).toBe(csv);
      }),
      { numRuns: 300 },
    );
  });

  test('a file from before there were several roles is read as it was', () => {
    const columns = ['Rapport ID', 'Full Name', 'Organization', 'Title', 'Other Properties'];
    const csv = `${columns.join(',')}\r\na1,Ana,Northlight,Partner,\r\n`;
    const { fields } = read(csv).contacts[0]?.draft ?? anOutgoing();
    expect(fields).toEqual(anOutgoing({ fullName: 'Ana', organization: 'Northlight', title: 'Partner' }).fields);
  });

  test('dates of roles that somebody mistyped are left out with a warning', () => {
    const csv =
      'Rapport ID,Full Name,Organization,Role From,Role To,Other Titles,Other Roles From\r\na1,Ana,Northlight,2020,2019,Cook ::: Chef,May ::: 2001\r\n';
    const [contact] = read(csv).contacts;
    expect(contact?.draft.fields).toMatchObject({
      roleFrom: '2020',
      roleTo: null,
      otherRoles: [
        { organization: '', department: '', title: 'Cook', from: null, to: null },
        { organization: '', department: '', title: 'Chef', from: '2001', to: null },
      ],
    });
    expect(contact?.warnings).toEqual([
      'a role that ends before it begins keeps the beginning alone',
      '“May” is not a date of a role and was left out',
    ]);
  });

  const touchpoint: fc.Arbitrary<CsvRows['touchpoints']> = fc
    .record({
      uid,
      kind: filled,
      occurredAt: instant,
      sentiment: fc.integer({ min: -2, max: 2 }),
      minutes: fc.option(fc.integer({ min: 1, max: 1_440 })),
      cost: money,
      subject: text,
      body: rawText,
      people,
    })
    .map(({ cost, ...others }) => ({
      ...others,
      localDate: new Date(others.occurredAt).toISOString().slice(0, 10),
      costMinor: cost?.minor ?? null,
      currency: cost?.currency ?? null,
    }));

  test('touchpoints', () => {
    fc.assert(
      fc.property(uids(touchpoint), (rows) => {
        const parsed = read(written('touchpoints', rows));
        expect(parsed).toMatchObject({ format: 'Rapport CSV (touchpoints)', found: 0, contacts: [], skipped: [] });
        expect(parsed.records).toMatchObject({ references: 'stored', referrals: [], settings: null });
        expect(parsed.records?.touchpoints).toEqual(
          rows.map(({ people: who, ...row }) => ({ ...row, contactUids: who.map((one) => one.uid) })),
        );
      }),
      { numRuns: 300 },
    );
  });

  const referral: fc.Arbitrary<CsvRows['referrals']> = fc
    .record({
      uid,
      who: fc.uniqueArray(person, { minLength: 3, maxLength: 3, selector: (one) => one.uid }),
      me: fc.constantFrom('from', 'to', 'neither'),
      madeAt: instant,
      later: fc.integer({ min: 0, max: 1_000_000 }),
      status: fc.constantFrom('made', 'won', 'lost'),
      value: money,
      isThanked: fc.boolean(),
      note: rawText,
    })
    .map(({ uid: id, who, me, madeAt, later, status, value, isThanked, note }) => ({
      uid: id,
      from: me === 'from' ? null : (who[0] ?? null),
      to: me === 'to' ? null : (who[1] ?? null),
      subject: who[2] ?? { uid: 'x', name: '' },
      madeAt,
      status,
      closedAt: status === 'made' ? null : madeAt + later,
      valueMinor: value?.minor ?? null,
      currency: value?.currency ?? null,
      thankedAt: isThanked ? madeAt + later : null,
      outcomeReportedAt: isThanked ? null : madeAt,
      note,
    }));

  test('referrals', () => {
    fc.assert(
      fc.property(uids(referral), (rows) => {
        // What has a name has an id; somebody without a name is no trouble.
        const parsed = read(written('referrals', rows));
        expect(parsed.skipped).toEqual([]);
        expect(parsed.records?.referrals).toEqual(
          rows.map(({ from, to, subject, ...row }) => ({
            ...row,
            fromContactUid: from?.uid ?? null,
            toContactUid: to?.uid ?? null,
            subjectContactUid: subject.uid,
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('purchases and follow-ups', () => {
    const purchase = fc.record({
      uid,
      at: instant,
      amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      currency: fc.constantFrom('EUR', 'JPY'),
      description: text,
      person,
    });
    const followUp = fc.record({
      uid,
      dueDate: localDate,
      reason: text,
      doneAt: fc.option(instant),
      person,
      recurrence: fc.constantFrom(null, 'FREQ=DAILY;INTERVAL=3'),
      recursOn: fc.constant(null),
    });
    fc.assert(
      fc.property(uids(purchase), uids(followUp), (purchases, followUps) => {
        const bought = read(written('purchases', purchases));
        expect(bought.skipped).toEqual([]);
        expect(bought.records?.purchases).toEqual(purchases.map(({ person: who, ...row }) => ({ ...row, contactUid: who.uid })));
        const due = read(written('followUps', followUps));
        expect(due.skipped).toEqual([]);
        expect(due.records?.followUps).toEqual(followUps.map(({ person: who, ...row }) => ({ ...row, contactUid: who.uid })));
      }),
      { numRuns: 300 },
    );
  });

  test('organizations', () => {
    const organization = fc.record({ uid, name: filled, website: text, notes: rawText });
    fc.assert(
      fc.property(uids(organization), (organizations) => {
        const parsed = read(written('organizations', organizations));
        expect(parsed).toMatchObject({ format: 'Rapport CSV (organizations)', found: 0, contacts: [], skipped: [] });
        expect(parsed.records?.organizations).toEqual(organizations);
      }),
      { numRuns: 300 },
    );
    const bad = read('Rapport ID,Organization Name,Website\r\no1,,x\r\n,Northlight,\r\n');
    expect(bad.skipped).toEqual([{ row: 1, name: '', reason: 'Organization Name: Give a name' }]);
    expect(bad.records?.organizations).toEqual([{ uid: expect.stringMatching(/^csv:/), name: 'Northlight', website: '', notes: '' }]);
  });
});

describe('tables', () => {
  test('have a byte order mark, a header row, CR LF and quotes where they are needed', () => {
    const csv = written('followUps', [
      {
        uid: 'f1',
        dueDate: '2026-11-30',
        reason: 'Send the book,\n"signed"',
        doneAt: null,
        person: { uid: 'a1', name: 'Ana' },
        recurrence: null,
        recursOn: null,
      },
    ]);
    expect(csv).toBe(
      '\ufeffRapport ID,Due Date,Person,Person ID,Reason,Done At,Repeats,Repeats On\r\nf1,2026-11-30,Ana,a1,"Send the book,\n""signed""",,,\r\n',
    );
  });

  test('without rows are a header row, and read as nothing', () => {
    const parsed = read(written('contacts', []));
    expect(parsed).toMatchObject({ format: 'Rapport CSV (contacts)', found: 0, contacts: [] });
  });

  test('that a spreadsheet saved with semicolons, other columns and rows by hand', () => {
    const csv =
      '\ufeffPerson ID;Rapport ID;Due Date;Reason;Mine\r\na1;;2026-12-01;Call;x\r\na1;f2;31.12.2026;Call;\r\n;f3;2026-12-01;;\r\n';
    const [first, second] = [read(csv), read(csv)];
    expect(first.records?.followUps).toEqual([
      {
        uid: expect.stringMatching(/^csv:[0-9a-f]{32}$/),
        contactUid: 'a1',
        dueDate: '2026-12-01',
        reason: 'Call',
        doneAt: null,
        recurrence: null,
        recursOn: null,
      },
    ]);
    expect(second.records).toEqual(first.records);
    expect(first.skipped).toEqual([
      { row: 2, name: 'Call', reason: 'Due Date: not a date of the calendar (YYYY-MM-DD)' },
      { row: 3, name: '', reason: 'Person ID: is empty' },
    ]);
  });

  test('rows that break a rule are skipped with their column', () => {
    const head = CSV_TABLES.touchpoints.columns.join(',');
    const rows = [
      't1,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,,,,',
      't1,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,,,,',
      't2,email_out,yesterday,2026-01-01,Ana,a1,,,,,,',
      't3,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,,,,,,,',
      't4,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,5,,,',
      't5,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,,,3.00,',
      't6,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,,,3.00,XYZ',
      't7,email_out,2026-01-01T10:00:00Z,2026-01-01,Ana,a1,,,,soon,,',
    ];
    const { records, skipped } = read([head, ...rows].join('\r\n'));
    expect(records?.touchpoints.map((touchpoint) => touchpoint.uid)).toEqual(['t1']);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'Rapport ID: another row has the id t1',
      'Occurred At: “yesterday” is not a time such as 2026-11-01T09:00:00Z',
      'People IDs: choose at least one person',
      'Sentiment: Too big: expected number to be <=2',
      'Cost: the currency is missing',
      'Currency: “XYZ” is not a currency such as EUR',
      'Minutes: “soon” is not a whole number',
    ]);
  });

  test('a referral by somebody who has only a name is not mine', () => {
    const head = CSV_TABLES.referrals.columns.join(',');
    const { records, skipped } = read(`${head}\r\nr1,2026-01-01T10:00:00Z,Bo,,,,Ana,a1,made,,,,,,\r\n`);
    expect(records?.referrals).toEqual([]);
    expect(skipped[0]?.reason).toBe('Referred By ID: is empty, but there is a name');
  });

  test('a contact with cells that are not what their column holds keeps them', () => {
    const parsed = read('Rapport ID,Full Name,Birthday,Cadence Days,Other Properties,Shoe Size\r\n,Ana,soon,often,{,42\r\n');
    expect(parsed.contacts[0]?.draft).toMatchObject({ uid: null, fields: { birthday: null, cadenceDays: null } });
    expect(parsed.contacts[0]?.draft.fields.customFields).toEqual([
      { label: 'Birthday', value: 'soon' },
      { label: 'Cadence Days', value: 'often' },
      { label: 'Other Properties', value: '{' },
      { label: 'Shoe Size', value: '42' },
    ]);
    expect(parsed.contacts[0]?.warnings).toEqual(['the other properties are not valid JSON; they were kept as a custom field']);
  });

  test('the order of ways to reach somebody and labels that look like separators are kept', () => {
    const points = [
      { kind: 'phone' as const, label: 'a ::: b', value: '+1' },
      { kind: 'email' as const, label: '', value: 'a@x.example' },
      { kind: 'phone' as const, label: '', value: ':::' },
    ];
    const csv = written('contacts', [anOutgoing({ points })]);
    expect(csv).toContain("'+1 ::: \\:::,a \\::: b ::: ,");
    expect(read(csv).contacts[0]?.draft.fields.points).toEqual(points);
  });

  test('many contacts are written fast', () => {
    const contact = anOutgoing({
      points: [{ kind: 'email', label: 'work', value: 'ana@x.example' }],
      tags: ['a', 'b'],
      notes: 'Met in Lisbon.',
    });
    let length = 0;
    const start = performance.now();
    writeCsv('contacts', Array<typeof contact>(20_000).fill(contact), (more) => (length += more.length));
    expect(length).toBeGreaterThan(20_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
