import { DAY_MS } from '@shared/domain/dates';
import { contactScore, decayAt, emptyScore, fade, giveShareOf, growth, pointsOf, scoreOf, trustOf } from '@shared/ror/score';
import { defaultRorSettings } from '@shared/ror/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const T = Date.UTC(2026, 10, 1);

describe('the formulas', () => {
  it('give a neutral half to who is new, and never punish generosity', () => {
    expect(giveShareOf(0, 0)).toBe(0.5);
    expect(emptyScore()).toEqual({
      components: { referrals: 0, loyalty: 0, sharing: 0, audience: 0, engagement: 0 },
      give: 0,
      take: 0,
      giveShare: 0.5,
      trust: 1,
      points: 0,
      score: 0,
    });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (give, take) => {
        const share = giveShareOf(give, take);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(1);
        expect(trustOf(giveShareOf(give + 1, take))).toBeGreaterThanOrEqual(trustOf(share));
        expect(trustOf(giveShareOf(give, take + 1))).toBeLessThanOrEqual(trustOf(share));
        if (give >= take) expect(trustOf(share)).toBe(1);
      }),
    );
  });

  it('map points to 0–100: 25 points are half way', () => {
    expect(scoreOf(0)).toBe(0);
    expect(scoreOf(25)).toBe(50);
    expect(scoreOf(50)).toBe(75);
    expect(scoreOf(1e9)).toBe(100);
  });

  it('fade by half in each half-life, or not at all', () => {
    expect(fade(T - 90 * DAY_MS, T, 90)).toBeCloseTo(0.5, 14);
    expect(fade(T - 900 * DAY_MS, T, null)).toBe(1);
  });

  it('say the same from stored sums as from ages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 365 * 24 }), fc.constantFrom(30, 90, 180, 365), (hours, halfLife) => {
        const at = T - hours * 3_600_000;
        const stored = 3 * growth(at, halfLife) * (1 / growth(T, halfLife));
        const direct = 3 * fade(at, T, halfLife);
        expect(Math.abs(stored - direct)).toBeLessThanOrEqual(1e-12 * direct);
      }),
    );
  });

  it('keep stored sums finite for the shortest half-life for decades to come', () => {
    expect(Number.isFinite(1e6 * growth(Date.UTC(2080, 0, 1), 30))).toBe(true);
  });

  it('count nobody below nothing', () => {
    const sums = Float64Array.from([-5, 1, 0, 0, 0, 0, 0]);
    const decay = decayAt(T, {
      ...defaultRorSettings,
      halfLives: { referrals: null, loyalty: null, sharing: null, audience: null, engagement: null },
    });
    expect(pointsOf(sums, 0, decay)).toBe(0);
    expect(contactScore(sums, 0, decay)).toMatchObject({ points: 0, score: 0, components: { referrals: -5, loyalty: 1 } });
  });
});
