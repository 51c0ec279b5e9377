import { daysBetween } from '@shared/domain/calendar';
import { formatDate, locale, relativeDays, today } from '../../format';

const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const wholeDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "April 8, 1981", "April 8" where the year is not known, "April 1981", "1981", in the user's convention. */
export function formatPartialDate(date: string): string {
  if (date.startsWith('--')) return dayAndMonth.format(Date.parse(`2000-${date.slice(2)}T00:00:00Z`));
  if (date.length === 4) return date;
  if (date.length === 7) return formatDate(`${date}-01`, 'month');
  return wholeDay.format(Date.parse(`${date}T00:00:00Z`));
}

function occurrence(year: number, month: string, day: string): string {
  // 29 February is kept on the 28th where there is none.
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
}

/** When a yearly day comes round, and how many years it will be: "45 in 3 weeks", "in 3 weeks". Null without a day. */
export function yearsNext(date: string, now: string = today()): string | null {
  const match = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const [, year, month = '01', day = '01'] = match;
  const thisYear = Number(now.slice(0, 4));
  const here = occurrence(thisYear, month, day);
  const next = here >= now ? here : occurrence(thisYear + 1, month, day);
  const when = relativeDays(daysBetween(now, next));
  const years = year === undefined ? null : Number(next.slice(0, 4)) - Number(year);
  return years === null || years < 1 ? when : `${years} ${when}`;
}
