/**
 * A process of its own that imports one file as the jobs thread does, so that its memory can be measured:
 * `import-child FILE PROFILE` prints an `ImportReport`.
 */
import type { Output } from '@shared/contract';
import type { JobControl } from '../src/main/features/handler';
import { createJobsBackend } from '../src/main/features/jobs-backend';
import { timedAsync } from './measure';

export interface ImportReport {
  /** From the choice of the file to the synced commit, ms. */
  time: number;
  created: number;
  /** The most memory the process had at any time (its peak resident set), bytes. */
  peakBytes: number;
}

const job: JobControl = { progress: () => undefined, checkCancelled: () => undefined, whileWriting: async (work) => work() };

const [file, profileDir] = process.argv.slice(2);
if (file === undefined || profileDir === undefined) throw new Error('usage: import-child FILE PROFILE');
const backend = createJobsBackend({ profileDir, emit: () => undefined });
let created = 0;
const time = await timedAsync(async () => {
  const { token } = (await backend.handle('import.preview', { jobId: 'preview', files: [file] }, job)) as Output<'import.preview'>;
  ({ created } = (await backend.handle('import.apply', { jobId: 'apply', token }, job)) as Output<'import.apply'>);
});
backend.close();
const report: ImportReport = { time, created, peakBytes: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(report));
