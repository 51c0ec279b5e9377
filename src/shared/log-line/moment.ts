/** Local days and times as instants of the process's own time zone. */
import { localDateOf } from '../domain/calendar';

/**
 * When it happened (epoch ms): at the time said, on another day than today at noon, else now. What was not said is today.
 */
export function momentOf(day: string | null, time: string | null, now: number): { occurredAt: number; localDate: string } {
  const today = localDateOf(now);
  const localDate = day ?? today;
  if (time === null && localDate === today) return { occurredAt: now, localDate };
  const [hours = 0, minutes = 0] = (time ?? '12:00').split(':').map(Number);
  const [year = 0, month = 1, date = 1] = localDate.split('-').map(Number);
  const at = new Date(2000, 0, 1, hours, minutes);
  at.setFullYear(year, month - 1, date);
  return { occurredAt: at.getTime(), localDate };
}
