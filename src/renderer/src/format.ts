/** Dates, numbers and points as the window shows them: English words, the conventions of the user's region. */
import { addDays, daysBetween, localDateOf } from '@shared/domain/calendar';
import { currencyDigits } from '@shared/domain/currency-digits';

/** English in the user's region, so that words match the window and `1,5` or `1.5`, 24 h or 12 h match the user. */
function regionalEnglish(tag: string): string {
  const system = new Intl.Locale(tag);
  if (system.language === 'en') return tag;
  const { region } = system.maximize();
  return region === undefined ? 'en' : new Intl.Locale('en', { region }).toString();
}

export const locale = regionalEnglish(navigator.language || 'en');

const dateFormats = {
  /** 21 Nov 2026 */
  medium: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  /** Sat 21 Nov */
  short: new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  /** Saturday 21 November */
  long: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  /** November 2026 */
  month: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  /** Nov */
  shortMonth: new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }),
  /** 21 Nov */
  day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
} as const;
type DateStyle = keyof typeof dateFormats;

const timeFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** A calendar date `YYYY-MM-DD` in words. */
export function formatDate(date: string, style: DateStyle = 'medium'): string {
  return dateFormats[style].format(Date.parse(`${date}T00:00:00Z`));
}

/** The local day of an instant (epoch ms) in words. */
export function formatDay(at: number, style: DateStyle = 'medium'): string {
  return formatDate(localDateOf(at), style);
}

export function formatTime(at: number): string {
  return timeFormat.format(at);
}

/** Today as `YYYY-MM-DD`. */
export function today(): string {
  return localDateOf(Date.now());
}

/** The day a week starts with where the user lives; 0 is Sunday. */
export const firstDayOfWeek = weekStart(navigator.language || 'en');

function weekStart(tag: string): 0 | 1 | 6 {
  // Newer than TypeScript's own types of Intl.
  const system: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(tag);
  const firstDay = system.getWeekInfo?.().firstDay ?? 1;
  return firstDay === 7 ? 0 : firstDay === 6 ? 6 : 1;
}

/** The Monday after `date`. */
export function nextMonday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (8 - weekday) % 7 || 7);
}

/** The same day so many months later, or the last day of that month. */
export function inMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whole days in the largest unit that says enough: "today", "3 days ago", "in 2 weeks", "4 months ago". */
export function relativeDays(days: number): string {
  const size = Math.abs(days);
  if (size < 14) return relativeFormat.format(days, 'day');
  if (size < 60) return relativeFormat.format(Math.round(days / 7), 'week');
  if (size < 730) return relativeFormat.format(Math.round(days / 30.44), 'month');
  return relativeFormat.format(Math.round(days / 365.25), 'year');
}

/** A calendar date seen from today. */
export function relativeDate(date: string, from: string = today()): string {
  return relativeDays(daysBetween(from, date));
}

/** An instant (epoch ms) seen from now; minutes and hours on the same day. */
export function relativeTime(at: number, now: number = Date.now()): string {
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 1) return 'just now';
  if (Math.abs(minutes) < 60) return relativeFormat.format(minutes, 'minute');
  const days = daysBetween(localDateOf(now), localDateOf(at));
  if (days === 0) return relativeFormat.format(Math.round(minutes / 60), 'hour');
  return relativeDays(days);
}

/** "today", "in 3 days", "2 days overdue": a due date seen from today. */
export function dueText(date: string, from: string = today()): string {
  const days = daysBetween(from, date);
  if (days < 0) return `${plural(-days, 'day')} overdue`;
  return days === 0 ? 'due today' : `due ${relativeDays(days)}`;
}

const numberFormats = [0, 1, 2].map(
  (digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** A number with that many decimals and a true minus sign; never "−0". */
export function formatNumber(value: number, digits: 0 | 1 | 2 = 0): string {
  const scale = 10 ** digits;
  const rounded = Math.round(value * scale) / scale;
  const text = numberFormats[digits]?.format(Math.abs(rounded)) ?? String(Math.abs(rounded));
  return rounded < 0 ? `−${text}` : text;
}

/** Points or units, one decimal. */
export function formatPoints(value: number): string {
  return formatNumber(value, 1);
}

/** Points with their sign: "+3.5", "−0.7", "0.0". */
export function formatChange(value: number): string {
  const text = formatPoints(value);
  return Math.round(value * 10) > 0 ? `+${text}` : text;
}

/** A share of 0 to 1 as "64 %". */
export function formatPercent(share: number): string {
  return `${formatNumber(share * 100)}\u00a0%`;
}

/** Minor units of a currency in the user's convention. */
export function formatAmount(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const whole = minor % 10 ** digits === 0;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...(whole ? { maximumFractionDigits: 0 } : {}) });
  return format.format(minor / 10 ** digits).replace('-', '−');
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${formatNumber(bytes / 1_000_000, 1)} MB`;
  return `${formatNumber(bytes / 1_000_000_000, 1)} GB`;
}

/** "1 person", "3 people". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** The text with its first letter large. */
export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
