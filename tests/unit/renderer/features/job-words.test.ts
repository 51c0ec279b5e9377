/** What the frame says of long work, and what changes then wait for. */
import { afterEach, expect, test, vi } from 'vitest';
import { request } from '../../../../src/renderer/src/api';
import { restore } from '../../../../src/renderer/src/features/backup/backup-actions';
import { removeForGood } from '../../../../src/renderer/src/features/trash/remove';
import { useJobs } from '../../../../src/renderer/src/store/jobs';
import { usePendingWrites } from '../../../../src/renderer/src/store/pending-writes';

vi.mock('../../../../src/renderer/src/api', () => ({ request: vi.fn(), onEvent: vi.fn(), toAppError: vi.fn() }));
vi.mock('../../../../src/renderer/src/store/actions', () => ({ showError: vi.fn(), tellDone: vi.fn() }));

afterEach(() => {
  useJobs.setState({}, true);
  usePendingWrites.setState(usePendingWrites.getInitialState(), true);
});

/** What the frame says while work runs, and what changes then wait for. */
async function saidDuring(answer: object, work: () => Promise<void>): Promise<unknown> {
  const said = vi.fn();
  vi.mocked(request).mockImplementation(async () => {
    said(
      Object.values(useJobs.getState())
        .map(({ label }) => label)
        .join(),
      usePendingWrites.getState().holder,
    );
    return answer as never;
  });
  await work();
  expect(usePendingWrites.getState().holder).toBeNull();
  return said.mock.calls[0];
}

test('the frame says what is deleted for good, and that changes wait for it', async () => {
  const removed = { people: 1, things: 0 };
  expect(await saidDuring(removed, () => removeForGood({ people: [1], things: [] }, 'Ana'))).toEqual([
    'Deleting Ana for good',
    'the deletion',
  ]);
  expect(await saidDuring(removed, () => removeForGood({ people: [1, 2], things: [] }, null))).toEqual([
    'Deleting for good',
    'the deletion',
  ]);
  expect(await saidDuring(removed, () => removeForGood({ people: null, things: null }, null))).toEqual([
    'Emptying the trash',
    'the deletion',
  ]);
});

test('changes wait for a restore', async () => {
  const preview = { token: 't', file: 'f', createdAt: 0, held: {}, present: {}, gone: {}, goneNames: [], back: {} };
  expect(await saidDuring({ counts: {}, before: {} }, () => restore(preview))).toEqual(['Restoring', 'the restore']);
});
