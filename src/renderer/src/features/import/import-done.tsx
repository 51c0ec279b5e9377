import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportSummary } from '@shared/import-views';
import { IconCheck } from '@tabler/icons-react';
import { request } from '../../api';
import { formatNumber, plural } from '../../format';
import { showError, undo } from '../../store/actions';
import { navigate } from '../../store/navigation';
import { resultsOf } from './outcomes';

function heading({ created, updated }: ImportSummary): string {
  if (created > 0) return `${plural(created, 'person', 'people')} imported`;
  return updated > 0 ? `${plural(updated, 'person', 'people')} updated` : 'The import is done';
}

interface ImportDoneProps {
  summary: ImportSummary;
  onClose: () => void;
}

/** What was written, with the way back. */
export function ImportDone({ summary, onClose }: ImportDoneProps) {
  const { actionId } = summary;
  const results = resultsOf(summary);
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
        {heading(summary)}
      </Text>
      {results.length === 0 && <Text c="dimmed">Nothing was found in the files.</Text>}
      <dl className="import-results">
        {results.map(({ key, count, text }) => (
          <div key={key}>
            <dd className="figure">{formatNumber(count)}</dd>
            <dt>{text}</dt>
          </div>
        ))}
      </dl>
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
