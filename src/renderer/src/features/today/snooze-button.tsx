import { ActionIcon, Popover } from '@mantine/core';
import type { FollowUp } from '@shared/domain/follow-up';
import { IconClockPause } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';

const SnoozeChoices = lazy(async () => ({ default: (await import('./snooze-choices')).SnoozeChoices }));

interface SnoozeButtonProps {
  followUp: FollowUp;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** Moves a follow-up to a later day. */
export function SnoozeButton({ followUp, opened, onChange }: SnoozeButtonProps) {
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" shadow="md" trapFocus returnFocus>
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
