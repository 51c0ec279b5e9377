import { Button, Stack } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { addDays } from '@shared/domain/calendar';
import type { FollowUp } from '@shared/domain/follow-up';
import { useState } from 'react';
import { firstDayOfWeek, formatDate, nextMonday, today } from '../../format';
import { performOrTell } from '../../store/actions';

export interface SnoozeChoicesProps {
  followUp: FollowUp;
  onDone: () => void;
}

export function SnoozeChoices({ followUp, onDone }: SnoozeChoicesProps) {
  const [picking, setPicking] = useState(false);
  const snooze = (dueDate: string) => {
    onDone();
    void performOrTell('followUps.move', { ids: [followUp.id], dueDate }, `Snoozed until ${formatDate(dueDate, 'short')}`);
  };
  if (picking) {
    return (
      <DatePicker
        minDate={addDays(today(), 1)}
        onChange={(day) => day !== null && snooze(day)}
        aria-label="Snooze until"
        firstDayOfWeek={firstDayOfWeek}
        hideOutsideDates
        ariaLabels={{ nextMonth: 'Next month', previousMonth: 'Month before', nextYear: 'Next year', previousYear: 'Year before' }}
      />
    );
  }
  const choices = [
    { label: 'Tomorrow', date: addDays(today(), 1) },
    { label: 'Next week', date: nextMonday(today()) },
  ];
  return (
    <Stack gap={2}>
      {choices.map(({ label, date }) => (
        <Button
          key={label}
          variant="subtle"
          color="gray"
          justify="space-between"
          rightSection={<span className="choice-note">{formatDate(date, 'short')}</span>}
          onClick={() => snooze(date)}
        >
          {label}
        </Button>
      ))}
      <Button variant="subtle" color="gray" justify="flex-start" onClick={() => setPicking(true)}>
        Pick a day…
      </Button>
    </Stack>
  );
}
