/** How long it took: `45m`, `1h30`, `half an hour`, `from 3 to 4pm`. */
import type { Found } from './log-line';
import { NUMBER, numberOf, type Reading, spanOf } from './reading';

const DAY_MINUTES = 1_440;
const HOUR = 'h|hr|hrs|hours?|std|stunden?|heures?|horas?';
const MINUTE = "m|min|mins|mins\\.|min\\.|minutes?|minuten?|minutos?|'";
const DECIMAL = '\\d[\\d,.]*\\d|\\d';
/** What makes it a distance in time. */
const AHEAD = '(?<!\\b(?:in|within|every|after)\\s+)';
const AGO = '(?!\\s*(?:ago|later|from now|before|early|late|earlier|old|away)\\b)';
const COUNTED = '(?:days?|weeks?|months?|years?|people|times?|pm|am|o.clock|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const EDGE = '(?<![\\p{L}\\p{N}.,:$€£+-])';
const END = '(?![\\p{L}\\p{N}])';

const whole = (source: string) =>
  new RegExp(`${AHEAD}${EDGE}(?:for\\s+|about\\s+|~\\s*|ca\\.?\\s+|approx\\.?\\s+)*${source}${END}${AGO}`, 'giu');

/** `1.5`, `1,5`; `10,000` groups. */
function decimal(text: string): number {
  return Number(/^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text.replace(',', '.'));
}

const parts: Record<string, number> = { '1/2': 30, '½': 30, '1/4': 15, '¼': 15, '3/4': 45, '¾': 45 };

const forms: readonly [pattern: RegExp, minutes: (groups: readonly string[]) => number][] = [
  [whole('(?:an|one|1)\\s+hour\\s+and\\s+a\\s+half'), () => 90],
  [whole('(\\d+|an|one|two|three)\\s*(?:and\\s+a\\s+half|½)\\s*(?:hours?|h)'), ([n = '']) => numberOf(n) * 60 + 30],
  [whole('(\\d+|two|three)\\s+hours?\\s+and\\s+a\\s+half'), ([n = '']) => numberOf(n) * 60 + 30],
  [
    whole(`(\\d+)?\\s*(1/2|1/4|3/4|½|¼|¾)\\s*(?:of\\s+)?(?:an?\\s+)?(?:${HOUR})`),
    ([n = '', part = '']) => Number(n) * 60 + (parts[part] ?? 0),
  ],
  [
    // A number that counts something else is no minutes: `half an hour 2 days ago`.
    whole(`(?<!\\bhalf\\s+)(\\d+|an|one|two|three)\\s*(?:${HOUR})[\\s,:]*(?:and\\s+)?(\\d{1,3})(?!\\s+${COUNTED})\\s*(?:${MINUTE})?`),
    ([h = '', m = '']) => numberOf(h) * 60 + Number(m),
  ],
  [whole('(?:(?:three|3)[\\s-]quarters|¾)(?:\\s+of)?\\s+(?:an?\\s+)?hour'), () => 45],
  [whole('(?:a\\s+)?quarter(?:\\s+of)?\\s+(?:an\\s+)?hour'), () => 15],
  [whole('(?:(?:a\\s+)?half(?:\\s+an?|-)?\\s*hour|½\\s*h(?:our)?|1/2\\s*(?:an?\\s+)?h(?:our)?)'), () => 30],
  [whole(`(${DECIMAL})\\s*(?:${HOUR})`), ([n = '']) => decimal(n) * 60],
  [whole(`(${NUMBER})\\s+hours?`), ([n = '']) => numberOf(n) * 60],
  [whole(`(${DECIMAL})\\s*-?(?:${MINUTE})`), ([n = '']) => decimal(n)],
  [whole(`(${NUMBER})\\s+min(?:ute)?s?`), ([n = '']) => numberOf(n)],
  [whole('0:(\\d{2})(?:h)?'), ([m = '']) => Number(m)],
];

/** Why so many minutes can't be kept; null when they can. */
function fault(minutes: number): string | null {
  if (!Number.isFinite(minutes) || minutes <= 0) return 'is no time at all';
  return minutes > DAY_MINUTES ? `is more than a day (${DAY_MINUTES} minutes)` : null;
}

