import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { DamageComparison, RecoveryPreview, RecoveryRestoreSummary } from '@shared/recovery-views';
import { useState } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import { formatDay, formatNumber, formatTime, listed } from '../../format';
import { AskPassphrase } from '../backup/ask-passphrase';
import { CountsTable } from '../backup/counts-table';
import { countsText } from '../settings/export-everything';
import { JobStatus } from './job-status';
import classes from './safe-mode.module.css';
import { type Comparing, useRecoveryPreview } from './use-recovery-preview';

export const momentText = (at: number): string => `${formatDay(at)}, ${formatTime(at)}`;

function goneText({ gone, goneNames }: DamageComparison): string {
  const total = Object.values(gone).reduce((sum, count) => sum + count, 0);
  if (total === 0)
    return 'Everybody and everything that can still be read in the damaged file is in the backup. Changes since it was made are not.';
  const more = (gone.contacts ?? 0) - goneNames.length;
  const names = listed(more > 0 ? [...goneNames, `${formatNumber(more)} more`] : goneNames);
  return `Would be missing, because it is not in the backup: ${countsText(gone)}${names === '' ? '' : ` (${names})`}. To keep these, close this and choose “Recover my data”.`;
}

function Missing({ comparing }: { comparing: Comparing }) {
  switch (comparing.state) {
    case 'running':
      return <JobStatus />;
    case 'none':
      return <Text size="sm">There is nothing in the damaged file that could be compared.</Text>;
    case 'failed':
      if (comparing.error.code === 'cancelled') return <Text size="sm">Not compared with the damaged file.</Text>;
      return (
        <Text size="sm" className={classes.file}>
          What the damaged file still holds can’t be told: {comparing.error.message}
        </Text>
      );
    case 'done': {
      const { found } = comparing;
      return (
        <Alert color="orange" role="status">
          <Text size="sm" className={classes.file}>
            {goneText(found)}
          </Text>
          {found.lastChange !== null && (
            <Text size="sm" mt="xs">
              The last change that can be read in the damaged file was made on {momentText(found.lastChange)}.
            </Text>
          )}
        </Alert>
      );
    }
  }
}

function Preview({ preview, comparing }: { preview: RecoveryPreview; comparing: Comparing }) {
  const readable = comparing.state === 'done' ? comparing.found.readable : null;
  return (
    <Stack gap="sm">
      <Text size="sm" className={classes.file}>
        {preview.createdAt === null ? '' : `From ${momentText(preview.createdAt)}. `}
        {preview.file}
      </Text>
      <CountsTable
        columns={[
          { title: 'Readable now', counts: readable },
          { title: 'In the backup', counts: preview.held },
        ]}
      />
      <Missing comparing={comparing} />
      <Text size="sm">The damaged file is kept in the data folder under another name.</Text>
    </Stack>
  );
}

interface RestoreBackupDialogProps {
  file: string;
  /** There is something in the damaged file to compare with. */
  canCompare: boolean;
  onRestored: (summary: RecoveryRestoreSummary) => void;
  onClose: () => void;
}

/** Says what a backup holds beside the damaged file, and puts it in its place. */
export function RestoreBackupDialog({ file, canCompare, onRestored, onClose }: RestoreBackupDialogProps) {
  const { step, comparing, open, restore, leave } = useRecoveryPreview(file, canCompare);
  const [working, setWorking] = useState<'restore' | 'close' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const close = async () => {
    if (working !== null) return;
    setWorking('close');
    try {
      await leave();
    } catch (error) {
      // What is left of it goes when Rapport starts the next time.
      setFailure(error);
    }
    onClose();
  };
  const begin = async (preview: RecoveryPreview) => {
    setWorking('restore');
    setFailure(null);
    try {
      onRestored(await restore(preview));
    } catch (error) {
      setFailure(error);
      setWorking(null);
    }
  };

  return (
    <Modal
      opened
      onClose={() => void close()}
      title="Restore a backup"
      size={560}
      yOffset="5dvh"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {step.step === 'opening' && <JobStatus />}
        {step.step === 'passphrase' && <AskPassphrase wrong={step.wrong} onOpen={open} />}
        {step.step === 'failed' &&
          (step.error.code === 'cancelled' ? (
            <Text size="sm">Stopped. Nothing was changed.</Text>
          ) : (
            <ErrorNotice title="This backup can’t be used" error={step.error} />
          ))}
        {step.step === 'preview' && <Preview preview={step.preview} comparing={comparing} />}
        {failure !== null && <ErrorNotice title="Not restored; the damaged file is where it was" error={failure} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => void close()} disabled={working === 'restore'} loading={working === 'close'}>
            {step.step === 'preview' ? 'Go back' : 'Close'}
          </Button>
          {step.step === 'preview' && (
            <Button data-autofocus loading={working === 'restore'} disabled={working !== null} onClick={() => void begin(step.preview)}>
              Restore
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
