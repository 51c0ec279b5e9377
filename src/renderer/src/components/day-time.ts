/** Days and times of the user's clock, as fields hold them, and the instants they mean. */
import { localDateOf } from '@shared/domain/calendar';

/** A day (`YYYY-MM-DD`) and a time (`HH:mm`) of the user's clock, as two fields hold them. */
export interface DayAndTime {
  day: string | null;
  time: string;
}

export function dayAndTimeOf(instant: number): DayAndTime {
  const date = new Date(instant);
  return { day: localDateOf(instant), time: `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}` };
}

/** Epoch ms of a day and time of the user's clock; null while one is missing. */
export function instantOf({ day, time }: DayAndTime): number | null {
  if (day === null || !/^\d{2}:\d{2}/.test(time)) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const instant = new Date(2000, 0, 1, hours, minutes);
  instant.setFullYear(year, month - 1, date);
  return instant.getTime();
}

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
