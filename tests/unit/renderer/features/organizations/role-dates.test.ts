import { expect, test } from 'vitest';
import {
  parseRoleDate,
  roleBoundText,
  roleDateText,
  roleSpanText,
} from '../../../../../src/renderer/src/features/organizations/role-dates';

test.each([
  ['2021', '2021'],
  [' 2021 ', '2021'],
  ['03/2021', '2021-03'],
  ['3.2021', '2021-03'],
  ['2021-3', '2021-03'],
  ['2021/12', '2021-12'],
  ['Mar 2021', '2021-03'],
  ['march, 2021', '2021-03'],
  ['2021 Sept', '2021-09'],
  ['2021-03-31', '2021-03-31'],
  ['31 Mar 2021', '2021-03-31'],
  ['', null],
  ['  ', null],
])('%j means %s', (text, date) => {
  expect(parseRoleDate(text, 'en-GB')).toBe(date);
});

test('a day in figures is read in the order of the locale', () => {
  expect(parseRoleDate('3/4/2021', 'en-GB')).toBe('2021-04-03');
  expect(parseRoleDate('3/4/2021', 'en-US')).toBe('2021-03-04');
});

test.each(['soon', '21', '03/21', '13/2021', '0/2021', '0000', 'Ma 2021', 'Foo 2021', '31 Feb 2021', '2021 2022', '20210', 'Mar'])(
  '%j is no date of a role',
  (text) => {
    expect(parseRoleDate(text, 'en-GB')).toBeUndefined();
  },
);

test.each(['en-GB', 'en-US', 'en-CA', 'en-DE', 'en-IN', 'en-ZA', 'en-JP'])('what is shown in %s is read back', (locale) => {
  for (let month = 1; month <= 12; month += 1) {
    const date = `2021-${String(month).padStart(2, '0')}`;
    expect(parseRoleDate(roleDateText(date, locale), locale)).toBe(date);
    expect(parseRoleDate(roleDateText(`${date}-07`, locale), locale)).toBe(`${date}-07`);
  }
  expect(parseRoleDate(roleDateText('1998', locale), locale)).toBe('1998');
});

test.each([
  [null, null, ''],
  ['2021', null, '2021 – now'],
  ['2027-03', null, 'from Mar 2027'],
  ['2019-03', '2022', 'Mar 2019 – 2022'],
  ['2019', '2019', '2019'],
  [null, '2022-06', 'until Jun 2022'],
])('from %s to %s reads %j', (from, to, text) => {
  expect(roleSpanText({ from, to }, '2026-11-21', 'en-GB')).toBe(text);
});

test.each([
  [null, null, ''],
  ['2021-03', null, 'since Mar 2021'],
  ['2021-03', '2026', 'since Mar 2021'],
  ['2021-03', '2026-10', 'until Oct 2026'],
  ['2027', null, 'from 2027'],
  [null, '2030', ''],
])('from %s to %s is short for %j', (from, to, text) => {
  expect(roleBoundText({ from, to }, '2026-11-21', 'en-GB')).toBe(text);
});
