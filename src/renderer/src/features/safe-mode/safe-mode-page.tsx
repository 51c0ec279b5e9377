import { Alert, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { FoundBackups, RecoveryRestoreSummary, RecoveryState, SalvageSummary } from '@shared/recovery-views';
import { IconAlertTriangle, IconFolderOpen, IconLifebuoy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { request, toAppError } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { QuestionDialog } from '../../components/question-dialog';
import { runJob } from '../../store/jobs';
import { BackupCard } from './backup-card';
import { JobStatus } from './job-status';
import { RestoreBackupDialog } from './restore-backup-dialog';
import { RestoreOutcome } from './restore-outcome';
import classes from './safe-mode.module.css';
import { SalvageOutcome } from './salvage-outcome';

const titles: Record<RecoveryState['problem'], string> = {
  damaged: 'Your data file is damaged',
  newer: 'Your data file is from a newer Rapport',
  unusable: 'Your data file can’t be opened',
};

const titleOf = ({ problem, canGoOn }: RecoveryState) => (canGoOn ? 'Your data file was changed' : titles[problem]);

type Outcome = { way: 'salvaged'; summary: SalvageSummary } | { way: 'restored'; summary: RecoveryRestoreSummary };

/** Says what is wrong with the database and offers every way on. */
export function SafeModePage({ state }: { state: RecoveryState }) {
  const [working, setWorking] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isStopped, setStopped] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [asking, setAsking] = useState(false);
  const [restoring, setRestoring] = useState<string | null>(null);
  const isDamaged = state.problem === 'damaged';
  const { found, failure: searchFailure } = useFoundBackups(isDamaged);

  const attempt = async (name: string, work: () => Promise<void>) => {
    setWorking(name);
    setFailure(null);
    setStopped(false);
    try {
      await work();
    } catch (error) {
      if (toAppError(error).code === 'cancelled') setStopped(true);
      else setFailure(error);
    } finally {
      setWorking(null);
    }
  };
  const reopen = (asItIs = false) => attempt('reopen', async () => void (await request('recovery.reopen', { asItIs })));
  const salvage = () =>
    attempt('salvage', async () =>
      setOutcome({
        way: 'salvaged',
        summary: await runJob('Reading what is there', (jobId) => request('recovery.salvage', { jobId })),
      }),
    );
  const startEmpty = () =>
    attempt('empty', async () => {
      await request('recovery.startEmpty', {});
      await request('recovery.reopen', {});
    });
  const showFiles = () => attempt('files', async () => void (await request('app.openDataFolder', {})));
  const chooseBackup = () => attempt('choose', async () => setRestoring((await request('app.chooseRestoreFile', {}))?.file ?? null));

  return (
    <main className={classes.page}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {outcome ? 'Your data is back' : titleOf(state)}
        </Title>
        {outcome?.way === 'salvaged' && <SalvageOutcome summary={outcome.summary} />}
        {outcome?.way === 'restored' && <RestoreOutcome summary={outcome.summary} />}
        {!outcome && (
          <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
            <Text className={classes.file}>{state.message}</Text>
            {isDamaged && !state.canGoOn && (
              <Text mt="xs">Rapport deletes nothing: whatever you choose here, the damaged file is kept.</Text>
            )}
            {state.canGoOn && (
              <Text mt="xs">
                It can be opened, but what it says there may be wrong. If you know what changed it, and it was right to, open it as it is.
                If not, go back to a backup: you see first what would be missing, and the changed file is kept.
              </Text>
            )}
          </Alert>
        )}
        {failure !== null && <ErrorNotice error={failure} title="That did not work" />}
        {isStopped && <Alert role="status">Stopped. The damaged file is as it was.</Alert>}
        {outcome && (
          <Group>
            <Button data-autofocus loading={working === 'reopen'} onClick={() => void reopen()}>
              Open Rapport
            </Button>
            <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden="true" />} onClick={() => void showFiles()}>
              Show the files
            </Button>
          </Group>
        )}
        {!outcome && isDamaged && (
          <BackupCard
            found={found}
            failure={searchFailure}
            disabled={working !== null}
            onOpen={setRestoring}
            onChoose={() => void chooseBackup()}
          />
        )}
        {!outcome && state.canSalvage && !state.canGoOn && (
          <Card withBorder padding="lg">
            <Stack gap="sm">
              <Title order={2} size="h4">
                Recover what can be read
              </Title>
              <Text>
                Goes through the damaged file piece by piece and puts everybody and everything that can still be read into a new data file.
                The damaged one is kept beside it.
              </Text>
              {working === 'salvage' && <JobStatus />}
              <Group>
                <Button
                  variant={found?.newest ? 'default' : 'filled'}
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
        {!outcome && (
          <Group>
            <Button variant="default" disabled={working !== null} loading={working === 'reopen'} onClick={() => void reopen(state.canGoOn)}>
              {state.canGoOn ? 'Open it as it is' : 'Try again'}
            </Button>
            <Button variant="default" leftSection={<IconFolderOpen size={16} aria-hidden="true" />} onClick={() => void showFiles()}>
              Show the files
            </Button>
            {isDamaged && !state.canGoOn && (
              <Button variant="subtle" color="red" disabled={working !== null} onClick={() => setAsking(true)}>
                Start with an empty data file…
              </Button>
            )}
          </Group>
        )}
        {!outcome && (
          <Text size="sm" c="dimmed" className={classes.file}>
            The data file is <Code>{state.databaseFile}</Code>
          </Text>
        )}
      </Stack>
      {restoring !== null && (
        <RestoreBackupDialog
          file={restoring}
          canCompare={state.canSalvage}
          onRestored={(summary) => {
            setRestoring(null);
            setFailure(null);
            setOutcome({ way: 'restored', summary });
          }}
          onClose={() => setRestoring(null)}
        />
      )}
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

/** Looks for backups once. */
function useFoundBackups(isWanted: boolean): { found: FoundBackups | null; failure: unknown } {
  const [found, setFound] = useState<FoundBackups | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isWanted || isAsked.current) return;
    isAsked.current = true;
    request('recovery.backups', {}).then(setFound).catch(setFailure);
  }, [isWanted]);
  return { found, failure };
}
