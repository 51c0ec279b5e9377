import { Button, Card, Code, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { FoundBackup, FoundBackups } from '@shared/recovery-views';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import { formatBytes, plural } from '../../format';
import { backupReasonNames } from '../backup/backup-reasons';
import { countsText } from '../settings/export-everything';
import { momentText } from './restore-backup-dialog';
import classes from './safe-mode.module.css';

const lineOf = ({ createdAt, reason, bytes, counts }: FoundBackup): string =>
  `${momentText(createdAt)} · ${backupReasonNames[reason]} · ${formatBytes(bytes)}${counts ? '' : ' · encrypted'}`;

function heldText({ counts }: FoundBackup): string {
  if (!counts) return 'It is encrypted: what is in it shows once you enter its passphrase.';
  return `It holds ${countsText(counts)}${(counts.contacts ?? 0) > 0 ? ', those in the trash included' : ''}.`;
}

/** Where backups were looked for, and what can't be used of what was found. */
function Searched({ found: { folders, knowsFolder, unusable } }: { found: FoundBackups }) {
  return (
    <Stack gap={4}>
      {folders.map(({ folder, isThere, backups }) => (
        <Text key={folder} size="sm" c="dimmed" className={classes.file}>
          Looked in <Code>{folder}</Code>: {isThere ? plural(backups, 'backup') : 'this folder is not there now'}
        </Text>
      ))}
      {!knowsFolder && (
        <Text size="sm" c="dimmed">
          Whether you chose another folder for backups is not known any more. If you did, choose a file there.
        </Text>
      )}
      {unusable.map(({ file, reason }) => (
        <Text key={file} size="sm" c="dimmed" className={classes.file}>
          Can’t be used: {reason}
        </Text>
      ))}
    </Stack>
  );
}

interface BackupCardProps {
  /** Null: they are being looked for. */
  found: FoundBackups | null;
  failure: unknown;
  disabled: boolean;
  onOpen: (file: string) => void;
  onChoose: () => void;
}

/** Offers the newest good backup, the others, and any file. */
export function BackupCard({ found, failure, disabled, onOpen, onChoose }: BackupCardProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const file = picked ?? found?.newest ?? found?.backups[0]?.file ?? null;
  const chosen = found?.backups.find((backup) => backup.file === file) ?? null;
  return (
    <Card withBorder padding="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          Go back to a backup
        </Title>
        {found === null && failure === null && (
          <Text size="sm" role="status">
            Looking for backups …
          </Text>
        )}
        {failure !== null && <ErrorNotice title="Backups could not be looked for" error={failure} />}
        {found && !chosen && <Text>No backup was found.</Text>}
        {found && chosen && (
          <>
            {found.backups.length > 1 ? (
              <NativeSelect
                label={file === found.newest ? 'The newest good backup' : 'Backup'}
                value={chosen.file}
                data={found.backups.map((backup) => ({ value: backup.file, label: lineOf(backup) }))}
                onChange={(event) => setPicked(event.currentTarget.value)}
              />
            ) : (
              <Text>{lineOf(chosen)}</Text>
            )}
            <Text>
              {heldText(chosen)}
              {found.lastWritten !== null && ` The damaged file was last changed on ${momentText(found.lastWritten)}.`}
            </Text>
          </>
        )}
        <Group>
          {chosen && (
            <Button leftSection={<IconHistory size={16} aria-hidden="true" />} disabled={disabled} onClick={() => onOpen(chosen.file)}>
              Restore this backup…
            </Button>
          )}
          <Button variant="default" disabled={disabled} onClick={onChoose}>
            {chosen ? 'Choose another backup file…' : 'Choose a backup file…'}
          </Button>
        </Group>
        {found && <Searched found={found} />}
      </Stack>
    </Card>
  );
}
