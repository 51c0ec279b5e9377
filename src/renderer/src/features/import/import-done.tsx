import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportSummary } from '@shared/import-views';
import { IconCheck } from '@tabler/icons-react';
import { request } from '../../api';
import { formatNumber } from '../../format';
import { showError, undo } from '../../store/actions';
import { navigate } from '../../store/navigation';
import { countsText } from '../settings/export-everything';
import { doneText, otherCount, resultsOf } from './outcomes';

interface ImportDoneProps {
  summary: ImportSummary;
  /** What came along with the people. */
  others: Record<string, number>;
  onClose: () => void;
}

/** What was written, with the way back. */
export function ImportDone({ summary, others, onClose }: ImportDoneProps) {
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
        {doneText(summary, others)}
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
      {otherCount({ others }) > 0 && <Text c="dimmed">Came along: {countsText(others)}</Text>}
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
