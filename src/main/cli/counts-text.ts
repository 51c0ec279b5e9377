/** What people call the records that imports and exports count. */
const NAMES: Record<string, [one: string, many: string]> = {
  contacts: ['contact', 'contacts'],
  touchpoints: ['touchpoint', 'touchpoints'],
  referrals: ['referral', 'referrals'],
  purchases: ['purchase', 'purchases'],
  followUps: ['follow-up', 'follow-ups'],
  organizations: ['organization', 'organizations'],
  stageChanges: ['stage change', 'stage changes'],
  distinctPairs: ['pair of different people', 'pairs of different people'],
  dismissedAnswers: ['answer not needed', 'answers not needed'],
  reviews: ['weekly review', 'weekly reviews'],
  days: ['yearly day', 'yearly days'],
};

/** `2 follow-ups, 1 touchpoint`. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([key, count]) => {
      const [one, many] = NAMES[key] ?? [key, key];
      return `${count} ${count === 1 ? one : many}`;
    })
    .join(', ');
}
