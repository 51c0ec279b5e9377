import { describe, expect, it } from 'vitest';
import { recurrenceWords } from '../../../../../src/renderer/src/features/follow-ups/recurrence-words';
import { noRepeat, readRepeat, repeatOf } from '../../../../../src/renderer/src/features/follow-ups/repeat-form';
import { formatDate } from '../../../../../src/renderer/src/format';

const DAY = '2026-11-23';

it.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=10;COUNT=3', 'every 10 days, 3 times'],
  ['FREQ=WEEKLY;BYDAY=MO;COUNT=1', 'every week on Monday, for the last time'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'every 2 weeks on Monday and Thursday'],
  ['FREQ=MONTHLY;BYMONTHDAY=22', 'every month on the 22nd'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', 'every 3 months on the last day'],
  ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', 'every month on the 30th or the last day'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday'],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2', 'every month on the 2nd of Monday and Tuesday'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', 'every month on the 13th if it is a Friday'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', 'every year on the last day of February'],
  ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23', `every year on ${formatDate('2024-11-23', 'day')}`],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'every year on the 4th Thursday of November'],
  ['FREQ=YEARLY', 'every year'],
  ['no rule', 'no rule'],
  ['FREQ=DAILY;UNTIL=20270303', `every day, until ${formatDate('2027-03-03')}`],
])('%s is %s', (rule, words) => {
  expect(recurrenceWords(rule)).toBe(words);
});

describe('the fields', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'week'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'twoWeeks'],
    ['FREQ=MONTHLY;BYMONTHDAY=23', 'month'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=23;COUNT=4', 'quarter'],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23', 'year'],
    ['FREQ=DAILY;INTERVAL=10;UNTIL=20270101', 'custom'],
    ['FREQ=WEEKLY;BYDAY=MO,FR', 'custom'],
    ['FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=23', 'custom'],
    ['FREQ=MONTHLY;BYDAY=4MO', 'kept'],
    [null, 'never'],
  ])('of %s are %s, and give it again', (recurrence, choice) => {
    const values = repeatOf({ recurrence, recursOn: null, dueDate: DAY });
    expect(values.choice).toBe(choice);
    if (choice !== 'kept') expect(readRepeat(values, DAY)).toEqual({ recurrence, errors: {} });
  });

  it('say what is missing', () => {
    const custom = { ...noRepeat(DAY), choice: 'custom' as const };
    const errorsOf = (more: object) => Object.keys(readRepeat({ ...custom, ...more }, DAY).errors);
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ interval: null })).toEqual(['interval']);
    expect(errorsOf({ interval: 5_000 })).toEqual(['interval']);
    expect(errorsOf({ weekdays: ['TU'] })).toEqual(['weekdays']);
    expect(errorsOf({ ends: 'until' })).toEqual(['until']);
    expect(errorsOf({ ends: 'until', until: '2026-11-01' })).toEqual(['until']);
    expect(errorsOf({ ends: 'count', count: 0 })).toEqual(['count']);
  });
});
