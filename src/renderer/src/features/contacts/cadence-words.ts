import type { Cadence, CadenceState } from '@shared/domain/cadence';
import { capitalized, plural } from '../../format';

/** Where the cadence of somebody stands, in the words of the window. */
export const cadenceWords: Record<CadenceState, string> = { due: 'due', overdue: 'overdue', dormant: 'gone silent' };

/** "Every 30 days", and whose rule that is. */
export function cadenceText({ days, from, name }: Cadence): string {
  const every = `Every ${days === 1 ? 'day' : plural(days, 'day')}`;
  if (from === 'person') return every;
  return from === 'stage' ? `${every}, as for the stage “${capitalized(name)}”` : `${every}, as for the tag “${name}”`;
}

/** How long answers take: "40 minutes", "5 hours", "3 days". */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return plural(Math.max(1, minutes), 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? plural(hours, 'hour') : plural(Math.round(hours / 24), 'day');
}
