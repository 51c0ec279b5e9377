/** How often, as its fields hold it. */
import type { FollowUp } from '@shared/domain/follow-up';
import {
  every,
  type Frequency,
  maxCount,
  maxInterval,
  parseRecurrence,
  type WeekdayCode,
  weekdayCodeOf,
  writeRecurrence,
} from '@shared/domain/recurrence';
import { formatNumber } from '../../format';
import { weekdayName } from './recurrence-words';

/** `kept`: a rule that the fields have no words for. */
export const repeatChoices = ['never', 'week', 'twoWeeks', 'month', 'quarter', 'year', 'custom', 'kept'] as const;
export type RepeatChoice = (typeof repeatChoices)[number];

export interface RepeatValues {
  choice: RepeatChoice;
  /** Of a custom one. */
  interval: number | null;
  frequency: Frequency;
  weekdays: WeekdayCode[];
  ends: 'never' | 'until' | 'count';
  until: string | null;
  count: number | null;
}

const simple: Partial<Record<RepeatChoice, { frequency: Frequency; interval: number }>> = {
  week: { frequency: 'WEEKLY', interval: 1 },
  twoWeeks: { frequency: 'WEEKLY', interval: 2 },
  month: { frequency: 'MONTHLY', interval: 1 },
  quarter: { frequency: 'MONTHLY', interval: 3 },
  year: { frequency: 'YEARLY', interval: 1 },
};

export function noRepeat(day: string): RepeatValues {
  return { choice: 'never', interval: 1, frequency: 'WEEKLY', weekdays: [weekdayCodeOf(day)], ends: 'never', until: null, count: null };
}

/** What an open follow-up repeats by. */
export function repeatOf({ recurrence, recursOn, dueDate }: Pick<FollowUp, 'recurrence' | 'recursOn' | 'dueDate'>): RepeatValues {
  const day = recursOn ?? dueDate;
  if (recurrence === null) return noRepeat(day);
  const rule = parseRecurrence(recurrence);
  const { frequency, interval, count, until } = rule;
  const isPlain = (wanted: { frequency: Frequency; interval: number }) =>
    writeRecurrence({ ...every(wanted.frequency, wanted.interval, day), count, until }) === recurrence;
  const named = repeatChoices.find((choice) => {
    const wanted = simple[choice];
    return wanted !== undefined && isPlain(wanted);
  });
  const onWeekdays = frequency === 'WEEKLY' && rule.weekStart === 'MO' && rule.weekdays.length > 0;
  return {
    choice: named ?? (onWeekdays || isPlain({ frequency, interval }) ? 'custom' : 'kept'),
    interval,
    frequency,
    weekdays: onWeekdays ? rule.weekdays.map(({ day: code }) => code) : [weekdayCodeOf(day)],
    ends: until !== null ? 'until' : count !== null ? 'count' : 'never',
    until,
    count,
  };
}

type RepeatErrors = Partial<Record<'recurrence' | 'interval' | 'weekdays' | 'until' | 'count', string>>;

function isFrom1(value: number | null, max: number): value is number {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= max;
}

/** The rule from its fields for something due on `day`; null: it does not repeat, or an error says what is missing. */
export function readRepeat(values: RepeatValues, day: string): { recurrence: string | null; errors: RepeatErrors } {
  const { choice, weekdays, ends, until, count } = values;
  if (choice === 'never' || choice === 'kept') return { recurrence: null, errors: {} };
  const errors: RepeatErrors = {};
  const { frequency, interval } = simple[choice] ?? values;
  const step = isFrom1(interval, maxInterval) ? interval : 1;
  if (step !== interval) errors.interval = `Give a number from 1 to ${formatNumber(maxInterval)}`;
  if (ends === 'until' && until === null) errors.until = 'Choose the last day';
  if (ends === 'until' && until !== null && until < day) errors.until = 'Is before the first day';
  if (ends === 'count' && !isFrom1(count, maxCount)) errors.count = `Give a number from 1 to ${formatNumber(maxCount)}`;
  const rule = { ...every(frequency, step, day), count: ends === 'count' ? count : null, until: ends === 'until' ? until : null };
  if (choice === 'custom' && frequency === 'WEEKLY') {
    const first = weekdayCodeOf(day);
    if (!weekdays.includes(first)) errors.weekdays = `Choose ${weekdayName(first)} too, the day it begins on, or another day above`;
    return { recurrence: writeRecurrence({ ...rule, weekdays: weekdays.map((code) => ({ day: code, nth: null })) }), errors };
  }
  return { recurrence: writeRecurrence(rule), errors };
}
