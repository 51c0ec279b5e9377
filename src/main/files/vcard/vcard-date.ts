import { isPartialDate } from '@shared/domain/dates';
import { decidesDayFirst, parseLooseDate } from '../csv/loose-date';

/** `19960415`, `1996-04-15`, either with a time of day after it, which is left out. */
const FULL = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s].*)?$/i;
const YEARLESS = /^--(\d{2})-?(\d{2})(?:[T\s].*)?$/i;
const PARTIAL = /^(\d{4})(?:-(\d{2}))?$/;
/** The year that Apple's programs write for a birthday without one; a leap year, so that 29 February exists. */
const APPLE_NO_YEAR = '1604';

/**
 * A date of a vCard as a partial date: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `--MM-DD` without a year. Null for what is none of
 * these, such as a day of the month alone (`---12`), text, or a date that does not exist.
 * @param omitYear the year that stands for "no year", of the parameter X-APPLE-OMIT-YEAR
 */
export function parseVCardDate(value: string, omitYear: string = APPLE_NO_YEAR): string | null {
  const text = value.trim();
  const full = FULL.exec(text);
  const yearless = full ? null : YEARLESS.exec(text);
  let date = text;
  if (full)
    date =
      full[1] === omitYear || full[1] === APPLE_NO_YEAR || full[1] === '0000'
        ? `--${full[2]}-${full[3]}`
        : `${full[1]}-${full[2]}-${full[3]}`;
  else if (yearless) date = `--${yearless[1]}-${yearless[2]}`;
  else if (!PARTIAL.test(text)) return null;
  return isPartialDate(date) ? date : null;
}

/**
 * A date as programs write it that don't keep to the standards (`15.04.1996`, `1996-4-15`, `15 April 1996`), as a partial date; null
 * where it may be meant in two ways, or isn't understood.
 */
export function parseForeignDate(value: string): string | null {
  const text = value.trim();
  const dayFirst = decidesDayFirst([text]);
  if (dayFirst === null && /^\d{1,2}[/-]\d{1,2}\b/.test(text)) return null;
  return parseLooseDate(text, dayFirst ?? false) || null;
}
