/** Keeps a calendar file in a folder as the database is, for any calendar program to subscribe to. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { CalendarFileView } from '@shared/calendar-file-views';
import { AppError } from '@shared/errors';
import { cannotWrite, isSystemError } from '../../files/file-fault';
import { type OutgoingCalendar, writeIcs } from '../../files/ics/write-ics';
import { writeAside } from '../../files/write-aside';
import type { Core } from '../core';
import { type CalendarNotes, readNotes, writeNotes } from './notes';
import { readOutgoingDays, readOutgoingFollowUps } from './repository';
import { fileIn, viewOf } from './view';

interface Control {
  checkCancelled(): void;
}

function calendarOf(core: Core, stampedAt: number, { checkCancelled }: Control): OutgoingCalendar {
  function* checked<T>(items: Iterable<T>): Generator<T> {
    for (const item of items) {
      checkCancelled();
      yield item;
    }
  }
  return { followUps: checked(readOutgoingFollowUps(core.db)), people: checked(readOutgoingDays(core.db)), stampedAt };
}

/** Of all that is in the file but for when it was made. */
function hashOf(core: Core, control: Control): string {
  const hash = createHash('sha256');
  writeIcs(calendarOf(core, 0, control), (text) => hash.update(text));
  return hash.digest('hex');
}

/** True for a file of another program, which is left as it is. */
function isForeign(file: string): boolean {
  const fd = openSync(file, 'r');
  try {
    const head = Buffer.alloc(200);
    return !head
      .subarray(0, readSync(fd, head, 0, head.length, 0))
      .toString('utf8')
      .includes('PRODID:-//Rapport//');
  } finally {
    closeSync(fd);
  }
}

/** @throws AppError `file`, `cancelled`; what was there before then still is */
function write(core: Core, file: string, written: CalendarNotes['written'], control: Control): CalendarNotes['written'] {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && written === null && found.size > 0 && isForeign(file))
    throw new AppError('file', `“${file}” is of another program, and was left as it is. Choose another folder.`);
  const hash = hashOf(core, control);
  if (found && found.size === written?.bytes && hash === written.hash) return written;
  const at = core.now();
  writeAside(file, (append) => writeIcs(calendarOf(core, at, control), append));
  return { at, bytes: statSync(file).size, hash };
}

/** Writes the file if something in it is not as it was, or somebody changed or removed it. A failure is noted for the settings. */
export function keepCalendarFile(core: Core, profileDir: string, control: Control): CalendarFileView {
  const notes = readNotes(profileDir);
  const { folder } = notes;
  if (folder === null) return viewOf(notes);
  let next: CalendarNotes;
  try {
    // One read transaction: both times it is gone through it is the same.
    const written = core.db.raw.transaction(() => write(core, fileIn(folder), notes.written, control))();
    next = { folder, written, problem: null };
  } catch (caught) {
    const error = isSystemError(caught) ? cannotWrite(fileIn(folder), caught) : caught;
    if (!(error instanceof AppError) || error.code !== 'file') throw error;
    next = { ...notes, problem: { at: core.now(), message: error.message } };
  }
  // The folder may have been changed meanwhile.
  if (readNotes(profileDir).folder !== folder) return viewOf(readNotes(profileDir));
  if (JSON.stringify(next) !== JSON.stringify(notes)) writeNotes(profileDir, next);
  return viewOf(next);
}
