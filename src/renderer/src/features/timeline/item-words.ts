/** A timeline row in words: what happened, with whom, what it was worth. */
import type { TimelineItem, Worth } from '@shared/views';
import { formatAmount, formatChange, formatPoints, formatTime, listed } from '../../format';

const me = 'me';
type ReferralItem = Extract<TimelineItem, { type: 'referral' }>;

function referralTitle({ referral, role, moment }: ReferralItem): string {
  const { from, to, subject, status } = referral;
  if (moment === 'closed') {
    const whose = role === 'subject' ? 'Their referral' : `Referral of ${subject.name}`;
    return `${whose} ${status === 'won' ? 'was won' : 'was lost'}`;
  }
  switch (role) {
    case 'from':
      return `Referred ${subject.name} to ${to?.name ?? me}`;
    case 'to':
      return from === null ? `I referred ${subject.name} to them` : `${from.name} referred ${subject.name} to them`;
    case 'subject':
      return from === null ? `I referred them to ${to?.name ?? me}` : `Referred by ${from.name} to ${to?.name ?? me}`;
  }
}

function stageTitle(from: string | null, to: string | null): string {
  if (to === null) return `No longer ${from ?? 'in a stage'}`;
  return from === null ? `Became ${to}` : `From ${from} to ${to}`;
}

/** The heading of a row. */
export function titleOf(item: TimelineItem): string {
  switch (item.type) {
    case 'touchpoint':
      return item.touchpoint.subject === '' ? item.kindLabel : item.touchpoint.subject;
    case 'referral':
      return referralTitle(item);
    case 'purchase':
      return item.purchase.description === '' ? 'Purchase' : item.purchase.description;
    case 'followUp':
      return item.followUp.reason === '' ? 'Followed up' : item.followUp.reason;
    case 'stage':
      return stageTitle(item.from, item.to);
  }
}

function touchpointDetails(item: Extract<TimelineItem, { type: 'touchpoint' }>, contactId: number): string[] {
  const { touchpoint, kindLabel } = item;
  const others = touchpoint.contacts.filter(({ id }) => id !== contactId).map(({ name }) => name);
  const company = others.length > 4 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} others` : listed(others);
  return [
    ...(touchpoint.subject === '' ? [] : [kindLabel]),
    ...(touchpoint.minutes === null ? [] : [`${touchpoint.minutes} min`]),
    ...(others.length === 0 ? [] : [`with ${company}`]),
    ...(touchpoint.costMinor === null || touchpoint.currency === null
      ? []
      : [`cost ${formatAmount(touchpoint.costMinor, touchpoint.currency)}`]),
  ];
}

/** What stands below the heading after the day: time, minutes, company. */
export function detailsOf(item: TimelineItem, contactId: number): string[] {
  switch (item.type) {
    case 'touchpoint':
      return [formatTime(item.at), ...touchpointDetails(item, contactId)];
    case 'referral':
      return item.moment === 'closed'
        ? item.referral.outcomeReportedAt === null
          ? []
          : ['outcome told']
        : [item.referral.thankedAt === null ? '' : 'thanked'].filter((text) => text !== '');
    case 'purchase':
      return item.purchase.description === '' ? [] : ['Purchase'];
    case 'followUp':
      return item.followUp.reason === '' ? [] : ['Follow-up done'];
    case 'stage':
      return ['Stage'];
  }
}

/** Free text of a row. */
export function bodyOf(item: TimelineItem): string {
  if (item.type === 'touchpoint') return item.touchpoint.body;
  return item.type === 'referral' && item.moment === 'made' ? item.referral.note : '';
}

/** What a row was worth, in short lines: "+3.5 points", "3.2 left", "gave 3". Empty where it counts nothing. */
export function worthLines({ points, left, give, take }: Worth): string[] {
  const lines: string[] = [];
  if (Math.abs(points) >= 0.05) {
    lines.push(`${formatChange(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`);
    if (formatPoints(left) !== formatPoints(points)) lines.push(`${formatPoints(left)} left`);
  }
  if (give >= 0.05) lines.push(`gave ${formatPoints(give)}`);
  if (take >= 0.05) lines.push(`took ${formatPoints(take)}`);
  return lines;
}

/** For the label of buttons: "Coffee on 21 Nov 2026". */
export function nameOf(item: TimelineItem, day: string): string {
  return `${titleOf(item)}, ${day}`;
}
