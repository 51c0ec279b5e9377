import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { locale, today } from '../format';
import { parseDay } from './day-text';

interface DayInputProps {
  label: ReactNode;
  /** `YYYY-MM-DD`. */
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string | undefined;
  description?: ReactNode;
  clearable?: boolean;
  required?: boolean;
  minDate?: string;
  maxDate?: string;
  autoFocus?: boolean;
}

const dayFormat = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** A calendar day, typed as one writes it or picked from a calendar. */
export function DayInput({ error, clearable = false, required = false, autoFocus, minDate, maxDate, ...rest }: DayInputProps) {
  return (
    <DateInput
      {...rest}
      error={error}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': 'Clear the day' }}
      allowDeselect={clearable}
      withAsterisk={required}
      valueFormat={(date) => dayFormat.format(new Date(`${date.slice(0, 10)}T12:00:00`))}
      dateParser={(text) => parseDay(text, today(), locale)}
      leftSection={<IconCalendar size={16} aria-hidden />}
      {...(minDate === undefined ? {} : { minDate })}
      {...(maxDate === undefined ? {} : { maxDate })}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
    />
  );
}
