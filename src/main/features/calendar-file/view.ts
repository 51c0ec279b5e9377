import { join } from 'node:path';
import type { CalendarFileView } from '@shared/calendar-file-views';
import type { CalendarNotes } from './notes';

const NAME = 'rapport.ics';

export function fileIn(folder: string): string {
  return join(folder, NAME);
}

export function viewOf({ folder, written, problem }: CalendarNotes): CalendarFileView {
  return { file: folder === null ? null : fileIn(folder), writtenAt: written?.at ?? null, problem };
}
