import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportSummary } from '@shared/views';
import { IconCheck } from '@tabler/icons-react';
import { request } from '../../api';
import { plural } from '../../format';
import { showError, undo } from '../../store/actions';
import { navigate } from '../../store/navigation';
import { summaryText } from './outcomes';

interface ImportDoneProps {
  summary: ImportSummary;
  onClose: () => void;
}

/** What was written, with the way back. */
export function ImportDone({ summary, onClose }: ImportDoneProps) {
  const { actionId, created, updated } = summary;
  const takeBack = async () => {
    onClose();
    try {
      const state = await request('history.state', {});
      if (state.undo?.id === actionId) await undo();
      else navigate({ page: 'history' });
    } catch (error) {
      showError('Could not undo', error);
    }
  };
  return (
    <Stack align="center" gap="xs" py="lg" ta="center" role="status">
      <span className="empty-state-icon" aria-hidden="true">
        <IconCheck size={28} />
      </span>
      <Text fw={650} size="lg">
        {created + updated === 0 ? 'The import is done' : `${plural(created + updated, 'person', 'people')} imported`}
      </Text>
      <Text c="dimmed">{summaryText(summary)}.</Text>
      <Group mt="md" gap="sm">
        {actionId !== null && (
          <Button variant="default" onClick={() => void takeBack()}>
            Undo
          </Button>
        )}
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            navigate({ page: 'people' });
          }}
        >
          See the people
        </Button>
      </Group>
    </Stack>
  );
}
