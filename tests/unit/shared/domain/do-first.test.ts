import { DAY_MS } from '@shared/domain/calendar';
import { type Candidate, chooseFirst, reasons, stakes, usualMinutes } from '@shared/domain/do-first';
import { defaultRorSettings as ror } from '@shared/ror/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const NOW = Date.UTC(2026, 10, 22);
const stake = stakes(ror, NOW);

describe('what a line puts at stake', () => {
  it.each([
    ['a message of now', stake({ reason: 'answer', waiting: 1, waitingUntil: NOW }), 2],
    ['four of a half-life ago', stake({ reason: 'answer', waiting: 4, waitingUntil: NOW - 90 * DAY_MS }), 2],
    ['a follow-up due today', stake({ reason: 'followUp', lateDays: 0 }), 4],
    ['one overdue for a month', stake({ reason: 'followUp', lateDays: 30 }), 8],
    ['a birthday today', stake({ reason: 'birthday', daysAhead: 0 }), 2],
    ['a birthday this week', stake({ reason: 'birthday', daysAhead: 4 }), 1],
    ['a referral of now', stake({ reason: 'thank', madeAt: NOW, won: false }), 5],
    ['one that was won', stake({ reason: 'thank', madeAt: NOW, won: true }), 12.5],
    ['a need of now', stake({ reason: 'need', needSince: NOW }), 3],
    ['a cadence due today', stake({ reason: 'cadence', cadenceDays: 30, lateDays: 0 }), 2],
    ['one overdue for as long again', stake({ reason: 'cadence', cadenceDays: 30, lateDays: 30 }), 4],
    ['nothing but fading', stake({ reason: 'fading' }), 0],
  ])('%s', (_what, points, expected) => {
    expect(points).toBeCloseTo(expected, 9);
  });
});

const candidate: fc.Arbitrary<Candidate<null>> = fc.record({
  personId: fc.integer({ min: 1, max: 6 }),
  reason: fc.constantFrom(...reasons),
  stake: fc.double({ min: 0, max: 50, noNaN: true }),
  minutes: fc.integer({ min: 1, max: 120 }),
  line: fc.constant(null),
});

describe('what comes first', () => {
  it('keeps the most points per minute, nobody twice, nothing for nothing', () => {
    fc.assert(
      fc.property(fc.array(candidate), fc.integer({ min: 1, max: 5 }), (candidates, count) => {
        const chosen = chooseFirst(candidates, count);
        const rate = ({ stake, minutes }: Candidate<null>) => stake / minutes;
        const best = Math.max(0, ...candidates.map(rate));
        expect(chosen.length).toBeLessThanOrEqual(count);
        expect(new Set(chosen.map(({ personId }) => personId)).size).toBe(chosen.length);
        if (best > 0) expect(rate(chosen[0] as Candidate<null>)).toBe(best);
        for (const [i, one] of chosen.entries()) expect(rate(one)).toBeGreaterThanOrEqual(rate(chosen[i + 1] ?? { ...one, stake: 0 }));
        for (const one of chosen) expect(one.stake).toBeGreaterThan(0);
      }),
    );
  });

  it('of equals takes the quicker one', () => {
    const slow = { personId: 1, reason: 'need', stake: 30, minutes: usualMinutes.need, line: null } as const;
    const quick = { personId: 2, reason: 'answer', stake: 5, minutes: usualMinutes.answer, line: null } as const;
    expect(chooseFirst([slow, quick], 2)).toEqual([quick, slow]);
  });
});
