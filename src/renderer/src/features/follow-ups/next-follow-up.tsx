import { Chip, Group, Input } from '@mantine/core';
import { useId } from 'react';
import { DayInput } from '../../components/day-input';
import { inMonths, nextMonday, today } from '../../format';

interface NextFollowUpProps {
  /** `YYYY-MM-DD`; null: none. */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** When to follow up again after what is being logged. */
export function NextFollowUp({ value, onChange }: NextFollowUpProps) {
  const label = useId();
  const now = today();
  const choices = [
    { label: 'Not planned', day: null },
    { label: 'Next week', day: nextMonday(now) },
    { label: 'In a month', day: inMonths(now, 1) },
    { label: 'In 3 months', day: inMonths(now, 3) },
  ];
  return (
    <Input.Wrapper label="Next follow-up" labelElement="div" labelProps={{ id: label }}>
      <Group gap={6} mt={4} mb={6} role="group" aria-labelledby={label}>
        {choices.map((choice) => (
          <Chip key={choice.label} size="xs" type="radio" checked={value === choice.day} onChange={() => onChange(choice.day)}>
            {choice.label}
          </Chip>
        ))}
      </Group>
      {value !== null && <DayInput label="By" value={value} onChange={onChange} minDate={now} />}
    </Input.Wrapper>
  );
}
