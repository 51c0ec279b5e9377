/** What to do now. */
import type { PersonRef } from '@shared/domain/contact';
import { addDays, localDateOf } from '@shared/domain/dates';
import type { BirthdayPerson, FadingPerson, RecentItem, TodayView } from '@shared/views';
import { LAST_TOUCH } from '../contacts/list';
import { countPeople } from '../contacts/service';
import type { Core } from '../core';
import { listFollowUps } from '../follow-ups/service';
import { listNewlyReferred, listUnthanked } from '../referrals/service';
import type { Timelines } from '../timeline/service';
import { toDo } from './to-do';
import { week } from './week';

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

/** The people are looked up one by one: joined, SQLite would read all of them first to make a filter of their ids. */
function recent(core: Core, timelines: Timelines, now: number): RecentItem[] {
  const newest = core.db
    .prepare('SELECT id, occurred_at AS at FROM touchpoint WHERE occurred_at <= ? ORDER BY occurred_at DESC LIMIT ?')
    .all(now, 4 * RECENT) as { id: number; at: number }[];
  const firstPerson = core.db.prepare(
    `SELECT id, name FROM contact WHERE deleted_at IS NULL
       AND id = (SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ? ORDER BY id LIMIT 1)`,
  );
  const found: RecentItem[] = [];
  for (const { id, at } of newest) {
    if (found.length === RECENT) break;
    const person = firstPerson.get(id) as PersonRef | undefined;
    const item = person && timelines.item({ key: `t${id}`, type: 'touchpoint', id, at }, person.id, now);
    if (person && item) found.push({ person, item });
  }
  return found;
}

/** Counted once while nobody comes or goes. */
const counted = new WeakMap<Core, { version: number; people: number }>();

function peopleOf(core: Core): number {
  const version = core.versions.contact;
  const known = counted.get(core);
  if (known?.version === version) return known.people;
  const people = countPeople(core.db);
  counted.set(core, { version, people });
  return people;
}

export function today(core: Core, timelines: Timelines): TodayView {
  const now = core.current();
  const date = localDateOf(now);
  const toThank = listUnthanked(core.db, 20);
  const open = listFollowUps(core, { contactId: null, open: true, until: addDays(date, 7), limit: 300 });
  const given = {
    date,
    followUps: open.filter((followUp) => followUp.dueDate <= date),
    fading: fading(core, now),
    birthdays: yearlyDays(core, date, 7),
    toThank,
  };
  return {
    ...given,
    ...toDo(core, given, listNewlyReferred(core.db, 50), now),
    upcoming: open.filter((followUp) => followUp.dueDate > date),
    recent: recent(core, timelines, now),
    week: week(core, now),
    people: peopleOf(core),
  };
}

export { toDoSections } from './to-do';
export { weekEntries } from './week';
