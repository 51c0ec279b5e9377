/** What is due, day by day. */
import type { AgendaView, ComingTime } from '@shared/agenda-views';
import type { Decoded } from '@shared/contract';
import { localDateOf } from '@shared/domain/dates';
import { daysBetweenOf, parseRecurrence } from '@shared/domain/recurrence';
import type { Core } from '../core';
import { selectDue, selectRecurring } from './repository';
import { yearlyDays } from './yearly-days';

/** Nobody looks through more at once. */
const FOLLOW_UPS_MOST = 500;
const COMING_MOST = 2_000;
const YEARLY_MOST_A_DAY = 20;

type AgendaQuery = Decoded<'followUps.agenda'>;

/** The days on which open follow-ups come again, after the one they are due on. */
function comingTimes(core: Core, { from, to, tag }: AgendaQuery): ComingTime[] {
  const coming: ComingTime[] = [];
  for (const { id, contactId, contactName, reason, dueDate, recurrence, recursOn } of selectRecurring(core.db, to, tag)) {
    if (recurrence === null) continue;
    const start = recursOn ?? dueDate;
    const days = daysBetweenOf(parseRecurrence(recurrence), start, from, to, COMING_MOST - coming.length + 1);
    for (const day of days) {
      if (day > start && day > dueDate) coming.push({ followUpId: id, contactId, contactName, reason, day });
    }
    if (coming.length >= COMING_MOST) break;
  }
  return coming.slice(0, COMING_MOST).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.followUpId - b.followUpId));
}

export function agenda(core: Core, query: AgendaQuery): AgendaView {
  const { from, to, overdue, show, tag } = query;
  const date = localDateOf(core.now());
  const due = show === 'yearly' ? [] : selectDue(core.db, { from: overdue ? null : from, to, tag, limit: FOLLOW_UPS_MOST + 1 });
  const { days, cut } = show === 'followUps' ? { days: [], cut: [] } : yearlyDays(core, { from, to, tag, limit: YEARLY_MOST_A_DAY });
  return {
    date,
    followUps: due.slice(0, FOLLOW_UPS_MOST),
    coming: show === 'yearly' ? [] : comingTimes(core, query),
    yearly: days,
    isCut: due.length > FOLLOW_UPS_MOST,
    cutDays: cut,
  };
}
