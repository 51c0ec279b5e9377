/** Fields of an entry in words, days in those of the user's region. */
import type { ContactFields } from '@shared/domain/contact';
import { type ListItem, type ListKey, listRules, type SingleKey, singleRules } from '@shared/domain/merge-rules';
import type { MovedCounts } from '@shared/duplicate-views';
import { formatNumber, listed, plural } from '../../format';
import { formatPartialDate } from '../contacts/partial-date-words';

const dayKeys: ReadonlySet<SingleKey> = new Set(['birthday', 'roleFrom', 'roleTo']);

/** `''` when there is none. */
export function singleText(key: SingleKey, fields: ContactFields): string {
  const words = singleRules[key].words(fields);
  return words !== '' && dayKeys.has(key) ? formatPartialDate(words) : words;
}

function isDay<K extends ListKey>(key: K, item: ListItem<ListKey>): item is ListItem<'dates'> {
  return key === 'dates' && typeof item === 'object';
}

export function itemText<K extends ListKey>(key: K, item: ListItem<K>): string {
  return isDay(key, item) ? `${item.label}: ${formatPartialDate(item.date)}` : listRules[key].words(item);
}

const nouns: Record<keyof MovedCounts, [one: string, many?: string]> = {
  touchpoints: ['touchpoint'],
  referrals: ['referral'],
  purchases: ['purchase'],
  followUps: ['follow-up'],
  stageChanges: ['change of stage', 'changes of stage'],
};

/** "14 touchpoints, 2 referrals and 1 follow-up"; `''` when there is nothing. */
export function countsText(counts: MovedCounts): string {
  const keys = Object.keys(nouns) as (keyof MovedCounts)[];
  return listed(keys.flatMap((key) => (counts[key] > 0 ? [plural(counts[key], ...nouns[key])] : [])));
}

/** "Ana Garcia and A. Garcia", "Ana Garcia and 3 others". */
export function groupNames(people: readonly { name: string }[]): string {
  const [first, second] = people;
  if (first?.name === '') return '';
  if (people.length <= 2) return listed([first?.name ?? '', second?.name ?? ''].filter((name) => name !== ''));
  return `${first?.name ?? ''} and ${formatNumber(people.length - 1)} others`;
}
