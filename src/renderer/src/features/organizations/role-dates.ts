/** From when to when somebody had a role, as people write and read it. */
import { isPartialDate } from '@shared/domain/calendar';
import { isRoleCurrent } from '@shared/domain/role';
import { monthNames, parseDay } from '../../components/day-text';

/** `Sept` is short for September where the locale writes `Sep`. */
const SHORTEST_MONTH = 3;

function monthOf(word: string, names: ReadonlyMap<string, number>): number | undefined {
  if (word.length < SHORTEST_MONTH) return undefined;
  return names.get(word) ?? [...names].find(([name]) => name.startsWith(word))?.[1];
}

/**
 * What a text such as `2021`, `03/2021`, `Mar 2021`, `2021-03` or a whole day means: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 * Null for an empty text, undefined for one that means no such thing. The year has four digits: `03/21` may be a day.
 */
export function parseRoleDate(text: string, locale: string): string | null | undefined {
  const pieces = text
    .trim()
    .toLowerCase()
    .split(/[\s.,/-]+/)
    .filter((piece) => piece !== '');
  if (pieces.length === 0) return null;
  const year = pieces.find((piece) => /^\d{4}$/.test(piece));
  if (year === undefined) return undefined;
  if (pieces.length === 1) return isPartialDate(year) ? year : undefined;
  if (pieces.length === 2) {
    const other = pieces.find((piece) => piece !== year) ?? '';
    const month = /^\d{1,2}$/.test(other) ? Number(other) : monthOf(other, monthNames(locale));
    const date = `${year}-${String(month ?? 0).padStart(2, '0')}`;
    return isPartialDate(date) ? date : undefined;
  }
  return parseDay(text, `${year}-01-01`, locale) ?? undefined;
}

/** `2021`, `Mar 2021` or `3 Mar 2021`, in the locale's way of writing it; `parseRoleDate` reads it back. */
export function roleDateText(date: string, locale: string): string {
  if (date.length === 4) return date;
  const format = new Intl.DateTimeFormat(locale, {
    ...(date.length === 7 ? {} : { day: 'numeric' }),
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${date.padEnd(10, '-01')}T00:00:00Z`));
}

interface Span {
  from: string | null;
  to: string | null;
}

/** "2021 – now", "Mar 2019 – 2022", "until 2022", "from Mar 2027" if that is yet to come; `''` where neither is known. */
export function roleSpanText({ from, to }: Span, today: string, locale: string): string {
  if (from === null) return to === null ? '' : `until ${roleDateText(to, locale)}`;
  const start = roleDateText(from, locale);
  if (to === null) return from > today ? `from ${start}` : `${start} – now`;
  return from === to ? start : `${start} – ${roleDateText(to, locale)}`;
}

/** The one bound that says most of a role: "until 2022" of one that ended, "since 2021" of one that goes on; `''` if it is not known. */
export function roleBoundText({ from, to }: Span, today: string, locale: string): string {
  if (to !== null && !isRoleCurrent(to, today)) return `until ${roleDateText(to, locale)}`;
  if (from === null) return '';
  return `${from > today ? 'from' : 'since'} ${roleDateText(from, locale)}`;
}
