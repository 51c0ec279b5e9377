import { localDateOf } from '@shared/domain/calendar';
import { instantOf } from './instant-input';

/**
 * The instant (epoch ms) to store for something known only by its day: `kept` if it was that day already, now if it is
 * today, else noon; never before `notBefore` on the same day. Null without a day.
 */
export function instantOnDay(
  day: string | null,
  kept: number | null,
  notBefore: number | null = null,
  now: number = Date.now(),
): number | null {
  if (day === null) return null;
  if (kept !== null && localDateOf(kept) === day) return kept;
  const instant = localDateOf(now) === day ? now : instantOf({ day, time: '12:00' });
  if (instant !== null && notBefore !== null && localDateOf(notBefore) === day) return Math.max(instant, notBefore);
  return instant;
}
