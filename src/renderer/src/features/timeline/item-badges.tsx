import { Badge } from '@mantine/core';
import type { TimelineItem } from '@shared/views';
import { formatAmount } from '../../format';
import { sentimentLabel } from '../touchpoints/sentiment-input';

const statusColors = { made: 'gray', won: 'teal', lost: 'orange' } as const;
const statusLabels = { made: 'Open', won: 'Won', lost: 'Lost' } as const;

/** The state of a row at a glance: how it went, what became of a referral, an amount. */
export function ItemBadges({ item }: { item: TimelineItem }) {
  if (item.type === 'touchpoint') {
    const { sentiment } = item.touchpoint;
    if (sentiment === 0) return null;
    return (
      <Badge size="sm" color={sentiment > 0 ? 'teal' : 'orange'}>
        {sentimentLabel(sentiment)}
      </Badge>
    );
  }
  if (item.type === 'referral') {
    const { status, valueMinor, currency } = item.referral;
    const value = valueMinor === null || currency === null ? '' : ` · ${formatAmount(valueMinor, currency)}`;
    if (item.moment === 'made' && status !== 'made') return null;
    return (
      <Badge size="sm" color={statusColors[status]}>
        {statusLabels[status]}
        {value}
      </Badge>
    );
  }
  if (item.type === 'purchase') {
    return (
      <Badge size="sm" color="indigo">
        {formatAmount(item.purchase.amountMinor, item.purchase.currency)}
      </Badge>
    );
  }
  return null;
}
