import type { DuplicateGroup } from '@shared/duplicate-views';
import { expect, it } from 'vitest';
import { badgeCount } from '../../../../../src/renderer/src/features/duplicates/badge-count';
import { certainGroups } from '../../../../../src/renderer/src/features/duplicates/certain-groups';
import { countsText, groupNames } from '../../../../../src/renderer/src/features/duplicates/entry-words';

const group = (percent: number, ...ids: number[]): DuplicateGroup => ({
  people: ids.map((id) => ({ id, name: `Person ${id}` })),
  percent,
  reasons: [],
});

it('merges together only groups that are almost certain, and nobody twice', () => {
  const groups = [group(99, 1, 2), group(95, 2, 3), group(92, 4, 5, 6), group(89, 7, 8)];
  expect(certainGroups(groups)).toEqual([groups[0], groups[2]]);
});

it('names two entries, and the first of more', () => {
  expect(groupNames([{ name: 'Ana' }, { name: 'Bo' }])).toBe('Ana and Bo');
  expect(groupNames([{ name: 'Ana' }, { name: 'Bo' }, { name: 'Cy' }])).toBe('Ana and 2 others');
  expect(groupNames([{ name: '' }, { name: '' }])).toBe('');
});

it('says what moves along', () => {
  expect(countsText({ touchpoints: 14, referrals: 2, purchases: 0, followUps: 1, stageChanges: 0 })).toBe(
    '14 touchpoints, 2 referrals and 1 follow-up',
  );
  expect(countsText({ touchpoints: 0, referrals: 0, purchases: 0, followUps: 0, stageChanges: 0 })).toBe('');
});

it('counts what is suspected, but says no old number where nothing looks anew', () => {
  const open = { total: 7 };
  expect(badgeCount(open, false, true)).toBe(7);
  expect(badgeCount(open, true, true)).toBe(7);
  expect(badgeCount(open, false, false)).toBe(7);
  expect(badgeCount(open, true, false)).toBe(0);
  expect(badgeCount(null, false, true)).toBe(0);
});
