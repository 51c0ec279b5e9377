/** What to do now. */
import { addDays, DAY_MS, localDateOf } from '@shared/domain/dates';
import { GIVE, TAKE } from '@shared/ror/entries';
import { returnOf } from '@shared/ror/score';
import type { BirthdayPerson, FadingPerson, RecentItem, TodayView } from '@shared/views';
import { LAST_TOUCH } from '../contacts/list';
import { countPeople } from '../contacts/service';
import type { Core } from '../core';
import { listFollowUps } from '../follow-ups/service';
import { listUnthanked } from '../referrals/service';
import { visitEntries } from '../ror/all-entries';
import type { Timelines } from '../timeline/service';

const FADING = 6;
const RECENT = 12;

/** Birthdays and other yearly days from `date` for `days` days; 29 February counts on the 28th in other years. */
function yearlyDays(core: Core, date: string, days: number): BirthdayPerson[] {
  const wanted = new Map<string, string>();
  for (let i = 0; i < days; i += 1) {
    const day = addDays(date, i);
    wanted.set(day.slice(5), day);
    const leap = day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01');
    if (leap) wanted.set('02-29', day);
  }
  const rows = core.db
    .prepare(
      `SELECT id, name, birthday AS date, 'birthday' AS label FROM contact
         WHERE birthday IS NOT NULL AND deleted_at IS NULL AND archived_at IS NULL AND substr(birthday, -5) IN (SELECT value FROM json_each(:days))
       UNION ALL SELECT c.id, c.name, d.date, d.label FROM important_date d JOIN contact c ON c.id = d.contact_id
         WHERE c.deleted_at IS NULL AND c.archived_at IS NULL AND d.label LIKE '%anniversary%' AND substr(d.date, -5) IN (SELECT value FROM json_each(:days))`,
    )
    .all({ days: JSON.stringify([...wanted.keys()]) }) as BirthdayPerson[];
  return rows
    .filter((row) => /-\d\d-\d\d$/.test(row.date))
    .map((row) => {
      const day = wanted.get(row.date.slice(-5)) ?? date;
      const year = /^\d{4}/.exec(row.date)?.[0];
      return { ...row, date: day, years: year === undefined ? null : Number(day.slice(0, 4)) - Number(year) };
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.name.localeCompare(b.name));
}

function fading(core: Core, now: number): FadingPerson[] {
  const about = core.db.prepare(`SELECT c.name, c.organization, c.stage, ${LAST_TOUCH} AS last_touch FROM contact c WHERE c.id = :id`);
  return core.board.fadingMost(now, FADING).map((top) => {
    const { last_touch, ...row } = about.get({ id: top.id, now }) as {
      name: string;
      organization: string;
      stage: string | null;
      last_touch: number | null;
    };
    return { ...top, ...row, lastTouchAt: last_touch };
  });
}

function recent(core: Core, timelines: Timelines, now: number): RecentItem[] {
  const rows = core.db
    .prepare(
      `SELECT t.id, t.occurred_at AS at, c.id AS personId, c.name FROM touchpoint t
       JOIN touchpoint_contact tc ON tc.id = (SELECT min(o.id) FROM touchpoint_contact o WHERE o.touchpoint_id = t.id)
       JOIN contact c ON c.id = tc.contact_id WHERE t.occurred_at <= ? AND c.deleted_at IS NULL ORDER BY t.occurred_at DESC LIMIT ?`,
    )
    .all(now, RECENT) as { id: number; at: number; personId: number; name: string }[];
  return rows.flatMap(({ id, at, personId, name }) => {
    const item = timelines.item({ key: `t${id}`, type: 'touchpoint', id, at }, personId, now);
    return item ? [{ person: { id: personId, name }, item }] : [];
  });
}

function week(core: Core, now: number): TodayView['week'] {
  const after = now - 7 * DAY_MS;
  const sums = { touchpoints: 0, points: 0, give: 0, take: 0, returned: 0 };
  visitEntries(core.db, core.ror, { after, until: now }, (_contact, series, amount) => {
    if (series === GIVE) sums.give += amount;
    else if (series === TAKE) sums.take += amount;
    else sums.points += amount;
  });
  sums.returned = returnOf(sums.points, sums.give);
  const logged = core.db.find(
    core.db.sql
      .selectFrom('touchpoint')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('occurred_at', '>', after)
      .where('occurred_at', '<=', now)
      .where('kind', '<>', 'note'),
  );
  sums.touchpoints = logged?.count ?? 0;
  return sums;
}

export function today(core: Core, timelines: Timelines): TodayView {
  const now = core.current();
  const date = localDateOf(now);
  const open = listFollowUps(core, { contactId: null, open: true, until: addDays(date, 7), limit: 300 });
  return {
    date,
    followUps: open.filter((followUp) => followUp.dueDate <= date),
    upcoming: open.filter((followUp) => followUp.dueDate > date),
    fading: fading(core, now),
    birthdays: yearlyDays(core, date, 7),
    toThank: listUnthanked(core.db, 20),
    recent: recent(core, timelines, now),
    week: week(core, now),
    people: countPeople(core.db),
  };
}