/** `Bob; phone; 20; ok`: a column of its own. */
function bareMinutes(reading: Reading): Found<number>[] {
  const match = /(?<=[;|\t]\s*)(\d{1,3})(?=\s*(?:$|[;|\t]))/u.exec(reading.open);
  const value = Number(match?.[1]);
  if (!match || value < 5 || value > 480) return [];
  const span = spanOf(match);
  reading.take(span);
  reading.doubt('minutes', span, 'may be minutes');
  return [{ ...span, value }];
}

export function takeMinutes(reading: Reading): Found<number> | null {
  const found: Found<number>[] = [];
  for (const [pattern, minutesOf] of forms) {
    for (const match of reading.open.matchAll(pattern)) {
      const span = spanOf(match);
      reading.take(span);
      const minutes = Math.round(minutesOf(match.slice(1).map((group) => group ?? '')));
      const wrong = fault(minutes);
      if (wrong === null) found.push({ ...span, value: minutes });
      else reading.doubt('minutes', span, wrong);
    }
  }
  if (found.length === 0) found.push(...bareMinutes(reading));
  found.sort((a, b) => a.start - b.start);
  const [first, second] = found;
  if (second && first && second.value !== first.value)
    reading.doubt('minutes', second, 'is a second length of time; the first one is kept');
  return first ?? null;
}

const CLOCK = '(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(a\\.?m\\.?|p\\.?m\\.?)?';
const range = new RegExp(`${EDGE}(from\\s+|between\\s+)?${CLOCK}\\s*(?:-|–|—|to|till|until|and|bis)\\s*${CLOCK}${END}`, 'giu');

/** What makes two numbers a time of day: `10-11 this morning`. */
const ofDay = /^\s*(?:this\b|yesterday\b|today\b|on\s|o'clock|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b)/i;

const afterDay = /(?:today|yesterday|(?<!\p{L})(?:mon|tues?|weds?(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]?\s+$/iu;

const half = (meridiem: string | undefined) => (meridiem === undefined ? undefined : meridiem.toLowerCase().startsWith('p') ? 12 : 0);

function clock(hour: string, minute: string | undefined, meridiem: number | undefined): number | null {
  const h = Number(hour);
  const m = Number(minute ?? 0);
  if (m > 59 || h > 24 || (meridiem !== undefined && (h < 1 || h > 12))) return null;
  return (meridiem === undefined ? h : (h % 12) + meridiem) * 60 + m;
}

export const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** From one time to another: when it began, and how long it was. */
export function takeRange(reading: Reading): { time: Found<string>; minutes: Found<number> } | null {
  for (const match of reading.open.matchAll(range)) {
    const [, from, h1 = '', m1, p1, h2 = '', m2, p2] = match;
    const after = reading.open.slice(match.index + match[0].length);
    const hours = Number(h2) - Number(h1);
    const ahead = reading.open.slice(0, match.index);
    const bare =
      hours > 0 && hours <= 4 && Number(h2) <= 20 && (Number(h1) >= 7 || Number(h2) <= 7) && (ofDay.test(after) || afterDay.test(ahead));
    const said =
      p2 !== undefined ||
      (m1 !== undefined && m2 !== undefined) ||
      (from !== undefined && /from|between/i.test(from)) ||
      ((m1 !== undefined || m2 !== undefined || bare) && hours > 0);
    if (!said) continue;
    const end = clock(h2, m2, half(p2));
    let start = clock(h1, m1, half(p1) ?? half(p2));
    if (start !== null && end !== null && p1 === undefined && p2 !== undefined && start > end)
      start = clock(h1, m1, half(p2) === 12 ? 0 : 12);
    if (start === null || end === null) continue;
    const office = p1 === undefined && p2 === undefined && m1 === undefined && Number(h1) >= 1 && Number(h1) <= 6 ? 720 : 0;
    const minutes = (end - start + DAY_MINUTES) % DAY_MINUTES;
    if (minutes === 0) continue;
    const span = spanOf(match);
    reading.take(span);
    return { time: { ...span, value: clockText(start + office) }, minutes: { ...span, value: minutes } };
  }
  return null;
}
