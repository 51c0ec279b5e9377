/** When: days and times in words. What happened lies in the past, what is planned ahead. */
import { addDays } from '../domain/calendar';
import { addMonths, type NamedDay, namedDays, type Sense } from './dates';
import { clockText } from './durations';
import type { Found, LogContext, ParsedDay, Span } from './log-line';
import { NUMBER, numberOf, type Reading, spanOf } from './reading';

/** The wall clock at an instant in a time zone. */
export interface Clock {
  /** Local date. */
  today: string;
  /** Minutes since midnight. */
  minute: number;
}

export function clockAt(now: number, timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const today = `${String(part.year).padStart(4, '0')}-${part.month}-${part.day}`;
  return { today, minute: Number(part.hour) * 60 + Number(part.minute) };
}

interface Said {
  day: Found<string> | null;
  time: Found<string> | null;
}

const relative = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(in|within|after)\\s+)?(${NUMBER})\\s*(days?|d|w|wks?|weeks?|fortnights?|months?|mos?|years?|yrs?)(?:\\s+(time|ago|from now|from today|later))?(?![\\p{L}\\p{N}])`,
  'giu',
);

/** `in 3 weeks`, `two months ago`; a bare `3 weeks` only where `bare` says so. */
function relativeDays(reading: Reading, within: Span, today: string, sense: Sense): NamedDay[] {
  const found: NamedDay[] = [];
  for (const match of reading.open.matchAll(relative)) {
    const span = spanOf(match);
    if (span.start < within.start || span.end > within.end) continue;
    const [, lead, count = '', unit = '', tail] = match;
    const ago = tail?.toLowerCase() === 'ago';
    if (!ago && tail === undefined && lead === undefined && sense === 'past') continue;
    const n = numberOf(count) * (ago ? -1 : 1);
    const u = unit.toLowerCase();
    const date = /^d/.test(u)
      ? addDaysSafely(today, n)
      : /^w/.test(u)
        ? addDaysSafely(today, n * 7)
        : /^f/.test(u)
          ? addDaysSafely(today, n * 14)
          : addMonthsSafely(today, u.startsWith('y') ? n * 12 : n);
    reading.take(span);
    if (date === null) reading.doubt(sense === 'past' ? 'day' : 'followUp', span, 'is too far away');
    else found.push({ ...span, date });
    if (/few/i.test(count)) reading.doubt(sense === 'past' ? 'day' : 'followUp', span, 'may be more or fewer than three');
  }
  return found;
}

const FARTHEST = 36_525;
const addDaysSafely = (date: string, days: number) => (Math.abs(days) > FARTHEST ? null : addDays(date, days));
const addMonthsSafely = (date: string, months: number) => (Math.abs(months) > FARTHEST / 30 ? null : addMonths(date, months));

const shorthand: readonly [pattern: RegExp, days: number][] = [
  [/(?<!\p{L})(?:the\s+)?day\s+before\s+yesterday(?!\p{L})/giu, -2],
  [/(?<!\p{L})(?:the\s+)?day\s+after\s+tomorrow(?!\p{L})/giu, 2],
  // However it is misspelt.
  [/(?<!\p{L})(?:yday|ydy|yest|y(?!esterday)\p{L}{2,7}day)(?!\p{L})/giu, -1],
  [/(?<![\p{L}\p{N}])(?:2day|2nite|2night)(?!\p{L})/giu, 0],
  [/(?<!\p{L})(?:tmrw?|tomo|tmw|2moro|tom+or+ows?|tommorr?ow)(?!\p{L})/giu, 1],
];

/** Short forms that the words of the language leave out. */
const shortWeekdays: readonly [pattern: RegExp, weekday: number][] = [
  [/(?<![\p{L}'])(?:(?:on|last|this)\s+)?(?:tues|tue)(?![\p{L}'])\.?/giu, 2],
  [/(?<![\p{L}'])(?:(?:on|last|this)\s+)?(?:weds)(?![\p{L}'])\.?/giu, 3],
  [/(?<![\p{L}'])(?:(?:on|last|this)\s+)?(?:thurs|thur|thu)(?![\p{L}'])\.?/giu, 4],
  [/(?<![\p{L}'])(?:(?:over|at|on|last|this)\s+)?(?:the\s+)?week-?end(?![\p{L}'])/giu, 6],
];

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = 'sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?';
const ofWeek = new RegExp(
  `(?<![\\p{L}'])(?:on\\s+)?(?:(${WEEKDAY})\\s+(last|next)\\s+week|(last|next)\\s+week,?\\s+(?:on\\s+)?(${WEEKDAY}))(?![\\p{L}'])`,
  'giu',
);

const beforeLast = new RegExp(`(?<![\\p{L}'])(?:on\\s+)?(?:the\\s+)?(${WEEKDAY})\\s+before\\s+last(?![\\p{L}'])`, 'giu');
const feasts =
  /(?<!\p{L})(?:on\s+)?(?:easter\s+(?:sunday|monday)|good\s+friday|black\s+friday|cyber\s+monday|whit\s+monday|palm\s+sunday|shrove\s+tuesday|ash\s+wednesday|maundy\s+thursday)(?!\p{L})/giu;
const endOf =
  /(?<!\p{L})(?:(?:by|at|before)\s+)?(?:(?:the\s+)?end\s+of\s+(?:(the|this|next)\s+)?(week|month|quarter|year)|eo([wmqy]))(?!\p{L})/giu;

/** The working week ends on Friday. */
function endOfSpan(match: RegExpExecArray, today: string): string {
  const next = (match[1] ?? '').toLowerCase() === 'next' ? 1 : 0;
  const unit = (match[2]?.charAt(0) ?? match[3] ?? 'm').toLowerCase();
  if (unit === 'w') {
    const friday = addDays(today, 4 - ((weekdayOf(today) + 6) % 7) + next * 7);
    return friday < today ? addDays(friday, 7) : friday;
  }
  const length = unit === 'm' ? 1 : unit === 'q' ? 3 : 12;
  const month = Number(today.slice(5, 7)) - 1;
  const last = new Date(Date.UTC(Number(today.slice(0, 4)), (Math.floor(month / length) + 1 + next) * length, 0));
  return last.toISOString().slice(0, 10);
}

/** `Tuesday last week`; weeks begin on Monday. */
function dayOfWeek(match: RegExpExecArray, today: string): string {
  const weekday = weekdayNames.indexOf((match[1] ?? match[4] ?? '').slice(0, 3).toLowerCase());
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const weeks = (match[2] ?? match[3] ?? '').toLowerCase() === 'last' ? -7 : 7;
  return addDays(monday, weeks + ((weekday + 6) % 7));
}

/** The weekday next to today on the side of the sense; today itself is past. */
function nextTo(today: string, weekday: number, sense: Sense): string {
  const away = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, sense === 'past' ? (away === 0 ? 0 : away - 7) : away === 0 ? 7 : away);
}

const modified = /\b(last|this|next|past|coming|letzte[nrs]?|nächste[nrs]?|diese[nrs]?|prochain|dernier|pasado|próximo)\b/i;
const paper = /\bthe\s+$/i;
/** A month or weekday is a name where one is expected. */
const nameSlot = /(?:\b(?:with|w\/|w|met|saw|and|called|emailed|texted|messaged|visited|told|asked|helped|to|from)\s+|[&@]\s*)$/i;
const bareName = /^(?:may|april|june|august|jan|mar|sun|sat|wed|march|autumn|summer|dawn)$/i;
const passed = /\b(?:re|about|since|until|till|starting|starts?|due|deadline|birthday|born|before|after|by|expires?)\s+(?:the\s+|on\s+)?$/i;

function isoOf(day: ParsedDay): string {
  const { start } = day;
  return `${String(start.get('year') ?? 0).padStart(4, '0')}-${String(start.get('month') ?? 1).padStart(2, '0')}-${String(start.get('day') ?? 1).padStart(2, '0')}`;
}

/** The day a result names, or why it names none. */
function dayOf(result: ParsedDay, today: string, sense: Sense): string | 'month only' | null {
  const { start } = result;
  // The evening before, in the small hours too.
  if (/\blast\s*night\b/i.test(result.text)) return addDays(today, -1);
  if (/^(?:at\s+)?(?:mid-?night|noon|midday)$/i.test(result.text)) return null;
  const relativeDay = start.tags().has('result/relativeDate');
  if (start.isCertain('day') || relativeDay) return isoOf(result);
  if (start.isCertain('weekday')) {
    if (modified.test(result.text)) return isoOf(result);
    return nextTo(today, start.get('weekday') ?? 0, sense);
  }
  if (start.isCertain('month')) return 'month only';
  return /\b(this|today|tonight|heute|now)\b/i.test(result.text) ? today : null;
}

function timeOf(result: ParsedDay): string | null {
  const { start } = result;
  if (!start.isCertain('hour'))
    return /\b(noon|midday)\b/i.test(result.text) ? '12:00' : /\bmidnight\b/i.test(result.text) ? '00:00' : null;
  let hour = start.get('hour') ?? 0;
  // Nobody meets at 3 in the night who says just `at 3`.
  if (hour >= 1 && hour <= 6 && !/[ap]\.?m\b|:|\b0\d|night|morning|ago|uhr|\dh/i.test(result.text) && !/\d{2}/.test(result.text))
    hour += 12;
  if (hour >= 6 && hour < 12 && /night/i.test(result.text) && !/a\.?m\b|:/i.test(result.text)) hour += 12;
  return `${String(hour).padStart(2, '0')}:${String(start.get('minute') ?? 0).padStart(2, '0')}`;
}

const wordless = /^(?:now|last|next|this|at|on|in|the|second)$/i;

/** `Tuesday the fifth of May` is one day. */
function dropWeekday(days: (NamedDay & { result?: ParsedDay })[], index: number, reading: Reading): void {
  const [one, two] = [days[index], days[index + 1]];
  if (!one || !two || !/^[\s,\ue000]*(?:the\s+)?$/.test(reading.open.slice(one.end, two.start))) return;
  const words = reading.text.slice(one.start, one.end).replace(/^on\s+/i, '');
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?$/iu.test(words) || two.result?.start.isCertain('weekday')) return;
  if (weekdayNames[weekdayOf(two.date)] !== words.slice(0, 3).toLowerCase()) return;
  days.splice(index, 1);
}

const planned =
  /^[^\p{L}]*(?:(?:i'm|we're|am|are)\s+)?(?:planning|plan(?:ned)?|upcoming|scheduled|scheduling|booked|booking|arranged|arranging|let's|going\s+to|gonna|invit(?:ed|ing)\s+[^,;.]*\b(?:to|for))\b/iu;
const over = /\b(?:yesterday|ago|last|earlier|this\s+morning|already)\b/i;

/** On which side of today a line lies that begins so. */
export const lies = (line: string): Sense => (planned.test(line) && !over.test(line) ? 'ahead' : 'past');

/** Day and time said within a part of the line; they are taken out of it. */
export function takeDays(
  reading: Reading,
  within: Span,
  context: LogContext,
  clock: Clock,
  sense: Sense,
  field: 'day' | 'followUp' = sense === 'past' ? 'day' : 'followUp',
): Said {
  const days: (NamedDay & { result?: ParsedDay })[] = namedDays(reading, within, clock.today, context.locale, sense);
  for (const [pattern, away] of shorthand) {
    for (const match of reading.open.matchAll(pattern)) {
      const span = spanOf(match);
      if (span.start < within.start || span.end > within.end) continue;
      reading.take(span);
      days.push({ ...span, date: addDays(clock.today, away) });
    }
  }
  for (const match of reading.open.matchAll(beforeLast)) {
    const span = spanOf(match);
    if (span.start < within.start || span.end > within.end) continue;
    reading.take(span);
    const weekday = weekdayNames.indexOf((match[1] ?? '').slice(0, 3).toLowerCase());
    days.push({ ...span, date: addDays(nextTo(clock.today, weekday, 'past'), -7) });
  }
  for (const match of reading.open.matchAll(feasts)) {
    const span = spanOf(match);
    if (span.start < within.start || span.end > within.end) continue;
    reading.take(span);
    reading.doubt(field, span, 'is a feast; its date is not known');
  }
  for (const match of reading.open.matchAll(endOf)) {
    const span = spanOf(match);
    if (span.start < within.start || span.end > within.end || sense === 'past') continue;
    reading.take(span);
    days.push({ ...span, date: endOfSpan(match, clock.today) });
  }
  for (const match of reading.open.matchAll(ofWeek)) {
    const span = spanOf(match);
    if (span.start < within.start || span.end > within.end) continue;
    reading.take(span);
    days.push({ ...span, date: dayOfWeek(match, clock.today) });
  }
  for (const [pattern, weekday] of shortWeekdays) {
    for (const match of reading.open.matchAll(pattern)) {
      const span = spanOf(match);
      if (span.start < within.start || span.end > within.end || (sense === 'past' && passed.test(reading.text.slice(0, span.start))))
        continue;
      if (/\bnext\s+$/i.test(reading.text.slice(0, span.start))) continue;
      // What stands with a day or a time is read with it.
      if (weekday !== 6 && /^\.?,?\s*(?:\d|at\b|the\b|morning|afternoon|evening|night)/i.test(reading.open.slice(span.end))) continue;
      reading.take(span);
      days.push({ ...span, date: nextTo(clock.today, weekday, sense) });
    }
  }
  days.push(...relativeDays(reading, within, clock.today, sense));
  const times: Found<string>[] = [];
  // Some of the words are looked up in the process's time zone whatever else is asked for.
  const reference = new Date(`${clock.today}T${clockText(clock.minute)}:00`);
  for (const words of context.dayWords) {
    const part = reading.open.slice(within.start, within.end);
    for (const result of words.parse(part, reference)) {
      const start = within.start + result.index;
      const span = { start, end: start + result.text.length };
      const ahead = reading.text.slice(0, start);
      if (
        wordless.test(result.text) ||
        /^\d{1,4}$/.test(result.text) ||
        /[\p{L}\p{N}#@-]$/u.test(ahead) ||
        /^[-\p{L}\p{N}]/u.test(reading.text.slice(span.end))
      )
        continue;
      if (
        bareName.test(result.text.replace(/[^\p{L}]+$/u, '')) &&
        (nameSlot.test(ahead) || (ahead.trim() === '' && !/^\s*[,:-]/.test(reading.text.slice(span.end)) && !/day$/i.test(result.text)))
      )
        continue;
      // `the Sunday Times`
      if (paper.test(ahead) && /^ \p{Lu}\p{Ll}/u.test(reading.text.slice(span.end))) continue;
      const time = timeOf(result);
      const day = dayOf(result, clock.today, sense);
      if (day === null && time === null && !/morning|afternoon|evening|night/i.test(result.text)) continue;
      if (sense === 'past' && passed.test(ahead)) continue;
      reading.take(span);
      if (time !== null) times.push({ ...span, value: time });
      if (day === 'month only') reading.doubt(field, span, 'names no day');
      else if (day !== null) days.push({ ...span, date: day, result });
    }
  }
  days.sort((a, b) => a.start - b.start);
  for (let index = 0; index + 1 < days.length; index += 1) dropWeekday(days, index, reading);
  const another = times.find(({ value }) => value !== times[0]?.value);
  if (another && sense === 'past') reading.doubt('time', another, 'is a second time; the first one is kept');
  const chosen = sense === 'past' ? (days.find(({ date }) => date <= clock.today) ?? days[0]) : days[0];
  const other = days.find(({ date }) => chosen !== undefined && date !== chosen.date && (sense === 'ahead' || date <= clock.today));
  if (chosen && other) reading.doubt(field, other, 'is a second day; the first one is kept');
  return {
    day: chosen ? { start: chosen.start, end: chosen.end, value: chosen.date } : null,
    time: times[0] ?? null,
  };
}
