/** What is remembered of the calendar file, beside the database: it belongs to this computer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAside } from '../../files/write-aside';

const NOTES_FILE = 'calendar-file.json';

const notesSchema = z.object({
  folder: z.string().nullable(),
  /** What was written last: when, how large, and the hash of all but the time. */
  written: z.object({ at: z.number(), bytes: z.number(), hash: z.string() }).nullable(),
  problem: z.object({ at: z.number(), message: z.string() }).nullable(),
});
export type CalendarNotes = z.infer<typeof notesSchema>;

export function readNotes(profileDir: string): CalendarNotes {
  try {
    return notesSchema.parse(JSON.parse(readFileSync(join(profileDir, NOTES_FILE), 'utf8')));
  } catch {
    // None yet, or somebody edited it: the folder can be chosen again.
    return { folder: null, written: null, problem: null };
  }
}

export function writeNotes(profileDir: string, notes: CalendarNotes): void {
  writeAside(join(profileDir, NOTES_FILE), (append) => append(`${JSON.stringify(notes, null, 2)}\n`));
}
