/** Entry of the data thread: everything interactive. */
import { enableCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { hostBackend } from './host';
import type { ThreadData } from './messages';

/** Between the page and long work (jobs-thread.ts). */
const DATA_PRIORITY = 5;

if (!parentPort) throw new Error('data-thread runs as a worker only');
// What the backend is made of is compiled once, not at every start.
enableCompileCache(join((workerData as ThreadData).profileDir, 'cache', 'code'));
const { createDataBackend } = await import('../features/data-backend');
// The page draws before what it will show next is worked out: where cores are few, as after a large import, both want one. On
// Linux this is the priority of the calling thread alone.
if (process.platform === 'linux') setPriority(DATA_PRIORITY);
hostBackend(parentPort, workerData, {
  create: createDataBackend,
  databaseInfo: (backend) => backend.databaseInfo(),
  asksToWrite: false,
});
