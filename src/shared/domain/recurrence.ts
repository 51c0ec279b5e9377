/**
 * How something comes again: the part of the recurrence rules of RFC 5545 (3.3.10) that whole days need, read, written and
 * worked out. Days are calendar dates `YYYY-MM-DD`, so no time zone comes into it. Why not a library:
 * docs/decisions/0016-recurring-follow-ups.md.
 */
import { DAY_MS, isLocalDate } from './calendar';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
const frequencies: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** From Monday, as `getUTCDay` has them from Sunday. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof weekdayCodes)[number];

export interface Recurrence {
  frequency: Frequency;
  interval: number;
  months: readonly number[];
  /** 1 to 31, or −1 to −31 from the end of the month. */
  monthDays: readonly number[];
  /** `nth` of the month, −1 the last; null: each. */
  weekdays: readonly { day: WeekdayCode; nth: number | null }[];
  /** Which of the days of one month, year, …; empty: all. */
  positions: readonly number[];
  weekStart: WeekdayCode;
  /** How often in all; null: without end, or until a day. */
  count: number | null;
  /** The last day it may be on. */
  until: string | null;
}

export const maxInterval = 1_000;
export const maxCount = 1_000;
const MAX_LENGTH = 500;
/** Calendar dates end here. */
const LAST_YEAR = 9_999;

/** What is wrong with a rule, as the rest of a sentence. */
export class BadRecurrence extends Error {}

function fail(message: string): never {
  throw new BadRecurrence(message);
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max) || value === 0) fail(`has ${name}=${text.slice(0, 20)}, which is not a number from ${min} to ${max}`);
  return value;
}

const numbers = (name: string, text: string, min: number, max: number): number[] => [
  ...new Set(text.split(',').map((part) => wholeNumber(name, part, min, max))),
];

function weekdayCode(name: string, text: string): WeekdayCode {
  return weekdayCodes.find((code) => code === text) ?? fail(`has ${name}=${text.slice(0, 20)}, which is not a day of the week`);
}

function weekdaysOf(text: string): Recurrence['weekdays'] {
  return text.split(',').map((part) => {
    const [, nth = '', day = ''] = /^([+-]?\d*)(.*)$/.exec(part) ?? [];
    return { day: weekdayCode('BYDAY', day), nth: nth === '' ? null : wholeNumber('BYDAY', nth, -5, 5) };
  });
}

/** A day, or a time of which the day is taken. */
function untilOf(text: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : fail(`has UNTIL=${text.slice(0, 20)}, which is not a day of the calendar`);
}

function partsOf(text: string): Map<string, string> {
  const rule = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (rule === '') fail('is empty');
  if (rule.length > MAX_LENGTH) fail(`is longer than ${MAX_LENGTH} characters`);
  const parts = new Map<string, string>();
  for (const part of rule.replace(/;$/, '').split(';')) {
    const [, name, value] = /^([A-Z-]+)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return fail(`has “${part.slice(0, 40)}”, which is not NAME=VALUE`);
    if (parts.has(name)) fail(`has ${name} twice`);
    parts.set(name, value);
  }
  return parts;
}

function assertFits(rule: Recurrence): void {
  const { frequency, months, monthDays, weekdays, positions, count, until } = rule;
  const byMonth = frequency === 'MONTHLY' || frequency === 'YEARLY';
  if (count !== null && until !== null) fail('has both COUNT and UNTIL');
  if (months.length > 0 && frequency !== 'YEARLY') fail('has BYMONTH, which goes with FREQ=YEARLY only');
  if (monthDays.length > 0 && !byMonth) fail('has BYMONTHDAY, which goes with FREQ=MONTHLY and YEARLY only');
  if (positions.length > 0 && monthDays.length + weekdays.length === 0) fail('has BYSETPOS without BYMONTHDAY or BYDAY');
  if (positions.length > 0 && !byMonth) fail('has BYSETPOS, which goes with FREQ=MONTHLY and YEARLY only');
  if (weekdays.length > 0 && frequency === 'DAILY') fail('has BYDAY, which goes with FREQ=WEEKLY, MONTHLY and YEARLY only');
  if (frequency === 'YEARLY' && months.length === 0 && monthDays.length + weekdays.length > 0)
    fail('names days of a year without saying in which months (BYMONTH)');
  if (weekdays.some(({ nth }) => nth !== null) && (!byMonth || monthDays.length > 0))
    fail('counts the days of the week in something that is not a month');
}

const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST', 'COUNT', 'UNTIL'];

