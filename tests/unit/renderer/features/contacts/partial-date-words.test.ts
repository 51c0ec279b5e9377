import { expect, test } from 'vitest';
import { yearsNext } from '../../../../../src/renderer/src/features/contacts/partial-date-words';

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
