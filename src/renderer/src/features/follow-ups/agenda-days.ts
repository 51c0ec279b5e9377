/** The answer of the program, day by day. */
import type { AgendaView, ComingTime, YearlyDay } from '@shared/agenda-views';
import { addDays, daysBetween } from '@shared/domain/calendar';
import type { FollowUp } from '@shared/domain/follow-up';
import { firstDayOfWeek } from '../../format';

export interface AgendaDay {
  day: string;
  followUps: FollowUp[];
  coming: ComingTime[];
  yearly: YearlyDay[];
  /** Not all birthdays and the like of the day are here. */
  isCut: boolean;
}

/** The days that have something, in their order; `every`: all of them. Those overdue are of no day. */
export function daysOf(view: AgendaView, from: string, to: string, every = false): AgendaDay[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index): AgendaDay => {
    const day = addDays(from, index);
    return { day, followUps: [], coming: [], yearly: [], isCut: view.cutDays.includes(day) };
  });
  const at = new Map(days.map((one) => [one.day, one]));
  for (const followUp of view.followUps) at.get(followUp.dueDate)?.followUps.push(followUp);
  for (const time of view.coming) at.get(time.day)?.coming.push(time);
  for (const yearly of view.yearly) at.get(yearly.day)?.yearly.push(yearly);
  return every ? days : days.filter(({ followUps, coming, yearly }) => followUps.length + coming.length + yearly.length > 0);
}

/** The first of a month, so many months from that of `day`. */
export function firstOfMonth(day: string, months = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The weeks that a month is in, from the day a week starts with where the user lives. */
export function weeksOfMonth(first: string): string[][] {
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  const begin = addDays(first, -((weekday - firstDayOfWeek + 7) % 7));
  const count = Math.ceil(daysBetween(begin, firstOfMonth(first, 1)) / 7);
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_day, index) => addDays(begin, week * 7 + index)));
}

/** The same day of another month, or its last day. */
export function inOtherMonth(day: string, months: number): string {
  const first = firstOfMonth(day, months);
  const last = addDays(firstOfMonth(first, 1), -1);
  return addDays(first, Math.min(Number(day.slice(8)), Number(last.slice(8))) - 1);
}
