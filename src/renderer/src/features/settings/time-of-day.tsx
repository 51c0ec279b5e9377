import { TimeInput } from '@mantine/dates';
import { useEffect, useState } from 'react';

interface TimeOfDayProps {
  label: string;
  /** `HH:MM` */
  value: string;
  onSave: (value: string) => void;
}

/** A time that is kept once it is typed: with Enter, or when the field is left. */
export function TimeOfDay({ label, value, onSave }: TimeOfDayProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const save = () => {
    if (typed === '') setTyped(value);
    else if (typed !== value) onSave(typed);
  };
  return (
    <TimeInput
      label={label}
      w={120}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}
