import type { Core } from '../core';
import type { Handlers } from '../handler';
import { verify } from './verify';

export function maintenanceJobs(core: Core): Handlers<'maintenance.verify'> {
  return {
    'maintenance.verify': (_input, job) =>
      verify(core, (label, done, total) => {
        job.checkCancelled();
        job.progress(label, done, total);
      }),
  };
}
