import { addDays } from '@shared/domain/dates';
import { followUpInput } from '@shared/domain/follow-up';
import {
  advance,
  beginsOn,
  daysBetweenOf,
  every,
  parseRecurrence,
  type Recurrence,
  weekdayCodeOf,
  weekdayCodes,
  writeRecurrence,
} from '@shared/domain/recurrence';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it, test } from 'vitest';

const first = (rule: string, start: string, count = 5) => daysBetweenOf(parseRecurrence(rule), start, start, '9999-12-31', count);

describe('what is no rule is refused, with what is wrong', () => {
  it.each([
    ['', /is empty/],
    ['weekly', /not NAME=VALUE/],
    ['FREQ=SECONDLY', /several times a day/],
    ['FREQ=HOURLY;COUNT=3', /once a day is the most/],
    ['FREQ=FORTNIGHTLY', /FREQ=FORTNIGHTLY/],
    ['INTERVAL=2', /how often/],
    ['FREQ=DAILY;INTERVAL=0', /INTERVAL=0/],
    ['FREQ=DAILY;INTERVAL=99999', /1 to 1000/],
    ['FREQ=DAILY;COUNT=1001', /COUNT=1001/],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', /both COUNT and UNTIL/],
    ['FREQ=DAILY;UNTIL=20270230', /not a day of the calendar/],
    ['FREQ=DAILY;UNTIL=2027-02-01', /not a day of the calendar/],
    ['FREQ=DAILY;BYDAY=MO', /BYDAY/],
    ['FREQ=WEEKLY;BYDAY=MONDAY', /day of the week/],
    ['FREQ=WEEKLY;BYDAY=2MO', /not a month/],
    ['FREQ=WEEKLY;BYMONTH=2', /FREQ=YEARLY only/],
    ['FREQ=MONTHLY;BYMONTHDAY=32', /BYMONTHDAY=32/],
    ['FREQ=MONTHLY;BYMONTHDAY=0', /BYMONTHDAY=0/],
    ['FREQ=YEARLY;BYDAY=MO', /which months/],
    ['FREQ=YEARLY;BYWEEKNO=20', /BYWEEKNO/],
    ['FREQ=DAILY;FREQ=DAILY', /twice/],
    [`FREQ=DAILY;X=${'1'.repeat(600)}`, /longer than/],
  ])('%s', (text, message) => {
    expect(() => parseRecurrence(text)).toThrow(message);
    const parsed = followUpInput.safeParse({ contactId: 1, dueDate: '2026-11-23', recurrence: text });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['recurrence'], message: expect.stringMatching(message) });
  });

  it('has to fall on the day it begins on, and not to end before', () => {
    const parse = (recurrence: string, dueDate: string) =>
      followUpInput.safeParse({ contactId: 1, dueDate, recurrence }).error?.issues[0]?.message;
    expect(parse('FREQ=WEEKLY;BYDAY=MO', '2026-11-24')).toBe('does not fall on 2026-11-24, the day it begins on');
    expect(parse('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-02-28')).toMatch(/does not fall/);
    expect(parse('FREQ=DAILY;UNTIL=20261101', '2026-11-24')).toBe('ends on 2026-11-01, before it begins on 2026-11-24');
    expect(parse('FREQ=WEEKLY;BYDAY=TU', '2026-11-24')).toBeUndefined();
  });
});

