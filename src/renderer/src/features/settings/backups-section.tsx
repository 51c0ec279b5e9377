import { Alert, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { BackupEntry, BackupsView } from '@shared/backup-views';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import { formatBytes, formatDay, formatTime, relativeTime } from '../../format';
import { openDialog } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { chooseAndRestore, chooseFolder, keepBackupsIn, refreshBackups } from '../backup/backup-actions';
import { backupReasonNames } from '../backup/backup-reasons';
import { SettingsSection } from './settings-section';

/** So many are shown before one asks for all. */
const SHOWN = 5;

const when = ({ createdAt }: BackupEntry): string => `${formatDay(createdAt)}, ${formatTime(createdAt)}`;

function BackupRow({ backup }: { backup: BackupEntry }) {
  const { file } = backup;
  return (
    <tr>
      <th scope="row">{when(backup)}</th>
      <td>{backupReasonNames[backup.reason]}</td>
      <td>{formatBytes(backup.bytes)}</td>
      <td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Rehearse the backup of ${when(backup)}`}
            onClick={() => openDialog({ kind: 'restore', file, rehearse: true })}
          >
            Rehearse
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Restore the backup of ${when(backup)}`}
            onClick={() => openDialog({ kind: 'restore', file })}
          >
            Restore…
          </Button>
        </Group>
      </td>
    </tr>
  );
}

function BackupTable({ backups }: { backups: readonly BackupEntry[] }) {
  const [all, setAll] = useState(false);
  if (backups.length === 0) return null;
  return (
    <div>
      <table className="settings-table" aria-label="Backups">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">Size</th>
            <th scope="col">
              <VisuallyHidden>What to do</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? backups : backups.slice(0, SHOWN)).map((backup) => (
            <BackupRow key={backup.file} backup={backup} />
          ))}
        </tbody>
      </table>
      {!all && backups.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          Show all {backups.length}
        </Button>
      )}
    </div>
  );
}

function Folder({ view: { folder, isOwnFolder } }: { view: BackupsView }) {
  return (
    <div className="settings-row">
      <div className="settings-path">
        <Text fw={550}>Folder</Text>
        <Text size="sm" c="dimmed">
          {folder}
          {isOwnFolder && ' · Another disk would survive the loss of this one.'}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {!isOwnFolder && (
          <Button variant="default" onClick={() => void keepBackupsIn(null)}>
            Use Rapport’s own
          </Button>
        )}
        <Button variant="default" onClick={() => void chooseFolder()}>
          Choose folder…
        </Button>
      </Group>
    </div>
  );
}

/** Which backups there are, and how to make and restore one. */
export function BackupsSection() {
  const { data: view, error } = useQuery('backup.list', {}, ['setting']);
  const last = view?.backups[0];
  return (
    <SettingsSection title="Backups" text="Made by themselves once a day and before whatever changes much. Each is read back and compared.">
      {error && <ErrorNotice error={error} onRetry={refreshBackups} />}
      {view?.problem && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden="true" />} title="The last backup did not go as it should">
          <Text size="sm" className="settings-path">
            {formatDay(view.problem.at)}, {formatTime(view.problem.at)}: {view.problem.message}
          </Text>
        </Alert>
      )}
      <div className="settings-row">
        <div className="settings-path">
          <Text fw={550}>Last backup</Text>
          <Text size="sm" c="dimmed">
            {view ? (last ? `${relativeTime(last.createdAt)} · ${formatBytes(last.bytes)} · ${last.file}` : 'None yet') : '\u00a0'}
          </Text>
        </div>
        <Button variant="default" onClick={() => openDialog({ kind: 'backup' })}>
          Back up now…
        </Button>
      </div>
      {view && <Folder view={view} />}
      <div className="settings-row">
        <div>
          <Text fw={550}>Restore</Text>
          <Text size="sm" c="dimmed">
            Puts a backup or a Rapport JSON file in the place of everything here, after a look at what would change.
          </Text>
        </div>
        <Button variant="default" onClick={() => void chooseAndRestore()}>
          Restore a file…
        </Button>
      </div>
      {view && <BackupTable backups={view.backups} />}
    </SettingsSection>
  );
}
