/** Calendar days as people type them in the system's locale. */
import { addDays, isLocalDate } from '@shared/domain/calendar';

type Part = 'day' | 'month' | 'year';

/** In which order the locale writes a day: 21.11.2026, 11/21/2026, 2026-11-21. */
export function dayOrder(locale: string): Part[] {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(2026, 10, 21))
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
}

/** Month names of the locale and of English, small letters, full and short. */
export function monthNames(locale: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of ['en', locale]) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric' });
      for (let index = 0; index < 12; index += 1) {
        const name = format.formatToParts(new Date(2026, index, 1)).find((p) => p.type === 'month')?.value ?? '';
        names.set(name.toLowerCase().replace('.', ''), index + 1);
      }
    }
  }
  return names;
}

/** Weekday names, which say nothing a date does not say already. */
function isWeekday(piece: string, locale: string): boolean {
  return ['en', locale].some((language) =>
    (['long', 'short'] as const).some((weekday) => {
      const format = new Intl.DateTimeFormat(language, { weekday });
      return [1, 2, 3, 4, 5, 6, 7].some(
        (day) =>
          format
            .format(new Date(2026, 1, day))
            .toLowerCase()
            .replace('.', '') === piece,
      );
    }),
  );
}

function iso(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
}

function fullYear(year: number, today: string): number {
  if (year >= 100) return year;
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return century + year;
}

/**
 * The calendar day (`YYYY-MM-DD`) that a text means: ISO, the locale's own order of numbers, a month by name, with or
 * without the year (then `today`'s), or today, yesterday, tomorrow. Null if it means none.
 */
export function parseDay(text: string, today: string, locale: string): string | null {
  const typed = text.trim().toLowerCase();
  const words: Record<string, number> = { today: 0, yesterday: -1, tomorrow: 1 };
  const shift = words[typed];
  if (shift !== undefined) return addDays(today, shift);
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) {
    const [year = 0, month = 0, day = 0] = typed.split('-').map(Number);
    return iso(year, month, day);
  }
  const names = monthNames(locale);
  const pieces = typed.split(/[\s.,/-]+/).filter((piece) => piece !== '' && !isWeekday(piece, locale));
  const named = pieces.map((piece) => names.get(piece)).find((month) => month !== undefined);
  const numbers = pieces.filter((piece) => /^\d+$/.test(piece)).map(Number);
  const thisYear = Number(today.slice(0, 4));
  if (named !== undefined) {
    if (numbers.length < 1 || numbers.length > 2) return null;
    const [first = 0, second = thisYear] = numbers;
    return first > 31 ? iso(first, named, second) : iso(fullYear(second, today), named, first);
  }
  if (numbers.length !== pieces.length || numbers.length < 2 || numbers.length > 3) return null;
  const order = dayOrder(locale).filter((part) => numbers.length === 3 || part !== 'year');
  const value = (part: Part) => numbers[order.indexOf(part)] ?? 0;
  return iso(numbers.length === 3 ? fullYear(value('year'), today) : thisYear, value('month'), value('day'));
}
