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
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});

afterEach(() => {
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
