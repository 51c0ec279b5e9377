import type { TimelineItem } from '@shared/views';
import { IconArrowUpRight, IconCircleCheck, IconCircleX, IconFlag3, IconReceipt2, IconTrophy } from '@tabler/icons-react';
import { KindIcon } from '../touchpoints/kind-icon';

const props = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

export function ItemIcon({ item }: { item: TimelineItem }) {
  switch (item.type) {
    case 'touchpoint':
      return <KindIcon kind={item.touchpoint.kind} />;
    case 'referral':
      if (item.moment === 'made') return <IconArrowUpRight {...props} />;
      return item.referral.status === 'won' ? <IconTrophy {...props} /> : <IconCircleX {...props} />;
    case 'purchase':
      return <IconReceipt2 {...props} />;
    case 'followUp':
      return <IconCircleCheck {...props} />;
    case 'stage':
      return <IconFlag3 {...props} />;
  }
}
