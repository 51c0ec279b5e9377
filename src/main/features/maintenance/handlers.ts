import type { Core } from '../core';
import type { Handlers } from '../handler';
import { verifyAll } from './verify-all';

export function maintenanceJobs(core: Core): Handlers<'maintenance.verify'> {
  return {
    'maintenance.verify': (_input, job) =>
      verifyAll(core, (label, done, total) => {
        job.checkCancelled();
        job.progress(label, done, total);
      }),
  };
}
