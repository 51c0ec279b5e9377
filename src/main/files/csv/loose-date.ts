import { isPartialDate } from '@shared/domain/dates';

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'pl'];

/** Two-digit years above this are of the last century: birthdays are what such dates mostly are. */
const PIVOT = 30;

/** What Outlook writes for a date that isn't set: `0/0/00`, and what other programs write. */
const UNSET = /^0+([/.-])0+\1?0*$|^0{4}-0{2}-0{2}.*$/;

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();

let months: Map<string, number> | null = null;

/** Month names, long and short, in the languages that exports come in; LinkedIn writes `05 Mar 2024` in the user's own. */
function monthNames(): Map<string, number> {
  if (months) return months;
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const style of ['long', 'short'] as const) {
      // A whole date, since some languages inflect the month in it.
      const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        const name = format.formatToParts(Date.UTC(2024, month - 1, 5)).find((part) => part.type === 'month')?.value ?? '';
        if (name !== '' && !names.has(plain(name))) names.set(plain(name), month);
      }
    }
  }
  months = names;
  return names;
}

function build(year: string | undefined, month: number, day: number): string | null {
  const tail = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  let full = year ?? '';
  if (full.length === 2) full = Number(full) > PIVOT ? `19${full}` : `20${full}`;
  // Apple's and Microsoft's ways of saying that the year is not known.
  const date = full === '' || full === '1604' ? `--${tail}` : `${full}-${tail}`;
  return isPartialDate(date) ? date : null;
}

function numeric(text: string, dayFirst: boolean): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return build(iso[1], Number(iso[2]), Number(iso[3]));
  const yearless = /^--(\d{1,2})-?(\d{2})$/.exec(text) ?? /^--(\d{1,2})-(\d{1,2})$/.exec(text);
  if (yearless) return build(undefined, Number(yearless[1]), Number(yearless[2]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?(?:\s.*)?$/.exec(text);
  if (dotted) return build(dotted[3], Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?:\s.*)?$/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const swap = first > 12 || (dayFirst && second <= 12);
    return swap ? build(slashed[3], second, first) : build(slashed[3], first, second);
  }
  return /^\d{4}(?:-\d{2})?$/.test(text) && isPartialDate(text) ? text : null;
}

function worded(text: string): string | null {
  const cjk = /^(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
  if (cjk) return build(cjk[1], Number(cjk[2]), Number(cjk[3]));
  const words = text.split(/[\s,/-]+/).filter((word) => word !== '' && !/^(?:de|of|den|the)$/i.test(word));
  const names = monthNames();
  const at = words.findIndex((word) => names.has(plain(word)));
  const month = names.get(plain(words[at] ?? ''));
  if (month === undefined || words.length > 4) return null;
  const numbers = words.filter((_, i) => i !== at).map((word) => /^(\d{1,4})(?:\.|st|nd|rd|th|er|º)?$/i.exec(word)?.[1]);
  const year = numbers.find((number) => number?.length === 4);
  const day = numbers.find((number) => number !== undefined && number.length <= 2);
  if (day !== undefined) return build(year ?? numbers.filter((number) => number !== undefined && number !== day)[0], month, Number(day));
  return year === undefined ? null : `${year}-${String(month).padStart(2, '0')}`;
}

/**
 * A date as spreadsheets and exports write it, as a partial date. `''` if it says that there is none (`0/0/00`); null if it
 * isn't understood.
 * @param dayFirst reads `3/4/1980` as 3 April; otherwise as March 4, which is how Outlook and Google write in the US
 */
export function parseLooseDate(value: string, dayFirst: boolean): string | null {
  const text = value.trim();
  if (text.length > 60) return null;
  if (text === '' || UNSET.test(text)) return '';
  return numeric(text, dayFirst) ?? worded(text);
}

/** True if a date of the file can only be read with its day first (`25/12/1980`); null if none decides it. */
export function decidesDayFirst(values: Iterable<string>): boolean | null {
  for (const value of values) {
    const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(value);
    if (!match) continue;
    if (Number(match[1]) > 12) return true;
    if (Number(match[2]) > 12) return false;
  }
  return null;
}
