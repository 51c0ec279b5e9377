import { expect, test } from 'vitest';
import { parseLooseDate } from '../../../../src/main/files/csv/loose-date';

test.each([
  ['1975-12-12', '1975-12-12'],
  ['1975-1-2', '1975-01-02'],
  ['19751212', '1975-12-12'],
  ['1975-12-12T00:00:00Z', '1975-12-12'],
  ['--12-01', '--12-01'],
  ['--1201', '--12-01'],
  ['12/25/1980', '1980-12-25'],
  ['25/12/1980', '1980-12-25'],
  ['12/25/80', '1980-12-25'],
  ['12/25/04', '2004-12-25'],
  ['12/25', '--12-25'],
  ['25.12.1980', '1980-12-25'],
  ['25.12.', '--12-25'],
  ['05 Mar 2024', '2024-03-05'],
  ['March 5, 2024', '2024-03-05'],
  ['5. März 2024', '2024-03-05'],
  ['5 août 2024', '2024-08-05'],
  ['5 de marzo de 2024', '2024-03-05'],
  ['Mar 2024', '2024-03'],
  ['2024年3月5日', '2024-03-05'],
  ['1604-03-05', '--03-05'],
  ['1980', '1980'],
])('%s is %s', (text, date) => {
  expect(parseLooseDate(text, false)).toBe(date);
});

test.each(['', ' ', '0/0/00', '0/0/0000', '00/00/00', '0000-00-00'])('"%s" says that there is none', (text) => {
  expect(parseLooseDate(text, false)).toBe('');
});

test.each(['spring', '13/13/1980', '2/30/1980', '1980-02-30', 'Mar', '5', '99 Mar 2024', 'x'.repeat(1_000)])(
  '%s is not understood',
  (text) => {
    expect(parseLooseDate(text, false)).toBeNull();
  },
);

test('days first', () => {
  expect(parseLooseDate('3/4/1980', true)).toBe('1980-04-03');
  expect(parseLooseDate('3/4/1980', false)).toBe('1980-03-04');
  expect(parseLooseDate('3/25/1980', true)).toBe('1980-03-25');
});
