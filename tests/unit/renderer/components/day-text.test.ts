import { describe, expect, test } from 'vitest';
import { dayOrder, parseDay } from '../../../../src/renderer/src/components/day-text';

const today = '2026-11-21';

test('days are read in the order of the locale', () => {
  expect(dayOrder('en-GB')).toEqual(['day', 'month', 'year']);
  expect(dayOrder('en-US')).toEqual(['month', 'day', 'year']);
});

describe('parseDay', () => {
  test.each([
    ['2026-02-03', 'en-US', '2026-02-03'],
    ['3/2/2026', 'en-GB', '2026-02-03'],
    ['2/3/2026', 'en-US', '2026-02-03'],
    ['3.2.26', 'de-DE', '2026-02-03'],
    ['3/2', 'en-GB', '2026-02-03'],
    ['2/3', 'en-US', '2026-02-03'],
    ['3 Feb', 'en-GB', '2026-02-03'],
    ['Feb 3, 2025', 'en-US', '2025-02-03'],
    ['Sat, 21 Nov 2026', 'en-GB', '2026-11-21'],
    ['Sunday 1 March', 'en-GB', '2026-03-01'],
    ['21. März 2026', 'de-DE', '2026-03-21'],
    ['today', 'en-GB', '2026-11-21'],
    ['Yesterday', 'en-GB', '2026-11-20'],
    ['tomorrow', 'en-GB', '2026-11-22'],
  ])('%s in %s', (text, locale, day) => {
    expect(parseDay(text, today, locale)).toBe(day);
  });

  test.each(['', '31/2/2026', '13/13/2026', 'soon', '5', '1/2/3/4', 'Feb'])('%j is no day', (text) => {
    expect(parseDay(text, today, 'en-GB')).toBeNull();
  });
});
