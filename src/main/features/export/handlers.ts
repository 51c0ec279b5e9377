import type { Core } from '../core';
import type { Handlers } from '../handler';
import { exportFile } from './service';

export function exportJobs(core: Core): Handlers<'export.write'> {
  return { 'export.write': (options, job) => exportFile(core, options, job) };
}
