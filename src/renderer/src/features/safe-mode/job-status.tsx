import { Button, Group, Progress, Text } from '@mantine/core';
import { cancelJob, shareText, useJobs } from '../../store/jobs';

/** How far the work is that is under way, and how to stop it. */
export function JobStatus() {
  const [job] = Object.values(useJobs());
  if (!job) return null;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-end">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group justify="space-between">
          <Text size="sm" role="status">
            {job.label} …
          </Text>
          <Text size="sm" c="dimmed">
            {shareText(job)}
          </Text>
        </Group>
        <Progress
          value={job.total > 0 ? (job.done / job.total) * 100 : 100}
          animated={job.total === 0}
          striped={job.total === 0}
          aria-label={job.label}
        />
      </div>
      <Button size="compact-sm" variant="default" disabled={job.cancelling} onClick={() => void cancelJob(job.jobId)}>
        {job.cancelling ? 'Stopping…' : 'Cancel'}
      </Button>
    </Group>
  );
}
