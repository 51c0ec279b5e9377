import { createHash } from 'node:crypto';
import type { ImportantDate } from '@shared/domain/contact';
import { contentLine, escapeText } from '../content-lines';
import type { OutgoingFollowUp } from '../outgoing';

/** Somebody's yearly days. */
export interface OutgoingDays {
  uid: string;
  name: string;
  /** Partial date. */
  birthday: string | null;
  dates: readonly ImportantDate[];
}

export interface OutgoingCalendar {
  followUps: Iterable<OutgoingFollowUp>;
  people: Iterable<OutgoingDays>;
  /** Epoch ms: when the calendar is made (DTSTAMP). */
  stampedAt: number;
}

const MAX_SUMMARY = 200;
/** Stands for a year that isn't known; a leap year, so that 29 February exists. */
const NO_YEAR = '2000';

const basic = (instant: number): string => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

/** The first line of a text, cut where it gets too long for a title. */
function titleOf(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/, 1);
  // By code points, so that no surrogate pair is cut.
  return line.length <= MAX_SUMMARY ? line : `${[...line].slice(0, MAX_SUMMARY - 1).join('')}…`;
}

class CalendarWriter {
  private readonly stamp: string;
  private readonly append: (text: string) => void;

  constructor(stampedAt: number, append: (text: string) => void) {
    this.stamp = basic(stampedAt);
    this.append = append;
  }

  /** An event of one day; without a DTEND it has just that (RFC 5545 3.6.1). It leaves the day free. */
  event(uid: string, day: string, summary: string, more: readonly string[]): void {
    const lines = [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${this.stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      ...more,
      `SUMMARY:${escapeText(titleOf(summary))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
    this.append(lines.map(contentLine).join(''));
  }

  /** One that repeats is the event of its rule; a time of it that was moved to another day is an event of its own beside it. */
  followUp({ uid, dueDate, reason, person, recurrence, recursOn }: OutgoingFollowUp): void {
    const text = reason.trim();
    const summary = text === '' ? `Follow up with ${person.name}` : `${person.name}: ${text}`;
    const description = text === '' ? [] : [`DESCRIPTION:${escapeText(text)}`];
    const day = recursOn ?? dueDate;
    if (recurrence === null) {
      this.event(uid, dueDate, summary, description);
      return;
    }
    this.event(uid, day, summary, [`RRULE:${recurrence}`, ...description]);
    if (day !== dueDate) this.event(uid, dueDate, summary, [`RECURRENCE-ID;VALUE=DATE:${day.replaceAll('-', '')}`, ...description]);
  }

  /** False for a date without a day. */
  yearly(uid: string, date: string, summary: string): boolean {
    const known = date.length === 10;
    if (!known && !date.startsWith('--')) return false;
    const day = known ? date : `${NO_YEAR}-${date.slice(2)}`;
    // Without the rule's second half, 29 February would come every four years; the last of February comes every year.
    const rule = day.endsWith('-02-29') ? 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'RRULE:FREQ=YEARLY';
    this.event(uid, day, summary, known ? [rule, `DESCRIPTION:${date}`] : [rule]);
    return true;
  }

  person({ uid, name, birthday, dates }: OutgoingDays): number {
    let count = 0;
    if (birthday !== null && this.yearly(`${uid}-birthday`, birthday, `Birthday: ${name}`)) count++;
    const seen = new Set<string>();
    for (const { label, date } of dates) {
      const key = createHash('sha256').update(`${label}\n${date}`).digest('hex').slice(0, 16);
      if (seen.has(key)) continue;
      seen.add(key);
      const what = label === 'anniversary' ? 'Anniversary' : label;
      if (this.yearly(`${uid}-${key}`, date, `${what}: ${name}`)) count++;
    }
    return count;
  }
}

/**
 * Writes an iCalendar file (RFC 5545): an event of a whole day for each open follow-up, on the day it is due and on those of its
 * rule, and a yearly one for each birthday and other day of a person. Days without a year begin in 2000; 29 February is the last day of February in other
 * years. Dates without a day are left out. The same things have the same UID each time, so that a calendar takes them for the
 * same.
 * @param append is given the text in pieces
 * @returns how many events there are of each
 */
export function writeIcs(
  { followUps, people, stampedAt }: OutgoingCalendar,
  append: (text: string) => void,
): { followUps: number; days: number } {
  const writer = new CalendarWriter(stampedAt, append);
  const counts = { followUps: 0, days: 0 };
  append('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rapport//Rapport//EN\r\nCALSCALE:GREGORIAN\r\nX-WR-CALNAME:Rapport\r\n');
  for (const followUp of followUps) {
    if (followUp.doneAt !== null) continue;
    writer.followUp(followUp);
    counts.followUps++;
  }
  for (const person of people) counts.days += writer.person(person);
  append('END:VCALENDAR\r\n');
  return counts;
}
