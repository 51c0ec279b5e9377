import { describe, expect, test } from 'vitest';
import { dayAndTimeOf, instantOf, instantOnDay } from '../../../../src/renderer/src/components/day-time';

test('a day and a time are the instant they were taken from', () => {
  const instant = new Date(2026, 10, 21, 9, 5).getTime();
  expect(dayAndTimeOf(instant)).toEqual({ day: '2026-11-21', time: '09:05' });
  expect(instantOf({ day: '2026-11-21', time: '09:05' })).toBe(instant);
});

test('without a day or a time there is no instant', () => {
  expect(instantOf({ day: null, time: '09:05' })).toBeNull();
  expect(instantOf({ day: '2026-11-21', time: '' })).toBeNull();
});

test('early years are not taken for the twentieth century', () => {
  expect(new Date(instantOf({ day: '0050-01-02', time: '00:00' }) ?? 0).getFullYear()).toBe(50);
});

describe('instantOnDay', () => {
  const now = new Date(2026, 10, 21, 18, 0).getTime();
  const noon = (day: number) => new Date(2026, 10, day, 12, 0).getTime();

  test('today is now, another day is noon', () => {
    expect(instantOnDay('2026-11-21', null, null, now)).toBe(now);
    expect(instantOnDay('2026-11-20', null, null, now)).toBe(noon(20));
    expect(instantOnDay(null, null, null, now)).toBeNull();
  });

  test('a day left as it was keeps its time', () => {
    const kept = new Date(2026, 10, 20, 8, 15).getTime();
    expect(instantOnDay('2026-11-20', kept, null, now)).toBe(kept);
    expect(instantOnDay('2026-11-19', kept, null, now)).toBe(noon(19));
  });

  test('on the same day it is not before what it follows', () => {
    const made = new Date(2026, 10, 20, 15, 0).getTime();
    expect(instantOnDay('2026-11-20', null, made, now)).toBe(made);
    expect(instantOnDay('2026-11-19', null, made, now)).toBe(noon(19));
  });
});
