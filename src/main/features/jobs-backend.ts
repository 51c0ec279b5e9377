/** The backend of the jobs thread: long work. */
import type { Backend, BackendOptions } from '../threads/backend';
import { createBackend, type RequestsWith } from './backend';
import type { Core } from './core';
import { duplicateJobs } from './duplicates/handlers';
import { exportJobs } from './export/handlers';
import type { Handlers } from './handler';
import { importJobs } from './import/handlers';
import { maintenanceJobs } from './maintenance/handlers';
import { rorJobs } from './ror/handlers';
import { trashJobs } from './trash/handlers';

/** All long work over one core. */
export function jobHandlers(core: Core): Handlers<RequestsWith<'job'>> {
  return {
    ...rorJobs(core),
    ...importJobs(core),
    ...exportJobs(core),
    ...maintenanceJobs(core),
    ...duplicateJobs(core),
    ...trashJobs(core),
  };
}

export function createJobsBackend(options: BackendOptions): Backend {
  return createBackend(options, 'longWork', jobHandlers).backend;
}
