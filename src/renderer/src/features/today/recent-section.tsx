import type { RecentItem, TimelineItem } from '@shared/views';
import { capitalized, formatAmount, formatChange, formatDate, formatDay, relativeTime } from '../../format';
import { Line, Section } from './line';

function referralText(item: Extract<TimelineItem, { type: 'referral' }>): string {
  const { from, to, subject, status } = item.referral;
  const what = `${from?.name ?? 'You'} referred ${subject.name} to ${to?.name ?? 'you'}`;
  return item.moment === 'closed' ? `${status === 'won' ? 'Won' : 'Lost'}: ${what.charAt(0).toLocaleLowerCase()}${what.slice(1)}` : what;
}

/** A row of a timeline in one line. */
export function textOf(item: TimelineItem): string {
  switch (item.type) {
    case 'touchpoint':
      return [item.kindLabel, item.touchpoint.subject].filter((part) => part !== '').join(': ');
    case 'referral':
      return referralText(item);
    case 'purchase':
      return `Bought ${item.purchase.description || 'from you'} for ${formatAmount(item.purchase.amountMinor, item.purchase.currency)}`;
    case 'followUp':
      return item.followUp.doneAt === null
        ? `Follow-up for ${formatDate(item.followUp.dueDate)}: ${item.followUp.reason}`
        : `Followed up: ${item.followUp.reason}`;
    case 'stage':
      return `Stage: ${capitalized(item.from ?? 'none')} → ${capitalized(item.to ?? 'none')}`;
  }
}

function metaOf(item: TimelineItem): string {
  const when = relativeTime(item.at);
  return item.worth.points > 0 ? `${formatChange(item.worth.points)} points · ${when}` : when;
}

export function RecentSection({ recent }: { recent: readonly RecentItem[] }) {
  if (recent.length === 0) return null;
  return (
    <Section title="Recent">
      {recent.map(({ person, item }) => (
        <Line
          key={`${person.id} ${item.key}`}
          person={person}
          note={<span title={formatDay(item.at)}>{textOf(item)}</span>}
          meta={metaOf(item)}
          select={item.key}
        />
      ))}
    </Section>
  );
}
