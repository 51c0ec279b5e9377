import { isPartialDate } from '@shared/domain/calendar';

/** The three fields of a date of which parts may be unknown. `month` is 1 to 12 as text. */
export interface PartialDateText {
  day: string;
  month: string;
  year: string;
}

export function partialDateText(date: string | null): PartialDateText {
  if (date === null) return { day: '', month: '', year: '' };
  const noYear = /^--(\d{2})-(\d{2})$/.exec(date);
  if (noYear) return { year: '', month: String(Number(noYear[1])), day: String(Number(noYear[2])) };
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month: month && String(Number(month)), day: day && String(Number(day)) };
}

/** `YYYY-MM-DD`, `--MM-DD`, `YYYY-MM` or `YYYY`; null when the fields are empty, undefined when they are no date. */
export function readPartialDate({ day, month, year }: PartialDateText): string | null | undefined {
  if (day === '' && month === '' && year === '') return null;
  const two = (text: string) => text.padStart(2, '0');
  let date: string;
  if (year === '') date = `--${two(month)}-${two(day)}`;
  else date = [year.padStart(4, '0'), ...(month === '' && day === '' ? [] : [two(month)]), ...(day === '' ? [] : [two(day)])].join('-');
  return isPartialDate(date) ? date : undefined;
}
