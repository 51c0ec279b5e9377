import { dirname } from 'node:path';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { keepCalendarFile } from './service';

export function calendarFileJobs(core: Core): Handlers<'calendarFile.write'> {
  const profileDir = dirname(core.db.raw.name);
  return { 'calendarFile.write': (_input, job) => keepCalendarFile(core, profileDir, job) };
}
