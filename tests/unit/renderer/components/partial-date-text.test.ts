import { expect, test } from 'vitest';
import { partialDateText, readPartialDate } from '../../../../src/renderer/src/components/partial-date-text';

test.each(['1981-12-08', '--02-29', '1981-12', '1981', null])('%s goes through its fields unchanged', (date) => {
  expect(readPartialDate(partialDateText(date))).toBe(date);
});

test.each([
  { day: '31', month: '2', year: '' },
  { day: '29', month: '2', year: '2025' },
  { day: '8', month: '', year: '' },
  { day: '8', month: '', year: '1981' },
  { day: '', month: '12', year: '' },
])('$day $month $year is no date', (fields) => {
  expect(readPartialDate(fields)).toBeUndefined();
});
