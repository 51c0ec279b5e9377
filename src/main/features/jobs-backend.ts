/** The backend of the jobs thread: long work. */
import type { Backend, BackendOptions } from '../threads/backend';
import { createBackend, type RequestsWith } from './backend';
import { backupJobs } from './backup/jobs';
import { Backups } from './backup/service';
import { calendarFileJobs } from './calendar-file/jobs';
import type { Core } from './core';
import { duplicateJobs } from './duplicates/handlers';
import { exportJobs } from './export/handlers';
import type { Handlers } from './handler';
import { importJobs } from './import/handlers';
import { maintenanceJobs } from './maintenance/handlers';
import { rhythmJobs } from './rhythm/handlers';
import { rorJobs } from './ror/handlers';
import { trashJobs } from './trash/handlers';

/** All long work over one core. */
export function jobHandlers(core: Core): Handlers<RequestsWith<'job'>> {
  const backups = new Backups(core);
  return {
    ...rorJobs(core),
    ...rhythmJobs(core),
    ...importJobs(core, (job) => backups.keepAside('import', job)),
    ...exportJobs(core),
    ...maintenanceJobs(core),
    ...duplicateJobs(core),
    ...trashJobs(core),
    ...backupJobs(backups),
    ...calendarFileJobs(core),
  };
}

export function createJobsBackend(options: BackendOptions): Backend {
  return createBackend(options, 'longWork', jobHandlers).backend;
}
