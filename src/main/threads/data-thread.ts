/** Entry of the data thread: everything interactive. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { hostBackend } from './host';
import type { ThreadData } from './messages';

if (!parentPort) throw new Error('data-thread runs as a worker only');
// What the backend is made of is compiled once, not at every start.
enableCompileCache(join((workerData as ThreadData).profileDir, 'cache', 'code'));
const { createDataBackend } = await import('../features/data-backend');
hostBackend(parentPort, workerData, {
  create: createDataBackend,
  databaseInfo: (backend) => backend.databaseInfo(),
  asksToWrite: false,
});
