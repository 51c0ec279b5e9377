/** Long work that this window started: its progress while it runs, and how to cancel it. */
import type { JobProgress } from '@shared/views';
import { create } from 'zustand';
import { onEvent, request } from '../api';
import { formatPercent } from '../format';
import { showError } from './actions';
import { holdChanges } from './pending-writes';

export interface RunningJob extends JobProgress {
  cancelling: boolean;
}

export const useJobs = create<Record<string, RunningJob>>()(() => ({}));

/**
 * Starts long work under an id of its own and shows it in the frame until the answer is there.
 * `label` is shown until the first report of progress. `holdsChanges`: what changes wait for while it runs ("the import"), if they do.
 */
export async function runJob<T>(
  label: string,
  start: (jobId: string) => Promise<T>,
  onStart?: (jobId: string) => void,
  holdsChanges?: string,
): Promise<T> {
  const jobId = crypto.randomUUID();
  useJobs.setState({ [jobId]: { jobId, label, done: 0, total: 0, cancelling: false } });
  const release = holdsChanges === undefined ? undefined : holdChanges(holdsChanges);
  onStart?.(jobId);
  try {
    return await start(jobId);
  } finally {
    release?.();
    useJobs.setState(({ [jobId]: _ended, ...others }) => others, true);
  }
}

/** Asks the work to stop; its request then fails with `cancelled`. */
export async function cancelJob(jobId: string): Promise<void> {
  const job = useJobs.getState()[jobId];
  if (!job || job.cancelling) return;
  useJobs.setState({ [jobId]: { ...job, cancelling: true } });
  try {
    await request('jobs.cancel', { jobId });
  } catch (error) {
    useJobs.setState((jobs) => (jobs[jobId] ? { [jobId]: { ...jobs[jobId], cancelling: false } } : jobs));
    showError('Could not cancel', error);
  }
}

/** Listens for progress; call once at start. Gives back how to stop. */
export function watchJobs(): () => void {
  return onEvent('job', (progress) => {
    useJobs.setState((jobs) => {
      const job = jobs[progress.jobId];
      return job ? { [progress.jobId]: { ...job, ...progress } } : jobs;
    });
  });
}

/** How far work is, for people: it may count bytes as well as rows. Null while that is not known. */
export function shareText({ done, total }: Pick<JobProgress, 'done' | 'total'>): string | null {
  return total > 0 ? formatPercent(Math.floor((done / total) * 100) / 100) : null;
}
