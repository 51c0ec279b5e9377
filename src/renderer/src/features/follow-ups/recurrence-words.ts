/** Rules in words. */
import { BadRecurrence, parseRecurrence, type Recurrence, type WeekdayCode, weekdayCodes } from '@shared/domain/recurrence';
import { firstDayOfWeek, formatDate, listed, locale, plural } from '../../format';

// 2026-11-23 is a Monday.
const nameOf = (index: number, style: 'long' | 'short') =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2026, 10, 23 + index));

export function weekdayName(code: WeekdayCode, style: 'long' | 'short' = 'long'): string {
  return nameOf(weekdayCodes.indexOf(code), style);
}

/** The days of the week from where it starts for the user. */
export const weekdaysInOrder: readonly WeekdayCode[] = weekdayCodes.map(
  (_, index) => weekdayCodes[(index + firstDayOfWeek + 6) % 7] ?? 'MO',
);

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (day: number): string => `${day}${endings[ordinals.select(day)] ?? 'th'}`;
const fromEnd = (day: number): string => (day === -1 ? 'last' : `${ordinal(-day)} last`);
const nthWord = (nth: number): string => (nth < 0 ? fromEnd(nth) : ordinal(nth));

const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const monthName = (month: number) =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));

function weekdayWords({ weekdays }: Recurrence): string {
  return listed(weekdays.map(({ day, nth }) => (nth === null ? weekdayName(day) : `the ${nthWord(nth)} ${weekdayName(day)}`)));
}

/** "on the 13th", "on the 30th or the last day", "on the last Friday". */
function dayWords(rule: Recurrence): string {
  const { monthDays, weekdays, positions } = rule;
  const latest = Math.max(...monthDays);
  const isThatOrLast = positions.length === 1 && positions[0] === -1 && weekdays.length === 0 && latest >= 28;
  const which = positions.length === 0 || isThatOrLast ? '' : `the ${listed(positions.map(nthWord))} of `;
  if (isThatOrLast) return `the ${ordinal(latest)} or the last day`;
  const ofMonth = listed(monthDays.map((day) => (day < 0 ? `the ${fromEnd(day)} day` : `the ${ordinal(day)}`)));
  if (monthDays.length > 0 && weekdays.length > 0)
    return `${which}${ofMonth} if it is a ${listed(weekdays.map(({ day }) => weekdayName(day)))}`;
  return `${which}${monthDays.length > 0 ? ofMonth : weekdayWords(rule)}`;
}

function onWords(rule: Recurrence): string {
  const { frequency, months, monthDays, weekdays } = rule;
  if (frequency === 'DAILY') return '';
  if (frequency === 'WEEKLY') return weekdays.length === 0 ? '' : ` on ${weekdayWords(rule)}`;
  const inMonths = listed(months.map(monthName));
  const only = monthDays.length === 1 && weekdays.length === 0 && months.length === 1 ? monthDays[0] : undefined;
  if (only !== undefined && only > 0)
    return ` on ${formatDate(`2024-${String(months[0]).padStart(2, '0')}-${String(only).padStart(2, '0')}`, 'day')}`;
  const days = monthDays.length + weekdays.length === 0 ? '' : ` on ${dayWords(rule)}`;
  return `${days}${inMonths === '' ? '' : days === '' ? ` in ${inMonths}` : ` of ${inMonths}`}`;
}

function endWords({ count, until }: Recurrence): string {
  if (until !== null) return `, until ${formatDate(until)}`;
  return count === null ? '' : count === 1 ? ', for the last time' : `, ${plural(count, 'time')}`;
}

function readRule(text: string): Recurrence | null {
  try {
    return parseRecurrence(text);
  } catch (error) {
    if (error instanceof BadRecurrence) return null;
    throw error;
  }
}

/** "every 2 weeks on Monday, until 3 Mar 2027"; a text that is no rule stays as it is. */
export function recurrenceWords(text: string): string {
  const rule = readRule(text);
  if (!rule) return text;
  const unit = units[rule.frequency];
  return `every ${rule.interval === 1 ? unit : plural(rule.interval, unit)}${onWords(rule)}${endWords(rule)}`;
}
