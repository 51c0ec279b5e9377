import { z } from 'zod';
import { isLocalDate, isPartialDate } from './calendar';

export * from './calendar';

export const localDate = z.string().refine(isLocalDate, 'not a date of the calendar (YYYY-MM-DD)');
export const partialDate = z.string().refine(isPartialDate, 'not a date of the calendar (YYYY-MM-DD, or --MM-DD without a year)');
/** Epoch milliseconds UTC, years 1 to 9999. */
export const instant = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);
