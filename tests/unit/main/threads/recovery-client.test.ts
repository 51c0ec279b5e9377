import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BEGIN_WITHIN_MS,
  END_WITHIN_MS,
  type RecoveryWorker,
  STOP_WITHIN_MS,
  startTask,
} from '../../../../src/main/threads/recovery-client';
import { BEGUN, CANCEL, type FromRecovery, type RecoveryStart } from '../../../../src/main/threads/recovery-messages';

/** A thread that does only what the test tells it to. */
class FakeWorker implements RecoveryWorker {
  readonly #listeners = new Map<string, ((value: never) => void)[]>();
  readonly state: Int32Array;
  isTerminated = false;

  constructor(start: RecoveryStart) {
    this.state = new Int32Array(start.state);
  }

  on(event: string, listener: (value: never) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  emit(event: 'message' | 'error' | 'exit', value: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value as never);
  }

  say(message: FromRecovery): void {
    this.emit('message', message);
  }

  /** As the thread does first of all; false when nobody waits for it any more. */
  begin(): boolean {
    return Atomics.compareExchange(this.state, BEGUN, 0, 1) === 0;
  }

  async terminate(): Promise<number> {
    this.isTerminated = true;
    return 1;
  }
}

const task = { task: 'check', file: 'x', handle: null } as const;
const sound: FromRecovery = { type: 'done', value: { isSound: true, changed: null } };

function begin() {
  const workers: FakeWorker[] = [];
  const faults: string[] = [];
  const labels: string[] = [];
  const running = startTask(task, {
    spawn: (start) => {
      const worker = new FakeWorker(start);
      workers.push(worker);
      return worker;
    },
    progress: (label) => labels.push(label),
    onFault: (text) => faults.push(text),
  });
  const worker = (index: number): FakeWorker => {
    const found = workers[index];
    if (!found) throw new Error(`there is no thread ${index}`);
    return found;
  };
  return { running, workers, worker, faults, labels };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a recovery task', () => {
  it('is answered when the thread says that it is done, whether or not the thread ends', async () => {
    const { running, worker, labels } = begin();
    expect(worker(0).begin()).toBe(true);
    worker(0).say({ type: 'progress', label: 'Reading', done: 1, total: 2 });
    worker(0).say(sound);
    expect(await running.result).toEqual({ isSound: true, changed: null });
    expect(labels).toEqual(['Reading']);
    expect(worker(0).isTerminated).toBe(true);
  });

  it('fails as the thread says', async () => {
    const { running, worker, faults } = begin();
    worker(0).begin();
    worker(0).say({ type: 'failed', error: { code: 'file', message: 'no room' }, fault: 'ENOSPC' });
    await expect(running.result).rejects.toMatchObject({ code: 'file', message: 'no room' });
    expect(faults).toEqual(['recovery: ENOSPC']);
  });

  it('is begun anew by another thread when one does not begin', async () => {
    const { running, workers, worker, faults } = begin();
    await vi.advanceTimersByTimeAsync(BEGIN_WITHIN_MS);
    expect(workers).toHaveLength(2);
    expect(worker(0).isTerminated).toBe(true);
    // Should it wake up after all, it does nothing.
    expect(worker(0).begin()).toBe(false);
    expect(faults).toHaveLength(1);
    worker(1).begin();
    worker(1).say(sound);
    expect(await running.result).toEqual({ isSound: true, changed: null });
  });

  it('fails when no thread begins', async () => {
    const { running, workers } = begin();
    const failed = expect(running.result).rejects.toMatchObject({ code: 'internal' });
    await vi.advanceTimersByTimeAsync(BEGIN_WITHIN_MS * 3);
    await failed;
    expect(workers).toHaveLength(3);
  });

  it('may take its time once it has begun', async () => {
    const { running, workers, worker } = begin();
    worker(0).begin();
    await vi.advanceTimersByTimeAsync(BEGIN_WITHIN_MS * 100);
    expect(workers).toHaveLength(1);
    worker(0).say(sound);
    expect(await running.result).toEqual({ isSound: true, changed: null });
  });

  it('fails when the thread ends or crashes without an answer', async () => {
    const ended = begin();
    ended.worker(0).begin();
    ended.worker(0).emit('exit', 1);
    await expect(ended.running.result).rejects.toMatchObject({ code: 'internal' });
    const crashed = begin();
    crashed.worker(0).emit('error', new Error('out of memory'));
    await expect(crashed.running.result).rejects.toThrow('out of memory');
  });

  it('that is stopped gets its answer from the thread', async () => {
    const { running, worker } = begin();
    worker(0).begin();
    running.cancel();
    expect(Atomics.load(worker(0).state, CANCEL)).toBe(1);
    worker(0).say({ type: 'failed', error: { code: 'cancelled', message: 'Stopped here.' }, fault: null });
    await expect(running.result).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped here.' });
  });

  it('that is stopped before it began stops at once', async () => {
    const { running, worker } = begin();
    running.cancel();
    await expect(running.result).rejects.toMatchObject({ code: 'cancelled' });
    expect(worker(0).begin()).toBe(false);
  });

  it('that is stopped stops even when its thread does not', async () => {
    const { running, worker, faults } = begin();
    worker(0).begin();
    running.cancel();
    const stopped = expect(running.result).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(STOP_WITHIN_MS);
    await stopped;
    expect(worker(0).isTerminated).toBe(true);
    expect(faults).toHaveLength(1);
    // What it says now comes too late.
    worker(0).say(sound);
  });

  it('that is ended is over at once', async () => {
    const { running, worker } = begin();
    worker(0).begin();
    const failed = expect(running.result).rejects.toMatchObject({ code: 'cancelled' });
    await running.end();
    await failed;
    expect(worker(0).isTerminated).toBe(true);
  });

  it('that is ended is not waited for when its thread does not end', async () => {
    const { running, worker } = begin();
    worker(0).begin();
    worker(0).terminate = () => new Promise(() => undefined);
    const failed = expect(running.result).rejects.toMatchObject({ code: 'cancelled' });
    const ended = running.end();
    await vi.advanceTimersByTimeAsync(END_WITHIN_MS);
    await ended;
    await failed;
  });
});
