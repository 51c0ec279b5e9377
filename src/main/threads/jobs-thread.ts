/** Entry of the jobs thread: long work on a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { createJobsBackend } from '../features/jobs-backend';
import { hostBackend } from './host';

if (!parentPort) throw new Error('jobs-thread runs as a worker only');
hostBackend(parentPort, workerData, { create: createJobsBackend, asksToWrite: true });
