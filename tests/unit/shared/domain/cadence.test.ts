import { cadenceOf, cadenceStateOf, DORMANT_AFTER, daysSince, graceOf, startOfDay, suggestedCadence } from '@shared/domain/cadence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const rules = { stages: { active: 30, lead: 14 }, tags: { vip: 7, client: 30, toString: 3 } };

describe('whose cadence', () => {
  it.each([
    [90, 'lead', ['vip'], { days: 90, from: 'person', name: '' }],
    [null, 'lead', [], { days: 14, from: 'stage', name: 'lead' }],
    [null, 'lead', ['client', 'vip'], { days: 7, from: 'tag', name: 'vip' }],
    [null, 'active', ['client'], { days: 30, from: 'stage', name: 'active' }],
    [null, null, ['nobody'], null],
    [null, 'constructor', ['valueOf'], null],
  ])('of %j, stage %j, tags %j', (own, stage, tags, expected) => {
    expect(cadenceOf(own, stage, tags, rules)).toEqual(expected);
  });
});

const facts = (silentDays: number | null, more = {}) => ({ cadenceDays: 30, silentDays, knownDays: 0, usualGap: null, ...more });

describe('where it stands', () => {
  it.each([
    [facts(29), null],
    [facts(30), 'due'],
    [facts(29 + graceOf(30)), 'due'],
    [facts(30 + graceOf(30)), 'overdue'],
    [facts(DORMANT_AFTER * 30), 'overdue'],
    [facts(DORMANT_AFTER * 30 + 1), 'dormant'],
    [facts(100, { usualGap: 10 }), 'dormant'],
    [facts(1000, { cadenceDays: null }), null],
    [facts(81, { cadenceDays: null, usualGap: 10 }), 'dormant'],
    [facts(null, { knownDays: 29 }), null],
    [facts(null, { knownDays: 30 }), 'due'],
    [facts(null, { knownDays: 5_000 }), 'overdue'],
  ])('%j: %j', (given, state) => {
    expect(cadenceStateOf(given)).toBe(state);
  });

  it('only gets worse while nothing happens', () => {
    const order = [null, 'due', 'overdue', 'dormant'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.option(fc.integer({ min: 1, max: 400 })), fc.nat(4000), (days, usualGap, silent) => {
        const at = (silentDays: number) => order.indexOf(cadenceStateOf({ cadenceDays: days, silentDays, knownDays: 9999, usualGap }));
        expect(at(silent + 1)).toBeGreaterThanOrEqual(at(silent));
      }),
    );
  });
});

it('counts days by the calendar', () => {
  const now = new Date(2026, 10, 22, 0, 14).getTime();
  expect(daysSince(now, startOfDay(now))).toBe(0);
  expect(daysSince(new Date(2026, 10, 21, 23, 59).getTime(), startOfDay(now))).toBe(1);
  expect(daysSince(new Date(2026, 10, 15, 1).getTime(), startOfDay(now))).toBe(7);
});

it('suggests what a rhythm says, unless that is what they have', () => {
  expect(suggestedCadence(null, null)).toBeNull();
  expect(suggestedCadence(20.5, null)).toBe(21);
  expect(suggestedCadence(0.4, null)).toBe(1);
  expect(suggestedCadence(20, 21)).toBeNull();
  expect(suggestedCadence(20, 60)).toBe(20);
});
