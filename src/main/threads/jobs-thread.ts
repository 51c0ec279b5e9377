/** Entry of the jobs thread: long work on a connection of its own. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createJobsBackend } from '../features/jobs-backend';
import { hostBackend } from './host';
import { releaseMemory } from './release-memory';

if (!parentPort) throw new Error('jobs-thread runs as a worker only');
// Whoever uses the window meanwhile comes first. On Linux this is the priority of the calling thread alone (setpriority(2));
// elsewhere it would be that of the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
hostBackend(parentPort, workerData, { create: createJobsBackend, asksToWrite: true, afterRequest: releaseMemory });
