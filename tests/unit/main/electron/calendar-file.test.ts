import { AppError } from '@shared/errors';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CalendarFileKeeper } from '../../../../src/main/electron/calendar-file';
import type { Router } from '../../../../src/main/threads/router';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const on = { file: '/f/rapport.ics', writtenAt: 1, problem: null };

function aKeeper(answer: () => unknown) {
  const asked: string[] = [];
  const told = { changed: 0, faults: 0 };
  const router = {
    request: async (name: string) => {
      asked.push(name);
      return answer();
    },
  };
  const keeper = new CalendarFileKeeper({
    router: () => router as unknown as Router,
    changed: () => {
      told.changed += 1;
    },
    onFault: () => {
      told.faults += 1;
    },
    settleMs: 100,
  });
  return { keeper, asked, told };
}

it('has the file written once after some changes, and says so when it is another', async () => {
  let view: object = on;
  const { keeper, asked, told } = aKeeper(() => view);
  keeper.noticed({ tables: ['follow_up'], contactIds: [] });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual([]);
  keeper.use(on);
  for (let i = 0; i < 5; i += 1) {
    keeper.noticed({ tables: ['follow_up'], contactIds: [] });
    await vi.advanceTimersByTimeAsync(50);
  }
  keeper.noticed({ tables: ['touchpoint'], contactIds: [] });
  await vi.advanceTimersByTimeAsync(500);
  expect([asked.length, told.changed]).toEqual([1, 0]);
  view = { ...on, problem: { at: 2, message: 'no' } };
  keeper.noticed({ tables: ['contact'], contactIds: [] });
  await vi.advanceTimersByTimeAsync(500);
  expect([asked.length, told.changed]).toEqual([2, 1]);
  keeper.use({ ...on, file: null });
  keeper.noticed({ tables: ['contact'], contactIds: [] });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(2);
});

it('tries again after one that is under way, and tells of faults', async () => {
  const errors = [new AppError('conflict', 'is running'), new AppError('cancelled', 'ends'), new Error('broken')];
  const { keeper, asked, told } = aKeeper(() => {
    const error = errors.shift();
    if (error) throw error;
    return on;
  });
  keeper.use(on);
  await vi.advanceTimersByTimeAsync(250);
  expect([asked.length, told.faults]).toEqual([2, 0]);
  keeper.noticed({ tables: ['contact'], contactIds: [] });
  await vi.advanceTimersByTimeAsync(250);
  expect([asked.length, told.faults]).toEqual([3, 1]);
});
