/** Dates that name a day of a month, in figures or with the month's name; the order of figures is the locale's. */
import { addDays, isLocalDate } from '../domain/calendar';
import type { Span } from './log-line';
import { type Reading, spanOf } from './reading';

/** What happened lies in the past, what is to be done ahead. */
export type Sense = 'past' | 'ahead';

export interface NamedDay extends Span {
  date: string;
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');
const iso = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/** Small letters without marks; the same number of units, or the words would not be found where they are. */
const bare = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\.$/, '');

const monthTables = new Map<string, Map<string, number>>();

/** Names of the months, long and short, in English and the language of the locale. */
function monthsOf(locale: string): Map<string, number> {
  const known = monthTables.get(locale);
  if (known) return known;
  const months = new Map<string, number>([['sept', 9]]);
  for (const tag of ['en', locale]) {
    for (const month of ['long', 'short'] as const) {
      // With a day beside it the name may have another ending.
      for (const format of [
        new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }),
        new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' }),
      ]) {
        for (let index = 0; index < 12; index += 1) {
          const name = format.formatToParts(Date.UTC(2001, index, 15)).find(({ type }) => type === 'month')?.value ?? '';
          const word = bare(name);
          if (/^\p{L}{3,}$/u.test(word) && !months.has(word)) months.set(word, index + 1);
        }
      }
    }
  }
  monthTables.set(locale, months);
  return months;
}

/** Whether the locale writes the day before the month. */
function dayFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

interface Parts {
  year: number | null;
  month: number;
  day: number;
}

/** The year in which the day lies nearest on its side of today. */
function withYear({ year, month, day }: Parts, today: string, sense: Sense): string | null {
  if (year !== null) {
    const date = iso(year, month, day);
    return isLocalDate(date) ? date : null;
  }
  const step = sense === 'past' ? -1 : 1;
  const thisYear = Number(today.slice(0, 4));
  // A 29 February may be eight years away.
  for (let away = 0; away <= 8; away += 1) {
    const date = iso(thisYear + away * step, month, day);
    if (isLocalDate(date) && (sense === 'past' ? date <= today : date >= today)) return date;
  }
  return null;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
/** Nearer than this people leave out the year without a thought. */
const NEAR_DAYS = 60;
const FAR_DAYS = 270;

/** A day without a year that lies far back, though in the other order or ahead it would be near; null when it is clear. */
function nearerOf({ month, day }: Parts, date: string, canSwap: boolean, today: string): string | null {
  const other = canSwap && month !== day ? withYear({ year: null, month: day, day: month }, today, 'past') : null;
  if (other !== null && daysBetween(date, today) > NEAR_DAYS && daysBetween(other, today) <= NEAR_DAYS) return other;
  const next = withYear({ year: null, month, day }, today, 'ahead');
  return next !== null && daysBetween(date, today) > FAR_DAYS && daysBetween(today, next) <= NEAR_DAYS ? next : null;
}

const fullYear = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const year = Number(text);
  return text.length === 2 ? 2_000 + year : year;
};

/** The one of its number next to today on the side of the sense. */
function dayOfMonth(day: number, today: string, sense: Sense): string | null {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  for (let away = 0; away <= 2; away += 1) {
    const at = new Date(Date.UTC(year, month - 1 + (sense === 'past' ? -away : away), 1));
    const date = iso(at.getUTCFullYear(), at.getUTCMonth() + 1, day);
    if (isLocalDate(date) && (sense === 'past' ? date <= today : date >= today)) return date;
  }
  return null;
}

const LEAD = '(?:(?:on|am|le|el|den|dated)\\s+)?';
const EDGE = '(?<![\\p{L}\\p{N}./-])';
const END = '(?![\\p{L}\\p{N}])';
const WEEKDAY = '(?:\\p{L}{2,9}day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)[.,]?\\s+';
const YEAR = '(?:,?\\s+(\\d{4})(?![\\d:]))?';
const ORDINAL = '(?:st|nd|rd|th|\\.)?';

