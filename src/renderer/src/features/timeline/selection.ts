import type { Addend, TimelineItem } from '@shared/views';

/** A row of the log, as routes name it where the key of its timeline row is not known. */
export function selectionOf({ type, id }: Addend['source']): string {
  return `${type}-${id}`;
}

function sourceOf(item: TimelineItem): string | null {
  switch (item.type) {
    case 'touchpoint':
      return selectionOf({ type: 'touchpoint', id: item.touchpoint.id, uid: '' });
    case 'referral':
      return selectionOf({ type: 'referral', id: item.referral.id, uid: '' });
    case 'purchase':
      return selectionOf({ type: 'purchase', id: item.purchase.id, uid: '' });
    case 'followUp':
      return `followUp-${item.followUp.id}`;
    case 'stage':
      return null;
  }
}

/** True for the row that a route's `select` means: its key, or `type-id` of what it shows. */
export function isSelected(item: TimelineItem, select: string): boolean {
  return item.key === select || sourceOf(item) === select;
}