/** Reads the value of an RRULE. @throws BadRecurrence for one that is none, or that repeats by more than days */
export function parseRecurrence(text: string): Recurrence {
  const parts = partsOf(text);
  const frequency = parts.get('FREQ') ?? fail('does not say how often (FREQ)');
  if (/^(SECONDLY|MINUTELY|HOURLY)$/.test(frequency)) fail(`repeats several times a day (FREQ=${frequency}); once a day is the most`);
  if (!frequencies.includes(frequency)) fail(`has FREQ=${frequency.slice(0, 20)}, which is not DAILY, WEEKLY, MONTHLY or YEARLY`);
  for (const name of parts.keys()) if (!known.includes(name)) fail(`has ${name.slice(0, 20)}, by which nothing can repeat here`);
  const read = <T>(name: string, none: T, value: (text: string) => T): T => {
    const part = parts.get(name);
    return part === undefined ? none : value(part);
  };
  const rule: Recurrence = {
    frequency: frequency as Frequency,
    interval: read('INTERVAL', 1, (part) => wholeNumber('INTERVAL', part, 1, maxInterval)),
    months: read<number[]>('BYMONTH', [], (part) => numbers('BYMONTH', part, 1, 12)),
    monthDays: read<number[]>('BYMONTHDAY', [], (part) => numbers('BYMONTHDAY', part, -31, 31)),
    weekdays: read<Recurrence['weekdays']>('BYDAY', [], weekdaysOf),
    positions: read<number[]>('BYSETPOS', [], (part) => numbers('BYSETPOS', part, -366, 366)),
    weekStart: read<WeekdayCode>('WKST', 'MO', (part) => weekdayCode('WKST', part)),
    count: read<number | null>('COUNT', null, (part) => wholeNumber('COUNT', part, 1, maxCount)),
    until: read<string | null>('UNTIL', null, untilOf),
  };
  assertFits(rule);
  return rule;
}

