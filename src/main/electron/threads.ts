import { join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { ThreadData } from '../threads/messages';
import { Router, type RouterOptions } from '../threads/router';

/** Half of what V8 takes by itself for what is new: a reader of a large file fills it, whatever its size. */
const YOUNG_MB = 24;

/** The router over the two real threads of a profile; the built files of the threads lie beside this one. */
export function createRouter(profileDir: string, options: Pick<RouterOptions, 'emit' | 'onFault'>): Router {
  const workerData: ThreadData = { profileDir };
  const spawn = (file: string, resourceLimits: ResourceLimits) =>
    new Worker(join(import.meta.dirname, file), { workerData, resourceLimits });
  return new Router({
    ...options,
    spawnData: () => spawn('data-thread.js', {}),
    spawnJobs: () => spawn('jobs-thread.js', { maxYoungGenerationSizeMb: YOUNG_MB }),
  });
}
