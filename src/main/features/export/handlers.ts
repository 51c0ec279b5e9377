import type { Core } from '../core';
import type { Handlers } from '../handler';
import { exportJson } from './service';

export function exportJobs(core: Core): Handlers<'export.json'> {
  return { 'export.json': ({ file }, job) => exportJson(core, file, job) };
}
