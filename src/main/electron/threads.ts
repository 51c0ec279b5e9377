import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadData } from '../threads/messages';
import { Router, type RouterOptions } from '../threads/router';

/** The router over the two real threads of a profile; the built files of the threads lie beside this one. */
export function createRouter(profileDir: string, options: Pick<RouterOptions, 'emit' | 'onFault'>): Router {
  const workerData: ThreadData = { profileDir };
  const spawn = (file: string) => new Worker(join(import.meta.dirname, file), { workerData });
  return new Router({ ...options, spawnData: () => spawn('data-thread.js'), spawnJobs: () => spawn('jobs-thread.js') });
}
