import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { RestorePreview } from '@shared/backup-views';
import { AppError } from '@shared/errors';
import { useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { formatDay, formatNumber, formatTime, listed } from '../../format';
import type { DialogProps } from '../../store/dialogs';
import { countsText } from '../settings/export-everything';
import { AskPassphrase } from './ask-passphrase';
import { restore } from './backup-actions';
import { BackupChecks } from './backup-checks';
import { CountsTable } from './counts-table';
import { useOpenedBackup } from './use-opened-backup';

function goneText({ gone, goneNames }: RestorePreview): string {
  const total = Object.values(gone).reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'Nothing that was added since would be gone; changes since would be.';
  const more = (gone.contacts ?? 0) - goneNames.length;
  const names = listed(more > 0 ? [...goneNames, `${formatNumber(more)} more`] : goneNames);
  return `Would be gone, because it is not in the backup: ${countsText(gone)}${names === '' ? '' : ` (${names})`}.`;
}

function Preview({ preview }: { preview: RestorePreview }) {
  return (
    <Stack gap="sm">
      <Text size="sm" className="settings-path">
        {preview.createdAt === null ? '' : `From ${formatDay(preview.createdAt)}, ${formatTime(preview.createdAt)}. `}
        {preview.file}
      </Text>
      <CountsTable
        columns={[
          { title: 'Now', counts: preview.present },
          { title: 'In the backup', counts: preview.held },
        ]}
      />
      <Text size="sm" className="settings-path">
        {goneText(preview)}
      </Text>
      <Text size="sm">What is here now is backed up first, so that the restore can be undone.</Text>
    </Stack>
  );
}

/** Says what restoring a backup would do and does it; or, as a rehearsal, only whether it could be. */
export function RestoreDialog({ dialog: { file, rehearse = false }, onClose }: DialogProps<'restore'>) {
  const { opened, open, leave } = useOpenedBackup(file, rehearse);
  const [restoring, setRestoring] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const close = () => {
    if (restoring) return;
    leave();
    onClose();
  };
  const begin = async (preview: RestorePreview) => {
    setRestoring(true);
    setFailure(null);
    try {
      await restore(preview);
      onClose();
    } catch (error) {
      setFailure(error);
      setRestoring(false);
      // What was unpacked is gone.
      if (!(error instanceof AppError && error.code === 'cancelled')) return;
      onClose();
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={rehearse ? 'Rehearse a restore' : 'Restore a backup'}
      size={560}
      yOffset="5dvh"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {opened.step === 'opening' && <DelayedSkeleton lines={4} />}
        {opened.step === 'passphrase' && <AskPassphrase wrong={opened.wrong} onOpen={(passphrase) => void open(passphrase)} />}
        {opened.step === 'failed' && <ErrorNotice title="This backup can’t be used" error={opened.error} />}
        {opened.step === 'report' && <BackupChecks report={opened.report} />}
        {opened.step === 'preview' && <Preview preview={opened.preview} />}
        {failure !== null && <ErrorNotice title="Not restored; everything is as it was" error={failure} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close} disabled={restoring}>
            {opened.step === 'preview' ? 'Cancel' : 'Close'}
          </Button>
          {opened.step === 'preview' && failure === null && (
            <Button color="red.9" loading={restoring} onClick={() => void begin(opened.preview)}>
              Restore
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
