import { DAY_MS } from '@shared/domain/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_ALL_MS, KEPT_DAYS, KEPT_MONTHS, KEPT_WEEKS, keptBackups } from '../../../../../src/main/features/backup/rotation';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = DAY_MS / 24;

/** Backups of the last two years. */
const times = fc.array(fc.integer({ min: NOW - 730 * DAY_MS, max: NOW }), { maxLength: 200 });
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('keptBackups', () => {
  it('keeps all of two days, and little of the rest, whatever there is', () => {
    fc.assert(
      fc.property(times, (taken) => {
        const kept = keptBackups(taken, NOW);
        for (const at of taken) if (at > NOW - KEPT_ALL_MS) expect(kept.has(at)).toBe(true);
        if (taken.length > 0) expect(kept.has(Math.max(...taken))).toBe(true);
        for (const at of kept) expect(taken).toContain(at);
        const older = [...kept].filter((at) => at <= NOW - KEPT_ALL_MS);
        expect(older.length).toBeLessThanOrEqual(KEPT_DAYS + KEPT_WEEKS + KEPT_MONTHS);
        // What is kept of a longer ago day is its newest.
        for (const at of older) expect(at).toBe(Math.max(...taken.filter((other) => dayOf(other) === dayOf(at))));
        // Thinning out what is thinned out changes nothing.
        expect(keptBackups([...kept], NOW)).toEqual(kept);
      }),
    );
  });

  it('has the days, weeks and months after a year of backups every four hours', () => {
    let kept: number[] = [];
    for (let at = NOW - 365 * DAY_MS; at <= NOW; at += 4 * HOUR_MS) kept = [...keptBackups([...kept, at], at)];
    const ages = kept.map((at) => (NOW - at) / DAY_MS).sort((a, b) => a - b);
    expect(ages.filter((age) => age < 2)).toHaveLength(12);
    for (let day = 0; day < KEPT_DAYS - 1; day += 1) expect(ages.some((age) => age >= day && age < day + 1)).toBe(true);
    for (let week = 1; week < KEPT_WEEKS - 1; week += 1) expect(ages.some((age) => age >= week * 7 - 4 && age < week * 7 + 8)).toBe(true);
    expect(Math.max(...ages)).toBeGreaterThan((KEPT_MONTHS - 2) * 30);
    expect(kept.length).toBeLessThanOrEqual(12 + KEPT_DAYS + KEPT_WEEKS + KEPT_MONTHS);
  });

  it('keeps one of the future, as a wrong clock makes them', () => {
    expect(keptBackups([NOW + 400 * DAY_MS, NOW], NOW)).toEqual(new Set([NOW + 400 * DAY_MS, NOW]));
  });
});
