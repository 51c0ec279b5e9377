import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { readNotes, writeNotes } from './notes';
import { viewOf } from './view';

/** What the data thread answers; writing the file is in jobs.ts. */
export function calendarFileHandlers(core: Core): Handlers<'calendarFile.get' | 'calendarFile.use'> {
  const profileDir = dirname(core.db.raw.name);
  return {
    'calendarFile.get': () => viewOf(readNotes(profileDir)),
    'calendarFile.use': ({ folder }) => {
      if (folder !== null && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new AppError('file', `The folder “${folder}” is not there.`, { field: 'folder' });
      const before = readNotes(profileDir);
      const notes = folder === before.folder ? { ...before, problem: null } : { folder, written: null, problem: null };
      writeNotes(profileDir, notes);
      return viewOf(notes);
    },
  };
}
