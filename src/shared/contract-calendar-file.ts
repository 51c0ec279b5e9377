/** Requests about the calendar file; `contract.ts` has them with the others. */
import { z } from 'zod';
import type { CalendarFileView } from './calendar-file-views';
import { jobId, none, spec } from './request-spec';

export const calendarFileContract = {
  'app.chooseCalendarFolder': spec<{ folder: string } | null>()(none),
  'calendarFile.get': spec<CalendarFileView>()(none),
  /** Keeps it in this folder from now on, which must have been chosen by the user in a dialog; null: no longer. */
  'calendarFile.use': spec<CalendarFileView>()(z.object({ folder: z.string().nullable() })),
  /** Writes it where something in it is not as it was; what goes wrong is in the answer. */
  'calendarFile.write': spec<CalendarFileView>()(z.object({ jobId })),
} as const;