/** The value of an RRULE, the same for the same rule. */
export function writeRecurrence(rule: Recurrence): string {
  const { frequency, interval, months, monthDays, weekdays, positions, weekStart, count, until } = rule;
  const list = (name: string, values: readonly (string | number)[]) => (values.length === 0 ? [] : [`${name}=${values.join(',')}`]);
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...list('BYMONTH', months),
    ...list('BYMONTHDAY', monthDays),
    ...list(
      'BYDAY',
      weekdays.map(({ day, nth }) => `${nth ?? ''}${day}`),
    ),
    ...list('BYSETPOS', positions),
    ...(weekStart === 'MO' ? [] : [`WKST=${weekStart}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

/** Days are counted from 1970-01-01 while working them out. */
const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Months are counted from January of the year 0; the first day of one. */
function firstOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime() / DAY_MS;
}

const END = firstOfMonth((LAST_YEAR + 1) * 12);
/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export function weekdayCodeOf(date: string): WeekdayCode {
  return weekdayCodes[weekdayOf(numberOf(date))] ?? 'MO';
}

function daysOfMonth(rule: Recurrence, month: number, startDay: number): number[] {
  const first = firstOfMonth(month);
  const length = firstOfMonth(month + 1) - first;
  const { monthDays, weekdays } = rule;
  if (monthDays.length === 0 && weekdays.length === 0) return startDay <= length ? [first + startDay - 1] : [];
  const all = Array.from({ length }, (_, index) => first + index);
  return all.filter((day, index) => {
    if (monthDays.length > 0 && !monthDays.some((wanted) => (wanted > 0 ? wanted === index + 1 : length + wanted === index))) return false;
    if (weekdays.length === 0) return true;
    return weekdays.some(({ day: code, nth }) => {
      if (weekdayCodes[weekdayOf(day)] !== code) return false;
      return nth === null || nth === Math.floor(index / 7) + 1 || nth === -(Math.floor((length - 1 - index) / 7) + 1);
    });
  });
}

/** The days of the `index`th day, week, month or year from that of `start`, in order, before and after it. */
function daysOfPeriod(rule: Recurrence, start: number, index: number): number[] {
  const { frequency, interval, months, weekdays, weekStart, positions } = rule;
  const step = index * interval;
  if (frequency === 'DAILY') return [start + step];
  if (frequency === 'WEEKLY') {
    const begins = weekdayCodes.indexOf(weekStart);
    const week = start - ((weekdayOf(start) - begins + 7) % 7) + 7 * step;
    const wanted = weekdays.length === 0 ? [weekdayOf(start)] : weekdays.map(({ day }) => weekdayCodes.indexOf(day));
    return [...new Set(wanted.map((day) => week + ((day - begins + 7) % 7)))].sort((a, b) => a - b);
  }
  const date = new Date(start * DAY_MS);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const inPeriod =
    frequency === 'MONTHLY'
      ? [year * 12 + month + step]
      : (months.length === 0 ? [month + 1] : [...months].sort((a, b) => a - b)).map((one) => (year + step) * 12 + one - 1);
  const days = inPeriod.flatMap((one) => daysOfMonth(rule, one, day));
  if (positions.length === 0) return days;
  return days.filter((_, at) => positions.some((wanted) => (wanted > 0 ? wanted === at + 1 : days.length + wanted === at)));
}

/** So many days a period has at least. */
const SHORTEST = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };
const LONGEST = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/**
 * The days a rule that begins on `start` falls on, from `from` to the end of the calendar or of the rule. Whoever asks must
 * stop asking: most rules have no end.
 */
function* days(rule: Recurrence, start: number, from: number): Generator<number> {
  const until = rule.until === null ? END : numberOf(rule.until) + 1;
  const { interval, count } = rule;
  // A rule that counts has to be gone through from its beginning; no other has.
  const skipped = count === null ? Math.max(0, Math.floor((from - start) / (LONGEST[rule.frequency] * interval)) - 1) : 0;
  const last = Math.ceil((END - start) / (SHORTEST[rule.frequency] * interval)) + 1;
  let left = count ?? Number.POSITIVE_INFINITY;
  for (let index = skipped; index <= last; index += 1) {
    for (const day of daysOfPeriod(rule, start, index)) {
      if (day < start) continue;
      if (day >= until || day >= END || left === 0) return;
      left -= 1;
      if (day >= from) yield day;
    }
  }
}

/** True when `day` is the first of the days of a rule that begins on it. Only that one day, week, month or year is looked at. */
export function beginsOn(rule: Recurrence, day: string): boolean {
  const start = numberOf(day);
  return (rule.until === null || rule.until >= day) && daysOfPeriod(rule, start, 0).includes(start);
}

/** The days a rule that begins on `start` falls on between two days, both included; at most `limit`. */
export function daysBetweenOf(rule: Recurrence, start: string, from: string, to: string, limit: number): string[] {
  const found: string[] = [];
  const end = numberOf(to);
  if (limit <= 0) return found;
  for (const day of days(rule, numberOf(start), numberOf(from))) {
    if (day > end) break;
    found.push(dateOf(day));
    if (found.length === limit) break;
  }
  return found;
}

/** What is left of a rule that begins on `start` once its days up to `after` are over: the next day and the rule from there; null: nothing. */
export function advance(rule: Recurrence, start: string, after: string): { rule: Recurrence; start: string } | null {
  const beyond = numberOf(after);
  const begin = numberOf(start);
  let passed = 0;
  for (const day of days(rule, begin, rule.count === null ? Math.max(begin, beyond + 1) : begin)) {
    if (day > beyond) return { rule: rule.count === null ? rule : { ...rule, count: rule.count - passed }, start: dateOf(day) };
    passed += 1;
  }
  return null;
}

const plain: Omit<Recurrence, 'frequency'> = {
  interval: 1,
  months: [],
  monthDays: [],
  weekdays: [],
  positions: [],
  weekStart: 'MO',
  count: null,
  until: null,
};

/** Each month has it: the 31st is the last day, the 29th and 30th are that day or the last. */
function everyMonth(day: number): Pick<Recurrence, 'monthDays' | 'positions'> {
  if (day <= 28) return { monthDays: [day], positions: [] };
  if (day === 31) return { monthDays: [-1], positions: [] };
  return { monthDays: Array.from({ length: day - 27 }, (_, index) => 28 + index), positions: [-1] };
}

/** The rule by which a day comes again every so many days, weeks, months or years, on each of them: 29 February is the last of February. */
export function every(frequency: Frequency, interval: number, day: string): Recurrence {
  const [, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const base = { ...plain, frequency, interval };
  if (frequency === 'WEEKLY') return { ...base, weekdays: [{ day: weekdayCodeOf(day), nth: null }] };
  if (frequency === 'MONTHLY') return { ...base, ...everyMonth(dayOfMonth) };
  if (frequency === 'YEARLY') return { ...base, months: [month], monthDays: [month === 2 && dayOfMonth === 29 ? -1 : dayOfMonth] };
  return base;
}
