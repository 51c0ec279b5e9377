import { Group } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { DayInput } from './day-input';
import type { DayAndTime } from './day-time';

interface InstantInputProps {
  label: string;
  value: DayAndTime;
  onChange: (value: DayAndTime) => void;
  error?: string | undefined;
}

/** A moment: day and time beside each other. */
export function InstantInput({ label, value, onChange, error }: InstantInputProps) {
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        <DayInput label={label} value={value.day} onChange={(day) => onChange({ ...value, day })} error={error} />
      </div>
      <TimeInput
        label="Time"
        w={112}
        value={value.time}
        onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
        error={error !== undefined && value.time === ''}
      />
    </Group>
  );
}
