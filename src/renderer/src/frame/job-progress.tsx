import { Button, Progress } from '@mantine/core';
import { cancelJob, type RunningJob, shareText, useJobs } from '../store/jobs';
import { pendingWords, usePendingWrites } from '../store/pending-writes';

function JobLine({ job }: { job: RunningJob }) {
  const share = job.total > 0 ? (job.done / job.total) * 100 : 100;
  return (
    <li className="job-line">
      <span className="truncate">{job.label}</span>
      <Progress value={share} animated={job.total === 0} striped={job.total === 0} size="sm" aria-label={job.label} />
      <span className="figure job-count">{shareText(job)}</span>
      <Button
        size="compact-xs"
        variant="default"
        disabled={job.cancelling}
        onClick={() => void cancelJob(job.jobId)}
        aria-label={`Cancel: ${job.label}`}
      >
        {job.cancelling ? 'Stopping…' : 'Cancel'}
      </Button>
    </li>
  );
}

/** A change that takes long; how long is not known. */
function PendingLine({ words }: { words: string }) {
  return (
    <li className="job-line pending-line">
      <span className="truncate" role="status">
        {words}
      </span>
      <Progress value={100} animated striped size="sm" aria-hidden="true" />
    </li>
  );
}

/** Long work that runs, and changes that take long, at the foot of the window. */
export function JobProgressBar() {
  const jobs = useJobs();
  const pending = pendingWords(usePendingWrites());
  const running = Object.values(jobs);
  if (running.length === 0 && pending.length === 0) return null;
  return (
    <section className="job-progress delayed" aria-label="Running work">
      <ul>
        {running.map((job) => (
          <JobLine key={job.jobId} job={job} />
        ))}
        {pending.map((words) => (
          <PendingLine key={words} words={words} />
        ))}
      </ul>
    </section>
  );
}