describe('the days of a rule', () => {
  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-10-31', '2026-10-31 2026-12-31 2027-01-31 2027-03-31 2027-05-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30', '2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', '2027-01-30', '2027-01-30 2027-02-28 2027-03-30 2027-04-30 2027-05-30'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', '2024-02-29', '2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29'],
    ['FREQ=YEARLY', '2024-02-29', '2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29'],
    ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-11-13', '2026-11-13 2027-08-13 2028-10-13 2029-04-13 2029-07-13'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU', '2026-11-29', '2026-11-29 2026-11-30 2026-12-13 2026-12-14 2026-12-27'],
    ['FREQ=DAILY;COUNT=3', '2026-12-30', '2026-12-30 2026-12-31 2027-01-01'],
    ['FREQ=DAILY;UNTIL=20261231T235959Z', '2026-12-30', '2026-12-30 2026-12-31'],
    ['FREQ=YEARLY;INTERVAL=1000', '9500-01-01', '9500-01-01'],
  ])('%s from %s', (rule, start, days) => {
    expect(first(rule, start).join(' ')).toBe(days);
  });

  const rule = fc
    .oneof(
      fc.record({ frequency: fc.constant('DAILY' as const) }),
      fc.record({
        frequency: fc.constant('WEEKLY' as const),
        weekdays: fc.uniqueArray(fc.constantFrom(...weekdayCodes), { minLength: 1 }),
      }),
      fc.record({
        frequency: fc.constant('MONTHLY' as const),
        monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({ frequency: fc.constant('MONTHLY' as const), nth: fc.constantFrom(1, 2, 4, -1) }),
      fc.record({ frequency: fc.constant('YEARLY' as const) }),
    )
    .chain((kind) =>
      fc.record({
        start: fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('1990-01-01', days)),
        interval: fc.integer({ min: 1, max: 7 }),
        kind: fc.constant(kind),
      }),
    )
    .map(({ start, interval, kind }) => {
      const base = every(kind.frequency, interval, start);
      const made: Recurrence = {
        ...base,
        ...('weekdays' in kind ? { weekdays: kind.weekdays.map((day) => ({ day, nth: null })) } : {}),
        ...('monthDays' in kind ? { monthDays: kind.monthDays, positions: [] } : {}),
        ...('nth' in kind ? { monthDays: [], positions: [], weekdays: [{ day: weekdayCodeOf(start), nth: kind.nth }] } : {}),
        ...(kind.frequency === 'YEARLY' ? { monthDays: [Math.min(28, Number(start.slice(8)))] } : {}),
      };
      return { start, rule: made };
    });

  test('are those that another program makes of it', () => {
    fc.assert(
      fc.property(rule, ({ start, rule: made }) => {
        const ours = daysBetweenOf(made, start, start, '9999-12-31', 30);
        const [begins = start] = ours;
        const iterator = ICAL.Recur.fromString(writeRecurrence(made)).iterator(ICAL.Time.fromDateString(begins));
        // From its first day on, as a calendar has it; without an interval, which counts from the day it began on.
        if (begins !== start && made.interval > 1) return;
        expect(ours).toEqual(Array.from({ length: ours.length }, () => String(iterator.next())));
      }),
      { numRuns: 300 },
    );
  });

  test('are the same when read again, asked for from any day, or gone on from any day', () => {
    fc.assert(
      fc.property(rule, fc.option(fc.integer({ min: 1, max: 40 })), fc.nat(800), ({ start, rule: made }, count, ahead) => {
        const all = daysBetweenOf({ ...made, count }, start, start, '9999-12-31', 40);
        const [begins] = all;
        expect(parseRecurrence(writeRecurrence(made))).toEqual(made);
        if (begins === undefined || begins !== start) return;
        expect(beginsOn(made, begins)).toBe(true);
        const from = addDays(begins, ahead);
        const later = all.filter((day) => day >= from);
        expect(daysBetweenOf({ ...made, count }, begins, from, '9999-12-31', later.length)).toEqual(later);
        const [next, ...rest] = all.filter((day) => day > from);
        const left = advance({ ...made, count }, begins, from);
        if (next === undefined) return;
        expect(left?.start).toBe(next);
        if (left) expect(daysBetweenOf(left.rule, left.start, left.start, '9999-12-31', rest.length + 1)).toEqual([next, ...rest]);
      }),
      { numRuns: 300 },
    );
  });

  test('a rule without end is never gone through to its end', () => {
    expect(daysBetweenOf(parseRecurrence('FREQ=DAILY'), '0001-01-01', '9990-01-01', '9999-12-31', 3)).toEqual([
      '9990-01-01',
      '9990-01-02',
      '9990-01-03',
    ]);
    expect(beginsOn(parseRecurrence('FREQ=MONTHLY;BYMONTHDAY=30;BYSETPOS=5'), '2026-01-30')).toBe(false);
    expect(advance(parseRecurrence('FREQ=DAILY'), '9999-12-31', '9999-12-31')).toBeNull();
  });
});

describe('every so often', () => {
  it.each([
    ['DAILY', '2026-11-23', 'FREQ=DAILY;INTERVAL=2'],
    ['WEEKLY', '2026-11-23', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'],
    ['MONTHLY', '2026-11-23', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=23'],
    ['MONTHLY', '2026-11-30', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
    ['MONTHLY', '2026-10-31', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1'],
    ['YEARLY', '2024-02-29', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=-1'],
    ['YEARLY', '2026-11-30', 'FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYMONTHDAY=30'],
  ] as const)('%s from %s', (frequency, day, text) => {
    expect(writeRecurrence(every(frequency, 2, day))).toBe(text);
  });

  test('falls on the day it is made of', () => {
    fc.assert(
      fc.property(
        fc.nat(30_000),
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        fc.integer({ min: 1, max: 12 }),
        (days, frequency, interval) => {
          const day = addDays('1990-01-01', days);
          expect(beginsOn(every(frequency, interval, day), day)).toBe(true);
        },
      ),
    );
  });
});
