/** Birthdays and the other days of people's years. */
import type { YearlyDay } from '@shared/agenda-views';
import { addDays } from '@shared/domain/dates';
import type { Core } from '../core';

interface DaysAsked {
  from: string;
  to: string;
  tag: string | null;
  /** So many of a day at most. */
  limit: number;
}

interface Found {
  id: number;
  name: string;
  date: string;
  label: string;
}

const COUNTS = 'c.deleted_at IS NULL AND c.archived_at IS NULL';
const HAS_TAG = `AND EXISTS (SELECT 1 FROM contact_tag ct JOIN tag ON tag.id = ct.tag_id WHERE ct.contact_id = c.id AND tag.name = :tag)`;
/** Each answers by an index of the month and day. A partial date without a day, such as `1980-05`, has none. */
const textOf = (hasTag: boolean) => `
  SELECT * FROM (SELECT c.id, c.name, c.birthday AS date, 'birthday' AS label FROM contact c
    WHERE c.birthday IS NOT NULL AND ${COUNTS} AND substr(c.birthday, -5) = :day AND c.birthday GLOB '*-??-??' ${hasTag ? HAS_TAG : ''} LIMIT :limit)
  UNION ALL SELECT * FROM (SELECT c.id, c.name, d.date, d.label FROM important_date d JOIN contact c ON c.id = d.contact_id
    WHERE ${COUNTS} AND substr(d.date, -5) = :day AND d.date GLOB '*-??-??' ${hasTag ? HAS_TAG : ''} LIMIT :limit)`;
const all = textOf(false);
const tagged = textOf(true);

/** What is called the same on a day of the calendar: 29 February is on the 28th of other years. */
function namesOf(day: string): string[] {
  const isLastOfFebruary = day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01');
  return isLastOfFebruary ? ['02-28', '02-29'] : [day.slice(5)];
}

/** @returns those between two days, both included, by day and name, and the days that have more than `limit` */
export function yearlyDays(core: Core, { from, to, tag, limit }: DaysAsked): { days: YearlyDay[]; cut: string[] } {
  const days: YearlyDay[] = [];
  const cut: string[] = [];
  const statement = core.db.prepare(tag === null ? all : tagged);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const found = namesOf(day).flatMap(
      (name) => statement.all({ day: name, limit: limit + 1, ...(tag === null ? {} : { tag }) }) as Found[],
    );
    if (found.length > limit) cut.push(day);
    const shown = found.slice(0, limit).map(({ id, name, date, label }): YearlyDay => {
      const year = /^\d{4}/.exec(date)?.[0];
      return { contactId: id, contactName: name, day, label, years: year === undefined ? null : Number(day.slice(0, 4)) - Number(year) };
    });
    // Nobody has a birthday before they were born.
    days.push(...shown.filter(({ years }) => years === null || years >= 0).sort((a, b) => a.contactName.localeCompare(b.contactName)));
  }
  return { days, cut };
}
