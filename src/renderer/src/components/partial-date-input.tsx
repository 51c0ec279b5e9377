import { Group, Input, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { locale } from '../format';
import { dayOrder } from './day-text';
import type { PartialDateText } from './partial-date-text';

const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: new Intl.DateTimeFormat(locale, { month: 'long' }).format(new Date(2026, index, 1)),
}));

interface PartialDateInputProps {
  label: string;
  value: PartialDateText;
  onChange: (value: PartialDateText) => void;
  error?: string | undefined;
  description?: ReactNode;
  hideLabel?: boolean;
}

/** A day such as a birthday, whose year may be unknown: three fields in the order of the locale. */
export function PartialDateInput({ label, value, onChange, error, description, hideLabel = false }: PartialDateInputProps) {
  const id = useId();
  const invalid = error !== undefined;
  const digits = (text: string, length: number) => text.replaceAll(/\D/g, '').slice(0, length);
  const fields = {
    day: (
      <TextInput
        key="day"
        aria-label={`${label}: day`}
        placeholder="Day"
        inputMode="numeric"
        w={64}
        error={invalid}
        value={value.day}
        onChange={(event) => onChange({ ...value, day: digits(event.currentTarget.value, 2) })}
      />
    ),
    month: (
      <NativeSelect
        key="month"
        aria-label={`${label}: month`}
        style={{ flex: 1, minWidth: 96 }}
        error={invalid}
        data={[{ value: '', label: 'Month' }, ...months]}
        value={value.month}
        onChange={(event) => onChange({ ...value, month: event.currentTarget.value })}
      />
    ),
    year: (
      <TextInput
        key="year"
        aria-label={`${label}: year, if known`}
        placeholder="Year"
        inputMode="numeric"
        w={76}
        error={invalid}
        value={value.year}
        onChange={(event) => onChange({ ...value, year: digits(event.currentTarget.value, 4) })}
      />
    ),
  };
  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      labelElement="div"
      description={description}
      error={error}
      errorProps={{ id: `${id}-error` }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start" role="group" aria-label={label}>
        {dayOrder(locale).map((part) => fields[part])}
      </Group>
    </Input.Wrapper>
  );
}
