import type { TimelineItem } from '@shared/views';
import { expect, test } from 'vitest';
import { groupByMonth } from '../../../../../src/renderer/src/features/timeline/entries';

function aStage(key: string, localDate: string): TimelineItem {
  const worth = { points: 0, left: 0, component: null, give: 0, take: 0 };
  return { type: 'stage', key, at: Date.parse(`${localDate}T12:00:00Z`), localDate, worth, from: null, to: 'client' };
}

test('rows stand under the month they happened in, counted through', () => {
  const entries = groupByMonth([aStage('a', '2026-11-20'), aStage('b', '2026-11-02'), aStage('c', '2025-11-30')]);
  expect(entries.map((entry) => (entry.type === 'month' ? entry.label : `${entry.key}${entry.position}`))).toEqual([
    'November 2026',
    'a1',
    'b2',
    'November 2025',
    'c3',
  ]);
});

test('keys stay unique when a month comes twice', () => {
  const entries = groupByMonth([aStage('a', '2026-11-20'), aStage('b', '2026-10-02'), aStage('c', '2026-11-30')]);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
});
