import { ActionIcon, Popover } from '@mantine/core';
import type { FollowUp } from '@shared/domain/follow-up';
import { IconClockPause } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { type LazyComponent, lazyComponent } from '../../components/lazy-component';
import type { SnoozeChoicesProps } from './snooze-choices';

export const SnoozeChoices: LazyComponent<SnoozeChoicesProps> = lazyComponent(async () => (await import('./snooze-choices')).SnoozeChoices);

interface SnoozeButtonProps {
  followUp: FollowUp;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** Moves a follow-up to a later day. */
export function SnoozeButton({ followUp, opened, onChange }: SnoozeButtonProps) {
  // Opened empty it would have nothing to focus, and would jump once its content is there.
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    if (!opened || loaded) return;
    const done = () => setLoaded(true);
    SnoozeChoices.preload().then(done, done);
  }, [opened, loaded]);
  return (
    <Popover opened={opened && loaded} onChange={onChange} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Snooze: ${followUp.contactName}`}
          title="Snooze (S)"
          onClick={() => onChange(!opened)}
        >
          <IconClockPause size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label="Snooze until">
        <Suspense fallback={null}>
          <SnoozeChoices followUp={followUp} onDone={() => onChange(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