const figures = new RegExp(
  `${EDGE}${LEAD}(?:(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})([/.-])(\\d{1,2})(?:\\5(\\d{4}|\\d{2})|(\\.))?)${END}(?![/-]\\d)`,
  'giu',
);
const dayMonth = new RegExp(
  `${EDGE}${LEAD}(?:${WEEKDAY})?(?:the\\s+)?(\\d{1,2})${ORDINAL}[\\s-]*(?:of\\s+)?(\\p{L}{3,12})\\.?${YEAR}${END}`,
  'giu',
);
const monthDay = new RegExp(
  `${EDGE}${LEAD}(?:${WEEKDAY})?(\\p{L}{3,12})\\.?[\\s-]+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,]\\d|\\s*(?:[ap]\\.?m\\b|${'min|m\\b|h\\b|hours?|people|%'}))${YEAR}${END}`,
  'giu',
);
const ordinal = new RegExp(
  `${EDGE}${LEAD}(?:the\\s+|on\\s+|${WEEKDAY}(?:the\\s+)?)(\\d{1,2})(?:st|nd|rd|th)${END}(?!\\s+(?:time|floor|anniversary|birthday|edition|call|meeting|round|draft|version)\\b)`,
  'giu',
);

/** A day that the calendar does not have is told, not moved. */
export function namedDays(reading: Reading, from: Span, today: string, locale: string, sense: Sense): NamedDay[] {
  const months = monthsOf(locale);
  const found: NamedDay[] = [];
  const inside = (pattern: RegExp) => {
    const all = [...reading.open.matchAll(pattern)];
    return all.filter((match) => match.index >= from.start && match.index + match[0].length <= from.end);
  };
  const settle = (match: RegExpExecArray, parts: Parts, swapped = false) => {
    const span = spanOf(match);
    reading.take(span);
    const date = withYear(parts, today, sense);
    if (date !== null) {
      found.push({ ...span, date });
      const nearer = parts.year === null && sense === 'past' ? nearerOf(parts, date, swapped, today) : null;
      if (nearer !== null) reading.doubt('day', span, `may be ${nearer}`);
    } else reading.doubt(sense === 'past' ? 'day' : 'followUp', span, 'is no day of the calendar');
  };
  for (const match of inside(figures)) {
    const [, y, m, d, first = '', mark, second = '', year, dot] = match;
    if (y !== undefined) settle(match, { year: Number(y), month: Number(m), day: Number(d) });
    // `1.5` and `2-3` are numbers; `1.5.` and `2-3-26` are days.
    else if (mark === '/' ? dot === undefined : year !== undefined || (mark === '.' && dot !== undefined)) {
      const a = Number(first);
      const b = Number(second);
      if (a === 0 || b === 0 || a > 31 || b > 31) continue;
      const asLocale = mark === '.' || dayFirst(locale);
      // Where only one order makes a month, that one is meant.
      const swapped = asLocale ? b > 12 && a <= 12 : a > 12 && b <= 12;
      const [day, month] = asLocale !== swapped ? [a, b] : [b, a];
      if (month <= 12) settle(match, { year: fullYear(year), month, day }, mark === '/' && day <= 12);
    }
  }
  for (const [pattern, dayAt, monthAt] of [
    [dayMonth, 1, 2],
    [monthDay, 2, 1],
  ] as const) {
    for (const match of inside(pattern)) {
      const month = months.get(bare(match[monthAt] ?? ''));
      const day = Number(match[dayAt]);
      if (month !== undefined && day > 0 && day < 100) settle(match, { year: fullYear(match[3]), month, day });
    }
  }
  for (const match of inside(ordinal)) {
    const day = Number(match[1]);
    const span = spanOf(match);
    reading.take(span);
    const date = dayOfMonth(day, today, sense);
    if (date !== null) found.push({ ...span, date });
    else reading.doubt(sense === 'past' ? 'day' : 'followUp', span, 'is no day of the calendar');
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Months are as long as they are: a month after 31 January is the last of February. */
export function addMonths(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = new Date(Date.UTC(Math.floor(at / 12), at % 12, 1));
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(Number(date.slice(8)), last) - 1);
}
