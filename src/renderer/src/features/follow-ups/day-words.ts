import type { YearlyDay } from '@shared/agenda-views';
import { addDays } from '@shared/domain/calendar';
import { capitalized, formatDate, plural, today } from '../../format';

/** "Birthday, turns 40", "Anniversary, 7 years". */
export function yearlyWords({ label, years }: Pick<YearlyDay, 'label' | 'years'>): string {
  const isBirthday = label === 'birthday';
  const much = years === null || years === 0 ? '' : isBirthday ? `, turns ${years}` : `, ${plural(years, 'year')}`;
  return `${isBirthday ? 'Birthday' : capitalized(label)}${much}`;
}

/** "Today, Sunday 22 November". */
export function dayHeading(day: string): string {
  const now = today();
  const near = day === now ? 'Today, ' : day === addDays(now, 1) ? 'Tomorrow, ' : '';
  const year = day.slice(0, 4) === now.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${near}${formatDate(day, 'long')}${year}`;
}
