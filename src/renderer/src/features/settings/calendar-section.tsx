import { Alert, Button, Group, Text } from '@mantine/core';
import type { CalendarFileView } from '@shared/calendar-file-views';
import { IconAlertTriangle } from '@tabler/icons-react';
import { request } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { formatDay, formatTime, relativeTime } from '../../format';
import { showError } from '../../store/actions';
import { refreshTables, useQuery } from '../../store/query-cache';
import { SettingsSection } from './settings-section';

const refresh = () => refreshTables(['setting']);

async function use(folder: string | null): Promise<void> {
  await request('calendarFile.use', { folder });
  refresh();
}

async function chooseFolder(): Promise<void> {
  try {
    const chosen = await request('app.chooseCalendarFolder', {});
    if (chosen) await use(chosen.folder);
  } catch (error) {
    showError('Could not choose the folder', error);
  }
}

async function turnOff(): Promise<void> {
  try {
    await use(null);
  } catch (error) {
    showError('Could not turn it off', error);
  }
}

function stateOf({ file, writtenAt, problem }: CalendarFileView): string {
  if (file === null) return 'Off. A calendar program can subscribe to the file, or open it.';
  const written = writtenAt !== null ? `written ${relativeTime(writtenAt)}` : problem ? 'not written yet' : 'being written';
  return `${file} · ${written}`;
}

/** Where the calendar file is, that any calendar program can subscribe to. */
export function CalendarSection() {
  const { data: view, error } = useQuery('calendarFile.get', {}, ['setting']);
  return (
    <SettingsSection
      title="Calendar"
      text="Follow-ups, birthdays and other days as a file that is kept up to date. It is as readable as any file in its folder."
    >
      {error && <ErrorNotice error={error} onRetry={refresh} />}
      {view?.problem && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden="true" />} title="The calendar file is not up to date">
          <Text size="sm" className="settings-path">
            {formatDay(view.problem.at)}, {formatTime(view.problem.at)}: {view.problem.message}. It is tried again after the next change.
          </Text>
        </Alert>
      )}
      <div className="settings-row">
        <div className="settings-path">
          <Text fw={550}>Calendar file</Text>
          <Text size="sm" c="dimmed">
            {view ? stateOf(view) : '\u00a0'}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {view?.file != null && (
            <Button variant="default" onClick={() => void turnOff()}>
              Turn off
            </Button>
          )}
          <Button variant="default" aria-label="Choose the folder of the calendar file" onClick={() => void chooseFolder()}>
            Choose folder…
          </Button>
        </Group>
      </div>
    </SettingsSection>
  );
}
