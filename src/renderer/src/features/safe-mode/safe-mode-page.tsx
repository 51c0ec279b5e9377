import { Alert, Button, Card, Code, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { RecoveryState, SalvageSummary } from '@shared/recovery-views';
import { IconAlertTriangle, IconFolderOpen, IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { QuestionDialog } from '../../components/question-dialog';
import { runJob, useJobs } from '../../store/jobs';
import classes from './safe-mode.module.css';
import { SalvageOutcome } from './salvage-outcome';

const titles: Record<RecoveryState['problem'], string> = {
  damaged: 'Your data file is damaged',
  newer: 'Your data file is from a newer Rapport',
  unusable: 'Your data file can’t be opened',
};

/** Says what is wrong with the database and offers every way on. */
export function SafeModePage({ state }: { state: RecoveryState }) {
  const [working, setWorking] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [summary, setSummary] = useState<SalvageSummary | null>(null);
  const [asking, setAsking] = useState(false);
  const isDamaged = state.problem === 'damaged';

  const attempt = async (name: string, work: () => Promise<void>) => {
    setWorking(name);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setWorking(null);
    }
  };
  const reopen = () => attempt('reopen', async () => void (await request('recovery.reopen', {})));
  const salvage = () =>
    attempt('salvage', async () => setSummary(await runJob('Reading what is there', (jobId) => request('recovery.salvage', { jobId }))));
  const startEmpty = () =>
    attempt('empty', async () => {
      await request('recovery.startEmpty', {});
      await request('recovery.reopen', {});
    });
  const showFiles = () => attempt('files', async () => void (await request('app.openDataFolder', {})));

  return (
    <main className={classes.page}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {summary ? 'Your data is back' : titles[state.problem]}
        </Title>
        {summary ? (
          <SalvageOutcome summary={summary} />
        ) : (
          <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
            <Text className={classes.file}>{state.message}</Text>
            {isDamaged && <Text mt="xs">Rapport deletes nothing: whatever you choose here, the damaged file is kept.</Text>}
          </Alert>
        )}
        {failure !== null && <ErrorNotice error={failure} title="That did not work" />}
        {summary && (
          <Group>
            <Button data-autofocus loading={working === 'reopen'} onClick={() => void reopen()}>
              Open Rapport
            </Button>
            <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden="true" />} onClick={() => void showFiles()}>
              Show the files
            </Button>
          </Group>
        )}
        {!summary && state.canSalvage && (
          <Card withBorder padding="lg">
            <Stack gap="sm">
              <Title order={2} size="h4">
                Recover what can be read
              </Title>
              <Text>
                Goes through the damaged file piece by piece and puts everybody and everything that can still be read into a new data file.
                The damaged one is kept beside it.
              </Text>
              <SalvageProgress />
              <Group>
                <Button
                  leftSection={<IconLifebuoy size={16} aria-hidden="true" />}
                  loading={working === 'salvage'}
                  disabled={working !== null}
                  onClick={() => void salvage()}
                >
                  Recover my data
                </Button>
              </Group>
            </Stack>
          </Card>
        )}
        {!summary && (
          <Group>
            <Button variant="default" disabled={working !== null} loading={working === 'reopen'} onClick={() => void reopen()}>
              Try again
            </Button>
            <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden="true" />} onClick={() => void showFiles()}>
              Show the files
            </Button>
            {isDamaged && (
              <Button variant="subtle" color="red" disabled={working !== null} onClick={() => setAsking(true)}>
                Start with an empty data file…
              </Button>
            )}
          </Group>
        )}
        {!summary && (
          <Text size="sm" c="dimmed" className={classes.file}>
            The data file is <Code>{state.databaseFile}</Code>
          </Text>
        )}
      </Stack>
      {asking && (
        <QuestionDialog
          title="Start with nobody in it?"
          yes="Start empty"
          no="Go back"
          danger
          onYes={() => {
            setAsking(false);
            void startEmpty();
          }}
          onNo={() => setAsking(false)}
        >
          Rapport will open without anybody in it. The damaged file is kept in the data folder under another name, with the date.
        </QuestionDialog>
      )}
    </main>
  );
}

function SalvageProgress() {
  const [job] = Object.values(useJobs());
  if (!job) return null;
  return (
    <div role="status">
      <Text size="sm">{job.label} …</Text>
      <Progress value={job.total > 0 ? (job.done / job.total) * 100 : 100} animated aria-label={job.label} />
    </div>
  );
}
