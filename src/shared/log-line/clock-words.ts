/** Times of the clock in words: `half past four`, `quarter to nine`, `ten o'clock`, `at eleven`. */
import { clockText } from './durations';
import type { Found } from './log-line';
import { numberOf, type Reading, spanOf } from './reading';

const HOUR = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}';
const STEP = '(?:a\\s+)?quarter|half|five|ten|twenty(?:[\\s-]five)?|\\d{1,2}(?=\\s+(?:minutes?|past)\\b)';
const PART =
  "(?:\\s*(a\\.?m\\.?|p\\.?m\\.?|in\\s+the\\s+(?:morning|afternoon|evening)|(?:this|yesterday)\\s+(?:morning|afternoon|evening)))?(?![\\p{L}\\p{N}'])";
const LEAD = '(?<![\\p{L}\\p{N}])(?:at\\s+)?';

const patterns = [
  new RegExp(`${LEAD}(${STEP})(?:\\s+minutes?)?\\s+(past|after|to|before)\\s+(${HOUR})(?:\\s+o'clock)?${PART}`, 'giu'),
  new RegExp(`${LEAD}()()(${HOUR})\\s*o'?clock${PART}`, 'giu'),
  new RegExp(
    `(?<![\\p{L}\\p{N}])at\\s+()()(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)${PART}(?=\\s*(?:$|[,;.:)]|sharp\\b|with\\b|w\\/|on\\b|yesterday\\b|today\\b|this\\b|last\\b))`,
    'giu',
  ),
];

function minutesOf(step: string): number {
  if (/quarter/i.test(step)) return 15;
  if (/half/i.test(step)) return 30;
  return /twenty.five/i.test(step) ? 25 : numberOf(step);
}

/** Nobody who says no more meets between one and six at night. */
function hourOf(text: string, part: string | undefined): number | null {
  const hour = numberOf(text);
  if (hour > 23) return null;
  if (hour > 12) return part === undefined ? hour : null;
  if (part === undefined) return hour >= 1 && hour <= 6 ? hour + 12 : hour;
  return (hour % 12) + (/^a|morning/i.test(part) ? 0 : 12);
}

/** `at 0900`, `12h30`, `at 7.45`. */
const figures =
  /(?<![\p{L}\p{N}.,:€$£])(?:(?:at|@)\s*([01]\d|2[0-3])([0-5]\d)(?:\s*h(?:rs)?)?|(?:at\s+)?([89]|0\d|1\d|2[0-3])h([0-5]\d)|at\s+(\d|1\d|2[0-3])\.([0-5]\d)|(?<!\b(?:of|for|paid|cost|costs|is|was|to|version|v|about|than|score)\s+)([6-9]|1\d|2[0-2])\.([0-5]\d)(?=\s*$|\s*,))(?![\p{L}\p{N}.:%])/giu;

function takeFigures(reading: Reading): Found<string> | null {
  const [match] = reading.open.matchAll(figures);
  if (!match) return null;
  const [hour, minute] = match.slice(1).filter((part) => part !== undefined);
  const span = spanOf(match);
  reading.take(span);
  return { ...span, value: clockText(Number(hour) * 60 + Number(minute)) };
}

/** The first one; it is taken out, the part of the day stays for whoever reads days. */
export function takeClockWords(reading: Reading): Found<string> | null {
  for (const pattern of patterns) {
    for (const match of reading.open.matchAll(pattern)) {
      const [whole, step = '', side = '', hourText = '', part] = match;
      const hour = hourOf(hourText, part);
      if (hour === null || minutesOf(step) > 59) continue;
      const away = step === '' ? 0 : minutesOf(step);
      const minute = (hour * 60 + (/past|after/i.test(side) ? away : -away) + 1_440) % 1_440;
      const { start, end } = spanOf(match);
      const kept = /(?:this|yesterday)\s+\p{L}+$/iu.exec(whole);
      const span = { start, end: kept ? end - kept[0].length : end };
      reading.take(span);
      return { ...span, value: clockText(minute) };
    }
  }
  return takeFigures(reading);
}
