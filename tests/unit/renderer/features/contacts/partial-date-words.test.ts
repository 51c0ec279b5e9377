import { expect, test } from 'vitest';
import { formatPartialDate, yearsNext } from '../../../../../src/renderer/src/features/contacts/partial-date-words';
import { locale } from '../../../../../src/renderer/src/format';

test.each([
  ['1981-11-28', '2026-11-21', '45 in 7 days'],
  ['1981-11-21', '2026-11-21', '45 today'],
  ['1981-11-20', '2026-11-21', '46 in 12 months'],
  ['--11-22', '2026-11-21', 'tomorrow'],
  ['2000-02-29', '2027-02-27', '27 tomorrow'],
  ['1981-11', '2026-11-21', null],
  ['1981', '2026-11-21', null],
])('%s seen from %s', (date, now, words) => {
  expect(yearsNext(date, now)).toBe(words);
});

test.each([
  ['1981-04-08', { year: 'numeric', month: 'long', day: 'numeric' }],
  ['--04-08', { month: 'long', day: 'numeric' }],
  ['1981-04', { year: 'numeric', month: 'long' }],
  ['1981', { year: 'numeric' }],
] as const)('%s is written as the language of the user does', (date, options) => {
  const expected = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.UTC(1981, 3, 8));
  expect(formatPartialDate(date)).toBe(expected);
});
