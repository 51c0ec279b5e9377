import { afterEach, expect, test, vi } from 'vitest';
import { runJob, shareText, useJobs } from '../../../../src/renderer/src/store/jobs';
import { usePendingWrites } from '../../../../src/renderer/src/store/pending-writes';

vi.mock('../../../../src/renderer/src/api', () => ({ request: vi.fn(), onEvent: vi.fn(), toAppError: vi.fn() }));

afterEach(() => {
  useJobs.setState({}, true);
  usePendingWrites.setState(usePendingWrites.getInitialState(), true);
});

test('how far work is, whatever it counts; all of it only at the end', () => {
  expect(shareText({ done: 3_673_264, total: 7_346_670 })).toBe('49\u00a0%');
  expect(shareText({ done: 59_999, total: 60_000 })).toBe('99\u00a0%');
  expect(shareText({ done: 60_000, total: 60_000 })).toBe('100\u00a0%');
  expect(shareText({ done: 0, total: 0 })).toBeNull();
});

test('changes wait for work that says so, until it ends in one way or the other', async () => {
  const work = Promise.withResolvers<string>();
  const running = runJob('Importing', () => work.promise, undefined, 'the import');
  expect(usePendingWrites.getState().holder).toBe('the import');
  expect(Object.values(useJobs.getState())).toMatchObject([{ label: 'Importing' }]);
  work.reject(new Error('no'));
  await expect(running).rejects.toThrow('no');
  expect(usePendingWrites.getState().holder).toBeNull();
  expect(useJobs.getState()).toEqual({});
  await runJob('Exporting', async () => expect(usePendingWrites.getState().holder).toBeNull());
});
