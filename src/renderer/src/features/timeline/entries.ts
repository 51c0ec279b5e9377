import type { TimelineItem } from '@shared/views';
import { formatDate } from '../../format';

/** What the timeline lists: rows under the month they happened in. `position` counts rows from 1. */
export type Entry = { type: 'month'; key: string; label: string } | { type: 'item'; key: string; item: TimelineItem; position: number };

/** Rows, newest first, with a heading wherever the month changes. */
export function groupByMonth(items: readonly TimelineItem[]): Entry[] {
  const entries: Entry[] = [];
  let month = '';
  for (const [index, item] of items.entries()) {
    const its = item.localDate.slice(0, 7);
    if (its !== month) {
      month = its;
      entries.push({ type: 'month', key: `month ${its} ${index}`, label: formatDate(`${its}-01`, 'month') });
    }
    entries.push({ type: 'item', key: item.key, item, position: index + 1 });
  }
  return entries;
}
