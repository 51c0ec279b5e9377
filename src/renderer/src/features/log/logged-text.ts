import type { LogEntry } from '@shared/contract-log';
import type { LogSummary } from '@shared/log-views';
import { formatDate, formatNumber, listed } from '../../format';

const shortList = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others` : listed(names);

/** How a score moved: "Ana García 12 → 18". */
export function movedText({ scores }: Pick<LogSummary, 'scores'>): string {
  const moved = scores.map((one) => ({ ...one, before: formatNumber(one.before), after: formatNumber(one.after) }));
  return moved
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => `${name} ${before} → ${after}`)
    .join(', ');
}

/** What is said after a line was logged: what it was, what was planned, and how the scores moved. */
export function loggedText(
  label: string,
  names: readonly string[],
  entry: Pick<LogEntry, 'touchpoint' | 'followUp'>,
  saved: LogSummary,
  completes: boolean,
): string {
  const who = shortList(names);
  const plan = entry.followUp && `follow-up on ${formatDate(entry.followUp.dueDate, 'short')}`;
  const done = entry.touchpoint
    ? `${label} with ${who} logged`
    : `Follow-up with ${names[0] ?? ''} on ${formatDate(entry.followUp?.dueDate ?? '', 'short')}`;
  const parts = [done, ...(completes ? ['follow-up done'] : []), ...(entry.touchpoint && plan ? [plan] : [])].join(', ');
  const moved = movedText(saved);
  return moved === '' ? parts : `${parts}. Score: ${moved}`;
}
