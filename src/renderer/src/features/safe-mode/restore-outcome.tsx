import { Alert, Code, Stack, Text } from '@mantine/core';
import type { RecoveryRestoreSummary } from '@shared/recovery-views';
import { IconCheck } from '@tabler/icons-react';
import { countsText } from '../settings/export-everything';
import classes from './safe-mode.module.css';

/** What a restored backup brought back, and where the damaged file is. */
export function RestoreOutcome({ summary: { counts, keptAs } }: { summary: RecoveryRestoreSummary }) {
  return (
    <Stack gap="sm">
      <Alert color="teal" icon={<IconCheck size={18} aria-hidden="true" />} role="status">
        The backup is in place: {countsText(counts)}.
      </Alert>
      {keptAs !== null && (
        <Text className={classes.file}>
          The damaged file is kept as <Code>{keptAs}</Code> in the data folder.
        </Text>
      )}
    </Stack>
  );
}
