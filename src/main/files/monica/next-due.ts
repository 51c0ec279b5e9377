import { addDays, isLocalDate } from '@shared/domain/dates';
import { every as everySo, type Frequency, writeRecurrence } from '@shared/domain/recurrence';

const frequencies = new Map<string, Frequency>([
  ['week', 'WEEKLY'],
  ['month', 'MONTHLY'],
  ['year', 'YEARLY'],
]);

/** Each so many weeks, months or years; what is no such number is one. */
const stepOf = (count: number): number => (Number.isInteger(count) && count >= 1 && count <= 1_000 ? count : 1);

/** The rule of a reminder that began on `initial`; null for one that does not repeat. */
export function ruleOf(initial: string, every: string, count: number): string | null {
  const frequency = frequencies.get(every);
  return frequency === undefined ? null : writeRecurrence(everySo(frequency, stepOf(count), initial));
}

/** The same day `months` later, or the last day of that month. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate();
  return `${String(newYear).padStart(4, '0')}-${String(newMonth).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/**
 * The first day from `from` on that a reminder of Monica falls on.
 * @param every `one_time`, `week`, `month` or `year`
 * @param count each so many weeks, months or years
 */
export function nextDue(initial: string, every: string, count: number, from: string): string {
  const step = stepOf(count);
  if (initial >= from || every === 'one_time') return initial;
  if (every === 'week') {
    const days = Math.ceil((Date.parse(from) - Date.parse(initial)) / 86_400_000);
    return addDays(initial, Math.ceil(days / (7 * step)) * 7 * step);
  }
  const months = every === 'month' ? step : every === 'year' ? 12 * step : 0;
  if (months === 0) return initial;
  const passed = (Number(from.slice(0, 4)) - Number(initial.slice(0, 4))) * 12 + Number(from.slice(5, 7)) - Number(initial.slice(5, 7));
  let steps = Math.max(0, Math.floor(passed / months));
  while (addMonths(initial, steps * months) < from) steps++;
  const due = addMonths(initial, steps * months);
  return isLocalDate(due) ? due : initial;
}
