import { Alert, Button, Group, Input, SegmentedControl, Switch, Text } from '@mantine/core';
import type { DesktopView } from '@shared/desktop-views';
import { type DesktopPreferences, defaultDesktop } from '@shared/domain/desktop';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useId } from 'react';
import { ErrorNotice } from '../../components/error-notice';
import { SettingsSection } from './settings-section';
import { TimeOfDay } from './time-of-day';
import { type Desktop, useDesktop } from './use-desktop';

function Problem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
      <Text size="sm">{text} The details are in the log.</Text>
    </Alert>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  note: string;
  data: { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, note, data, value, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <Input.Wrapper label={label} description={note} labelElement="div" labelProps={{ id }}>
      <div>
        <SegmentedControl<T> size="sm" mt={6} aria-labelledby={id} data={data} value={value} onChange={onChange} />
      </div>
    </Input.Wrapper>
  );
}

const styles: { value: DesktopPreferences['style']; label: string }[] = [
  { value: 'digest', label: 'All in one' },
  { value: 'each', label: 'One for each' },
];
const times: { value: 'begin' | 'time'; label: string }[] = [
  { value: 'begin', label: 'As the day begins' },
  { value: 'time', label: 'At a time' },
];

function WhenAndHow({ preferences: p, save }: { preferences: DesktopPreferences; save: Desktop['save'] }) {
  return (
    <>
      <Choice
        label="How"
        note="Once a day. Of one for each, more than three come as one, and so does what has gathered over days."
        data={styles}
        value={p.style}
        onChange={(style) => save({ style })}
      />
      <Group align="flex-end" gap="md">
        <Choice
          label="When"
          note="If that is quiet, when the quiet hours end."
          data={times}
          value={p.time === null ? 'begin' : 'time'}
          onChange={(when) => save({ time: when === 'begin' ? null : defaultDesktop.time })}
        />
        {p.time !== null && <TimeOfDay label="Time" value={p.time} onSave={(time) => save({ time })} />}
      </Group>
      <Switch
        label="Quiet hours"
        description="Nothing is shown then; it waits until they are over."
        checked={p.quiet}
        onChange={(event) => save({ quiet: event.currentTarget.checked })}
      />
      {p.quiet && (
        <Group gap="md">
          <TimeOfDay label="Quiet from" value={p.quietFrom} onSave={(quietFrom) => save({ quietFrom })} />
          <TimeOfDay label="Quiet until" value={p.quietTo} onSave={(quietTo) => save({ quietTo })} />
        </Group>
      )}
      <Switch
        label="Also at the weekend"
        description="Otherwise what is due then comes on the next working day."
        checked={p.weekends}
        onChange={(event) => save({ weekends: event.currentTarget.checked })}
      />
      <Switch
        label="Show names and reasons"
        description="Otherwise only how many are due: others may see your screen."
        checked={p.names}
        onChange={(event) => save({ names: event.currentTarget.checked })}
      />
    </>
  );
}

function Notifications({ view, desktop }: { view: DesktopView; desktop: Desktop }) {
  const { preferences, supports, problems } = view;
  return (
    <SettingsSection title="Notifications" text="Of follow-ups that are due, while Rapport is running. Nothing leaves this computer.">
      {!supports.notifications && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
          <Text size="sm">
            This system shows no notifications for Rapport now. Its notification service may be switched off or missing.
          </Text>
        </Alert>
      )}
      <Problem text={problems.notifications} />
      <Problem text={problems.file} />
      <Switch
        label="Tell me what is due"
        description="A click on it opens the person, or Today when there are several."
        checked={preferences.notify}
        onChange={(event) => desktop.save({ notify: event.currentTarget.checked })}
      />
      {preferences.notify && <WhenAndHow preferences={preferences} save={desktop.save} />}
      <div className="settings-row">
        <div>
          <Text fw={550}>Try it</Text>
          <Text size="sm" c="dimmed">
            Shows one at once, quiet hours or not.
          </Text>
        </div>
        <Button variant="default" disabled={!supports.notifications} onClick={desktop.test}>
          Send a test
        </Button>
      </div>
    </SettingsSection>
  );
}

function OnTheDesktop({ view, desktop }: { view: DesktopView; desktop: Desktop }) {
  const { preferences, supports, problems, startAtLogin } = view;
  return (
    <SettingsSection title="Desktop" text="How Rapport shows itself outside its window, on this computer.">
      <Problem text={problems.badge} />
      <Switch
        label="Number on the icon"
        description={supports.badge ? 'How many follow-ups are due, overdue ones included.' : 'This desktop shows no numbers on icons.'}
        disabled={!supports.badge}
        checked={supports.badge && preferences.badge}
        onChange={(event) => desktop.save({ badge: event.currentTarget.checked })}
      />
      <Problem text={problems.tray} />
      <Switch
        label="Icon beside the clock"
        description="To open Rapport, log a touchpoint or see Today. Not every desktop has a place for it."
        checked={preferences.tray}
        onChange={(event) => desktop.save({ tray: event.currentTarget.checked })}
      />
      <Switch
        label="Keep running when the window is closed"
        description="The icon beside the clock brings it back, and so does starting Rapport again. Quit ends it."
        disabled={!preferences.tray}
        checked={preferences.tray && preferences.keepRunning}
        onChange={(event) => desktop.save({ keepRunning: event.currentTarget.checked })}
      />
      <Problem text={problems.startAtLogin} />
      <Switch
        label="Start at login"
        description="Without its window if it keeps running beside the clock."
        checked={startAtLogin}
        onChange={(event) => desktop.startAtLogin(event.currentTarget.checked)}
      />
    </SettingsSection>
  );
}

/** Notifications, number on the icon, icon beside the clock, start at login; each is saved as it is chosen. */
export function DesktopSections() {
  const desktop = useDesktop();
  const { view, error } = desktop;
  return (
    <>
      {error && <ErrorNotice title="That did not work" error={error} onRetry={desktop.reload} />}
      {view && <Notifications view={view} desktop={desktop} />}
      {view && <OnTheDesktop view={view} desktop={desktop} />}
    </>
  );
}
