/** Entry of the data thread: everything interactive. */
import { parentPort, workerData } from 'node:worker_threads';
import { createDataBackend } from '../features/backend';
import { hostBackend } from './host';

if (!parentPort) throw new Error('data-thread runs as a worker only');
hostBackend(parentPort, workerData, {
  create: createDataBackend,
  databaseInfo: (backend) => backend.databaseInfo(),
  asksToWrite: false,
});
