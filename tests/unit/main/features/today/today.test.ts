import { DAY_MS } from '@shared/domain/dates';
import { describe, expect, it } from 'vitest';
import { setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { Timelines } from '../../../../../src/main/features/timeline/service';
import { today } from '../../../../../src/main/features/today/service';
import { aContact, aCore, aReferral, aTouchpoint, START, type TestCore } from '../../../../support/builders';

function plan(core: TestCore, contactId: number, dueDate: string): void {
  core.act('Plan', () => {
    insertFollowUp(core.db, { contactId, dueDate, reason: dueDate, uid: core.newUid(), doneAt: null, source: 'manual', now: START });
  });
}

const look = (core: TestCore) => today(core, new Timelines(core));

describe('today', () => {
  it('lists what is due and overdue, oldest first, then what comes this week', () => {
    const core = aCore();
    const ana = aContact(core);
    for (const day of ['2026-11-01', '2026-10-20', '2026-11-05', '2026-11-30']) plan(core, ana, day);
    const view = look(core);
    expect(view.followUps.map((f) => f.dueDate)).toEqual(['2026-10-20', '2026-11-01']);
    expect(view.upcoming.map((f) => f.dueDate)).toEqual(['2026-11-05']);
  });

  it('leaves out what belongs to people in the trash or the archive', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { birthday: '1980-11-02' }), aContact(core, { fullName: 'Bo' })];
    for (const id of [ana, bo]) plan(core, id, '2026-11-01');
    aTouchpoint(core, [ana, bo]);
    setArchived(core, [ana], true);
    setDeleted(core, [bo], true);
    const view = look(core);
    expect(view.followUps).toEqual([]);
    expect(view.fading).toEqual([]);
    expect(view.birthdays).toEqual([]);
    expect(view.people).toBe(1);
  });

  it('names who loses most in the next 30 days', () => {
    const core = aCore();
    const [ana, bo, cy] = ['Ana', 'Bo', 'Cy'].map((fullName) => aContact(core, { fullName }));
    aTouchpoint(core, ana ?? 0, { kind: 'call' });
    aTouchpoint(core, bo ?? 0, { kind: 'meeting' });
    aReferral(core, cy ?? 0, bo ?? 0);
    const { fading } = look(core);
    expect(fading.map((person) => person.name)).toEqual(['Bo', 'Ana']);
    expect(fading[0]?.fading30).toBeCloseTo(5 - 5 * 2 ** (-30 / 90), 9);
  });

  it.each([
    ['within the week', '1980-11-05', START, { date: '2026-11-05', years: 46 }],
    ['without a year', '--11-01', START, { date: '2026-11-01', years: null }],
    ['across the turn of the year', '1990-01-02', Date.UTC(2026, 11, 30, 12), { date: '2027-01-02', years: 37 }],
    ['of 29 February in another year', '1992-02-29', Date.UTC(2026, 1, 27, 12), { date: '2026-02-28', years: 34 }],
    ['of 29 February in a leap year', '--02-29', Date.UTC(2028, 1, 27, 12), { date: '2028-02-29', years: null }],
  ])('knows a birthday %s', (_when, birthday, now, expected) => {
    const core = aCore(now);
    aContact(core, { birthday });
    expect(look(core).birthdays).toMatchObject([{ name: 'Ana Garcia', label: 'birthday', ...expected }]);
  });

  it('does not call out birthdays of other weeks, or those of which only the year is known', () => {
    const core = aCore();
    aContact(core, { birthday: '1980-12-25' });
    aContact(core, { birthday: '2011-11', fullName: 'Bo' });
    aContact(core, { birthday: '1101', fullName: 'Cy' });
    expect(look(core).birthdays).toEqual([]);
  });

  it('asks for thanks for referrals received and not thanked for', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aReferral(core, ana, bo);
    aReferral(core, bo, ana, { thankedAt: START });
    aReferral(core, null, ana, { toContactId: bo });
    expect(look(core).toThank).toMatchObject([{ from: { name: 'Ana Garcia' }, subject: { name: 'Bo' } }]);
  });

  it('sums the last seven days up', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana, { occurredAt: START - 8 * DAY_MS });
    aTouchpoint(core, ana, { occurredAt: START - DAY_MS, kind: 'help_out' });
    aTouchpoint(core, ana, { occurredAt: START - DAY_MS, kind: 'ask' });
    aTouchpoint(core, ana, { kind: 'share' });
    expect(look(core).week).toEqual({ touchpoints: 3, points: 4, give: 3, take: 3, returned: 4 / 3 });
  });

  it('lists who waits for an answer, oldest first, with what they wrote last', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aTouchpoint(core, ana, { kind: 'message_in', occurredAt: START - DAY_MS, subject: 'Lisbon?' });
    aTouchpoint(core, bo, { kind: 'comment_in', occurredAt: START - 3 * DAY_MS });
    aTouchpoint(core, ana, { kind: 'mention', occurredAt: START - DAY_MS / 2, subject: 'Bring Bo' });
    const { answers } = look(core);
    expect(answers).toMatchObject({
      total: 2,
      lines: [
        { name: 'Bo', count: 1, kindLabel: 'Comment on my content' },
        { name: 'Ana Garcia', count: 2, since: START - DAY_MS, until: START - DAY_MS / 2, kindLabel: 'Mentioned me', subject: 'Bring Bo' },
      ],
    });
  });

  it('lists people I owe, needs heard, and whose cadence is over', () => {
    const core = aCore();
    const [ana, bo, cy] = ['Ana', 'Bo', 'Cy'].map((fullName) => aContact(core, { fullName, cadenceDays: fullName === 'Cy' ? 10 : null }));
    aTouchpoint(core, ana ?? 0, { kind: 'help_in' });
    aTouchpoint(core, bo ?? 0, { kind: 'listen', occurredAt: START - DAY_MS, subject: 'Needs a printer' });
    aTouchpoint(core, cy ?? 0, { kind: 'call', occurredAt: START - 15 * DAY_MS });
    const view = look(core);
    // Taken 3, given none: share 1/5, trust 0.4 of 2 points; with 3 given it is whole again.
    expect(view.owed).toMatchObject({ total: 1, lines: [{ name: 'Ana', take: 3, give: 0 }] });
    expect(view.owed.lines[0]?.gain).toBeCloseTo(2 * 0.6, 9);
    expect(view.needs).toMatchObject({ total: 1, lines: [{ name: 'Bo', count: 1, subject: 'Needs a printer' }] });
    expect(view.cadence).toMatchObject({ total: 1, lines: [{ name: 'Cy', state: 'overdue', lateDays: 5, cadenceDays: 10 }] });
    aTouchpoint(core, ana ?? 0, { kind: 'help_out' });
    aTouchpoint(core, bo ?? 0, { kind: 'share_out' });
    aTouchpoint(core, cy ?? 0, { kind: 'call' });
    const later = look(core);
    expect([later.owed, later.needs, later.cadence].map(({ total }) => total)).toEqual([0, 0, 0]);
  });

  it('puts first what keeps the most points per minute, by the minutes it takes with that person', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aTouchpoint(core, bo, { kind: 'message_in' });
    plan(core, ana, '2026-11-01');
    const [first, second] = look(core).first;
    // Bo: 2 points of the message and what fades of it, in 5 minutes; Ana: 4 points in 15.
    expect(first).toMatchObject({ reason: 'answer', minutes: 5, line: { name: 'Bo' } });
    expect(first?.stake).toBeCloseTo(2 + 2 * (1 - 2 ** (-30 / 90)), 6);
    expect(second).toMatchObject({ reason: 'followUp', minutes: 15, stake: 4, line: { contactName: 'Ana Garcia' } });
    for (let i = 0; i < 3; i += 1) aTouchpoint(core, bo, { kind: 'reply_out', occurredAt: START - (i + 2) * DAY_MS, minutes: 60 });
    expect(look(core).first.map(({ reason, minutes }) => [reason, minutes])).toEqual([
      ['followUp', 15],
      ['answer', 60],
    ]);
  });

  it('keeps the week in figures while others log, and lets it go as days pass', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana, { kind: 'call', occurredAt: START - 6 * DAY_MS });
    expect(look(core).week).toMatchObject({ touchpoints: 1, points: 4 });
    aTouchpoint(core, ana, { kind: 'share' });
    expect(look(core).week).toMatchObject({ touchpoints: 2, points: 8 });
    core.step('undo');
    expect(look(core).week).toMatchObject({ touchpoints: 1, points: 4 });
    core.clock.now = START + DAY_MS + 1;
    expect(look(core).week).toMatchObject({ touchpoints: 0, points: 0 });
    core.clock.now = START;
    expect(look(core).week).toMatchObject({ touchpoints: 1, points: 4 });
  });
});
