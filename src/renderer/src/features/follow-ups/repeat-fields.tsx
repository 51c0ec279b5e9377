import { Chip, Group, Input, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { every, type Frequency, maxCount, maxInterval, writeRecurrence } from '@shared/domain/recurrence';
import { useId } from 'react';
import { DayInput } from '../../components/day-input';
import { capitalized } from '../../format';
import { recurrenceWords, weekdayName, weekdaysInOrder } from './recurrence-words';
import type { RepeatChoice, RepeatValues } from './repeat-form';

interface RepeatFieldsProps {
  values: RepeatValues;
  onChange: (values: RepeatValues) => void;
  /** The day it is due, which the words are about. */
  day: string;
  /** The rule that is kept where the fields have no words for it. */
  kept: string | null;
  error: (path: string) => string | undefined;
}

const frequencies: { value: Frequency; one: string; many: string }[] = [
  { value: 'DAILY', one: 'day', many: 'days' },
  { value: 'WEEKLY', one: 'week', many: 'weeks' },
  { value: 'MONTHLY', one: 'month', many: 'months' },
  { value: 'YEARLY', one: 'year', many: 'years' },
];

function choicesFor(day: string, kept: string | null): { value: RepeatChoice; label: string }[] {
  const words = (frequency: Frequency, interval: number) => capitalized(recurrenceWords(writeRecurrence(every(frequency, interval, day))));
  return [
    { value: 'never', label: 'Does not repeat' },
    { value: 'week', label: words('WEEKLY', 1) },
    { value: 'twoWeeks', label: words('WEEKLY', 2) },
    { value: 'month', label: words('MONTHLY', 1) },
    { value: 'quarter', label: words('MONTHLY', 3) },
    { value: 'year', label: words('YEARLY', 1) },
    ...(kept === null ? [] : [{ value: 'kept' as const, label: capitalized(recurrenceWords(kept)) }]),
    { value: 'custom', label: 'Custom…' },
  ];
}

const toNumber = (value: string | number): number | null => (value === '' ? null : Number(value));

/** How often something comes again, and until when. */
export function RepeatFields({ values, onChange, day, kept, error }: RepeatFieldsProps) {
  const endsLabel = useId();
  const { choice, interval, frequency, weekdays, ends, until, count } = values;
  const set = (patch: Partial<RepeatValues>) => onChange({ ...values, ...patch });
  const repeats = choice !== 'never' && choice !== 'kept';
  return (
    <>
      <Select
        label="Repeats"
        allowDeselect={false}
        data={choicesFor(day, kept)}
        value={choice}
        onChange={(value) => value !== null && set({ choice: value })}
        error={error('recurrence')}
        maxDropdownHeight={320}
      />
      {choice === 'custom' && (
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <NumberInput
            label="Every"
            w={96}
            min={1}
            max={maxInterval}
            allowDecimal={false}
            value={interval ?? ''}
            onChange={(value) => set({ interval: toNumber(value) })}
            error={error('interval')}
          />
          <Select
            label="Unit"
            w={140}
            allowDeselect={false}
            data={frequencies.map(({ value, one, many }) => ({ value, label: interval === 1 ? one : many }))}
            value={frequency}
            onChange={(value) => value !== null && set({ frequency: value })}
          />
        </Group>
      )}
      {choice === 'custom' && frequency === 'WEEKLY' && (
        <Input.Wrapper label="On" labelElement="div" error={error('weekdays')}>
          <Chip.Group
            multiple
            value={weekdays}
            onChange={(value) => set({ weekdays: weekdaysInOrder.filter((code) => value.includes(code)) })}
          >
            <Group gap={6} mt={4} role="group" aria-label="On these days">
              {weekdaysInOrder.map((code) => (
                <Chip key={code} size="xs" value={code} aria-label={weekdayName(code)}>
                  {weekdayName(code, 'short')}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      {repeats && (
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Input.Wrapper label="Ends" labelElement="div" labelProps={{ id: endsLabel }}>
            <div>
              <SegmentedControl
                aria-labelledby={endsLabel}
                data={[
                  { value: 'never', label: 'Never' },
                  { value: 'until', label: 'On a day' },
                  { value: 'count', label: 'After' },
                ]}
                value={ends}
                onChange={(value) => set({ ends: value })}
              />
            </div>
          </Input.Wrapper>
          {ends === 'until' && (
            <div style={{ flex: 1, minWidth: 0 }}>
              <DayInput label="Last day" value={until} onChange={(value) => set({ until: value })} error={error('until')} />
            </div>
          )}
          {ends === 'count' && (
            <NumberInput
              label="Times"
              w={110}
              min={1}
              max={maxCount}
              allowDecimal={false}
              value={count ?? ''}
              onChange={(value) => set({ count: toNumber(value) })}
              error={error('count')}
            />
          )}
        </Group>
      )}
    </>
  );
}
