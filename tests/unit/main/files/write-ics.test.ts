import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type OutgoingCalendar, writeIcs } from '../../../../src/main/files/ics/write-ics';
import { date, filled, rawText, text } from './outgoing-support';

const STAMP = Date.UTC(2026, 10, 21, 9, 30);

function written(calendar: Partial<OutgoingCalendar>): string {
  let all = '';
  writeIcs({ followUps: [], people: [], stampedAt: STAMP, ...calendar }, (more) => (all += more));
  return all;
}

const eventsOf = (ics: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

const ana = { uid: 'a1', name: 'Ana Lima' };

/** The first days of an event from a year on. */
function daysOf(event: ICAL.Event | undefined, from: string, count: number): string[] {
  if (!event) return [];
  const iterator = event.iterator();
  const days: string[] = [];
  for (let next = iterator.next(); next && days.length < count; next = iterator.next())
    if (next.toString() >= from) days.push(next.toString());
  return days;
}

describe('iCalendar', () => {
  test('an open follow-up is a whole day; one that is done is none', () => {
    const followUp = {
      uid: 'f1',
      dueDate: '2026-11-30',
      reason: 'Send the book; ask, how\nthe talk went',
      doneAt: null,
      person: ana,
      recurrence: null,
      recursOn: null,
    };
    const ics = written({ followUps: [followUp, { ...followUp, uid: 'f2', doneAt: 1 }, { ...followUp, uid: 'f3', reason: '' }] });
    expect(ics.split('\r\n').slice(5, 14)).toEqual([
      'BEGIN:VEVENT',
      'UID:f1',
      'DTSTAMP:20261121T093000Z',
      'DTSTART;VALUE=DATE:20261130',
      'DESCRIPTION:Send the book\\; ask\\, how\\nthe talk went',
      'SUMMARY:Ana Lima: Send the book\\; ask\\, how',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'BEGIN:VEVENT',
    ]);
    expect(eventsOf(ics).map(({ uid, summary }) => [uid, summary])).toEqual([
      ['f1', 'Ana Lima: Send the book; ask, how'],
      ['f3', 'Follow up with Ana Lima'],
    ]);
  });

  test('one that repeats is the event of its rule, with a time of it that was moved beside it', () => {
    const followUp = {
      uid: 'f1',
      dueDate: '2026-11-30',
      reason: 'Call',
      doneAt: null,
      person: ana,
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      recursOn: null,
    };
    const [weekly, ...none] = eventsOf(written({ followUps: [followUp] }));
    expect(none).toEqual([]);
    expect(daysOf(weekly, '2026', 3)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14']);
    const ics = written({ followUps: [{ ...followUp, dueDate: '2026-12-02', recursOn: '2026-11-30' }] });
    const [master, moved] = eventsOf(ics);
    expect([master?.uid, moved?.uid, String(moved?.recurrenceId), String(moved?.startDate)]).toEqual([
      'f1',
      'f1',
      '2026-11-30',
      '2026-12-02',
    ]);
    expect(ics.split('\r\n')).toContain('RECURRENCE-ID;VALUE=DATE:20261130');
    if (master && moved) master.relateException(moved);
    const iterator = master?.iterator();
    const shown = [0, 1].map(() => iterator?.next()).map((time) => (time ? String(master?.getOccurrenceDetails(time).startDate) : ''));
    expect(shown).toEqual(['2026-12-02', '2026-12-07']);
  });

  test('birthdays and other days come every year, 29 February too', () => {
    const dates = [
      { label: 'anniversary', date: '--02-29' },
      { label: 'Name day', date: '2001-07-26' },
      { label: 'Moved', date: '2001-07' },
      { label: 'Name day', date: '2001-07-26' },
    ];
    const events = eventsOf(written({ people: [{ ...ana, birthday: '1996-02-29', dates }] }));
    expect(events.map(({ summary, description }) => [summary, description])).toEqual([
      ['Birthday: Ana Lima', '1996-02-29'],
      ['Anniversary: Ana Lima', null],
      ['Name day: Ana Lima', '2001-07-26'],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
    expect(daysOf(events[0], '1996', 5)).toEqual(['1996-02-29', '1997-02-28', '1998-02-28', '1999-02-28', '2000-02-29']);
    expect(daysOf(events[1], '2026', 3)).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
    expect(daysOf(events[2], '2026', 2)).toEqual(['2026-07-26', '2027-07-26']);
  });

  test('a calendar without anything is one', () => {
    expect(eventsOf(written({}))).toEqual([]);
  });

  test('any text is read by another program as it was', () => {
    const followUp = fc.record({
      uid: filled,
      dueDate: fc.constant('2026-11-30'),
      reason: rawText,
      doneAt: fc.constant(null),
      recurrence: fc.constant(null),
      recursOn: fc.constant(null),
      person: fc.record({ uid: filled, name: text }),
    });
    const person = fc.record({
      uid: filled,
      name: text,
      birthday: fc.option(date),
      dates: fc.array(fc.record({ label: filled, date }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(followUp, { maxLength: 4 }), fc.array(person, { maxLength: 3 }), (followUps, people) => {
        const ics = written({ followUps, people });
        for (const line of ics.split('\r\n')) {
          expect(Buffer.from(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toContain('\n');
        }
        const events = eventsOf(ics);
        for (const [i, { uid, reason }] of followUps.entries()) {
          expect(events[i]?.uid).toBe(uid);
          expect(events[i]?.startDate.toString()).toBe('2026-11-30');
          expect(events[i]?.description ?? '').toBe(reason.trim());
        }
        const hasDay = (date: string): boolean => date.startsWith('--') || date.length === 10;
        const days = people.flatMap(({ birthday, dates }) => {
          const others = new Map(dates.map((one) => [JSON.stringify(one), one.date]));
          return [birthday ?? '', ...others.values()].filter(hasDay);
        });
        expect(events.length - followUps.length).toBe(days.length);
      }),
      { numRuns: 300 },
    );
  });

  test('a long reason is cut in the summary, not in the description', () => {
    const reason = '😀'.repeat(500);
    const [event] = eventsOf(
      written({ followUps: [{ uid: 'f', dueDate: '2026-11-30', reason, doneAt: null, person: ana, recurrence: null, recursOn: null }] }),
    );
    expect(event?.description).toBe(reason);
    expect(event?.summary.endsWith('…')).toBe(true);
    expect(event?.summary.isWellFormed()).toBe(true);
  });
});
