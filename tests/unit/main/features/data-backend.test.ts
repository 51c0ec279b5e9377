import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../../src/main/db/database';
import { Core } from '../../../../src/main/features/core';
import { createDataBackend } from '../../../../src/main/features/data-backend';
import { aContact } from '../../../support/builders';

let profileDir: string;

beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  rmSync(profileDir, { recursive: true, force: true });
});

test('what another process wrote is told, what the jobs thread wrote is not told again', () => {
  const emit = vi.fn();
  const backend = createDataBackend({ profileDir, emit });
  const other = new Core({ db: openDatabase(profileDir) });
  aContact(other);
  vi.advanceTimersByTime(5_000);
  expect(emit).toHaveBeenCalledTimes(1);
  expect(emit).toHaveBeenCalledWith('changed', expect.objectContaining({ contactIds: [] }));
  aContact(other);
  backend.invalidate();
  vi.advanceTimersByTime(5_000);
  expect(emit).toHaveBeenCalledTimes(1);
  other.db.close();
  backend.close();
});

test('what searches look at is read ahead, and again after it had to be forgotten, until the end', () => {
  const readAhead = vi.spyOn(Core.prototype, 'readAhead');
  const parts = () => readAhead.mock.results.map(({ value }) => value as boolean);
  const backend = createDataBackend({ profileDir, emit: () => undefined });
  vi.advanceTimersByTime(2_500);
  expect(parts()).toEqual([true, true, true, false]);
  vi.advanceTimersByTime(28_000);
  backend.invalidate();
  // The memory of the long work that wrote is given back first.
  vi.advanceTimersByTime(29_000);
  expect(parts()).toHaveLength(4);
  vi.advanceTimersByTime(2_000);
  expect(parts().slice(4)).toEqual([true, true, true, false]);
  backend.close();
  readAhead.mockClear();
  vi.advanceTimersByTime(100_000);
  expect(parts()).toEqual([]);
});
