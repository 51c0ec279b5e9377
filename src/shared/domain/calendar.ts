/** Calendar dates as ISO text, without zod, so that the window's first bundle stays small. */
/** Milliseconds in a day, the unit of every age in ROR. */
export const DAY_MS = 86_400_000;

const FULL = /^(\d{4})-(\d{2})-(\d{2})$/;
const NO_YEAR = /^--(\d{2})-(\d{2})$/;
const PARTIAL = /^(\d{4})(?:-(\d{2}))?$/;

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a calendar date `YYYY-MM-DD` that exists. */
export function isLocalDate(text: string): boolean {
  const match = FULL.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const base = new Date(Date.UTC(2000, 0, 1));
  base.setUTCFullYear(year, month - 1, day);
  return base.getUTCMonth() === month - 1 && base.getUTCDate() === day;
}

/** True for `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `--MM-DD` (a day whose year is not known) that exists. */
export function isPartialDate(text: string): boolean {
  const noYear = NO_YEAR.exec(text);
  if (noYear) {
    const month = Number(noYear[1]);
    const day = Number(noYear[2]);
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month);
  }
  const partial = PARTIAL.exec(text);
  if (partial) return partial[1] !== '0000' && (partial[2] === undefined || (Number(partial[2]) >= 1 && Number(partial[2]) <= 12));
  return isLocalDate(text);
}

/** The calendar date of an instant (epoch ms) in the process's own time zone, as `YYYY-MM-DD`. */
export function localDateOf(instant: number): string {
  const date = new Date(instant);
  const year = String(date.getFullYear()).padStart(4, '0');
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${year}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}

/** Adds whole days to a calendar date, time zones aside. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The latest of some calendar dates. */
export function latestDay(...days: readonly [string, ...string[]]): string {
  return [...days].sort().at(-1) ?? days[0];
}

/** Whole days from `from` to `to`, both calendar dates; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
