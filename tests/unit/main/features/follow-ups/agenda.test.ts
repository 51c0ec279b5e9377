import { contactFields } from '@shared/domain/contact';
import { followUpInput } from '@shared/domain/follow-up';
import { describe, expect, it } from 'vitest';
import { createContact, setArchived } from '../../../../../src/main/features/contacts/service';
import type { Core } from '../../../../../src/main/features/core';
import { agenda } from '../../../../../src/main/features/follow-ups/agenda';
import { completeFollowUps, createFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { aContact, aCore } from '../../../../support/builders';

const all = { overdue: false, show: 'all', tag: null } as const;
const plan = (core: Core, contactId: number, dueDate: string, more: object = {}) =>
  createFollowUp(core, followUpInput.parse({ contactId, dueDate, ...more }));

describe('the agenda', () => {
  it('has what is due between two days, and what is overdue if asked', () => {
    const core = aCore();
    const ana = aContact(core);
    const gone = aContact(core, { fullName: 'Bo' });
    plan(core, ana, '2026-10-30');
    plan(core, ana, '2026-11-30');
    plan(core, ana, '2026-11-02');
    completeFollowUps(core, [plan(core, ana, '2026-11-03')]);
    plan(core, gone, '2026-11-04');
    setArchived(core, [gone], true);
    const days = (overdue: boolean) =>
      agenda(core, { ...all, from: '2026-11-01', to: '2026-11-30', overdue }).followUps.map(({ dueDate }) => dueDate);
    expect(days(false)).toEqual(['2026-11-02', '2026-11-30']);
    expect(days(true)).toEqual(['2026-10-30', '2026-11-02', '2026-11-30']);
  });

  it('shows when those that repeat come again, never more than asked for', () => {
    const core = aCore();
    const ana = aContact(core);
    plan(core, ana, '2026-11-02', { recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    plan(core, ana, '2026-11-05', { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=1', recursOn: '2026-11-01' });
    const view = agenda(core, { ...all, from: '2026-11-09', to: '2026-12-01' });
    expect(view.coming.map(({ day, followUpId }) => [day, followUpId])).toEqual([
      ['2026-11-09', 1],
      ['2026-11-16', 1],
      ['2026-11-23', 1],
      ['2026-11-30', 1],
      ['2026-12-01', 2],
    ]);
    expect(view.followUps).toEqual([]);
    for (let i = 0; i < 8; i += 1) plan(core, ana, '2026-11-02', { recurrence: 'FREQ=DAILY' });
    expect(agenda(core, { ...all, from: '2026-11-01', to: '2027-11-01' }).coming).toHaveLength(2_000);
  });

  it('has birthdays and other days, 29 February too, with and without a year', () => {
    const core = aCore();
    const person = (fullName: string, fields: object) => createContact(core, contactFields.parse({ fullName, ...fields }));
    person('Ana', { birthday: '1980-02-29' });
    person('Bo', { birthday: '--02-28', dates: [{ label: 'anniversary', date: '2020-03-01' }] });
    person('Cy', { birthday: '1980-02' });
    person('Di', { birthday: '2030-02-28', dates: [{ label: 'joined', date: '2010' }] });
    const days = (from: string, to: string) =>
      agenda(core, { ...all, from, to }).yearly.map(({ contactName, day, label, years }) => [contactName, day, label, years]);
    expect(days('2027-02-28', '2027-03-01')).toEqual([
      ['Ana', '2027-02-28', 'birthday', 47],
      ['Bo', '2027-02-28', 'birthday', null],
      ['Bo', '2027-03-01', 'anniversary', 7],
    ]);
    expect(days('2028-02-28', '2028-02-29')).toEqual([
      ['Bo', '2028-02-28', 'birthday', null],
      ['Ana', '2028-02-29', 'birthday', 48],
    ]);
    // Over the turn of the year.
    person('Ed', { birthday: '1990-01-01' });
    expect(days('2026-12-31', '2027-01-01')).toEqual([['Ed', '2027-01-01', 'birthday', 37]]);
  });

  it('says what it leaves out', () => {
    const core = aCore();
    for (let i = 0; i < 22; i += 1) aContact(core, { fullName: `P ${i}`, birthday: '1990-11-10' });
    const view = agenda(core, { ...all, from: '2026-11-10', to: '2026-11-11' });
    expect([view.yearly.length, view.cutDays]).toEqual([20, ['2026-11-10']]);
    for (let i = 0; i < 501; i += 1) plan(core, 1, '2026-11-10');
    const cut = agenda(core, { ...all, from: '2026-11-10', to: '2026-11-11' });
    expect([cut.followUps.length, cut.isCut]).toEqual([500, true]);
  });

  it('is of one sort, or of those with a tag', () => {
    const core = aCore();
    const ana = aContact(core, { birthday: '1990-11-10', tags: ['friends'] });
    const bo = aContact(core, { fullName: 'Bo', birthday: '1991-11-10' });
    for (const id of [ana, bo]) plan(core, id, '2026-11-10', { recurrence: 'FREQ=DAILY;COUNT=2' });
    const counts = (more: object) => {
      const { followUps, coming, yearly } = agenda(core, { ...all, from: '2026-11-10', to: '2026-11-12', ...more });
      return [followUps.length, coming.length, yearly.length];
    };
    expect(counts({})).toEqual([2, 2, 2]);
    expect(counts({ show: 'followUps' })).toEqual([2, 2, 0]);
    expect(counts({ show: 'yearly' })).toEqual([0, 0, 2]);
    expect(counts({ tag: 'friends' })).toEqual([1, 1, 1]);
  });

  it('answers by indexes', () => {
    const core = aCore();
    const { raw } = core.db;
    const texts: string[] = [];
    const prepare = raw.prepare.bind(raw);
    Object.assign(raw, {
      prepare: (text: string) => {
        texts.push(text);
        return prepare(text);
      },
    });
    agenda(core, { ...all, from: '2026-11-10', to: '2026-11-10', overdue: true });
    const plans = texts.flatMap((text) => {
      const bare = text.replace(/'[^']*'|\?|:\w+/g, (part) => (part.startsWith("'") ? part : '1'));
      return (prepare(`EXPLAIN QUERY PLAN ${bare}`).all() as { detail: string }[]).map(({ detail }) => detail);
    });
    expect(plans.length).toBeGreaterThan(3);
    expect(plans.filter((line) => /^SCAN (?!\()/.test(line) && !/SCAN \(subquery|INDEX/.test(line))).toEqual([]);
    expect(plans.join('\n')).toMatch(/follow_up_open|follow_up_recurring/);
    expect(plans.join('\n')).toContain('contact_by_birthday');
    expect(plans.join('\n')).toContain('important_date_by_day');
  });
});
