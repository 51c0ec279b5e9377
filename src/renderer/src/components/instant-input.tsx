import { Group } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { localDateOf } from '@shared/domain/calendar';
import { DayInput } from './day-input';

/** A day (`YYYY-MM-DD`) and a time (`HH:mm`) of the user's clock, as two fields hold them. */
export interface DayAndTime {
  day: string | null;
  time: string;
}

export function dayAndTimeOf(instant: number): DayAndTime {
  const date = new Date(instant);
  return { day: localDateOf(instant), time: `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}` };
}

/** Epoch ms of a day and time of the user's clock; null while one is missing. */
export function instantOf({ day, time }: DayAndTime): number | null {
  if (day === null || !/^\d{2}:\d{2}/.test(time)) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const instant = new Date(2000, 0, 1, hours, minutes);
  instant.setFullYear(year, month - 1, date);
  return instant.getTime();
}

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
