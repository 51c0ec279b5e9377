/** The outside of the recovery thread: one task, one answer, whatever becomes of the thread. */
import { AppError } from '@shared/errors';
import { describeFault } from './fault';
import { BEGUN, CANCEL, type FromRecovery, type RecoveryResults, type RecoveryStart, type RecoveryTask } from './recovery-messages';

/** What of a Worker is used here. */
export interface RecoveryWorker {
  on(event: 'message', listener: (message: FromRecovery) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

export interface TaskOptions {
  spawn(start: RecoveryStart): RecoveryWorker;
  progress?(label: string, done: number, total: number): void;
  /** For the log. */
  onFault(text: string): void;
}

/** A task under way. */
export interface RunningTask<T> {
  /** Settles even if the thread does not: with what it gave, or with an AppError. */
  result: Promise<T>;
  /** Asks it to stop; within a few seconds `result` has settled. */
  cancel(): void;
  /** Ends the thread now; resolves when it has ended, or after a moment. */
  end(): Promise<void>;
}

/** A thread that has not begun within this time is given up, and another one is tried. A begun one may take as long as it needs. */
export const BEGIN_WITHIN_MS = 15_000;
const TRIES = 3;
/** From the wish to stop to its answer. */
export const STOP_WITHIN_MS = 5_000;

/** One that was told to end is waited for no longer than this. */
export const END_WITHIN_MS = 2_000;

/** Who came first in the thread's state: itself, which begins, or this side, which gave it up. Then it does nothing at all. */
const GIVEN_UP = 2;

const stopped = () => new AppError('cancelled', 'Stopped. Nothing was changed.');
const lost = () => new AppError('internal', 'This stopped before it was done. Nothing was changed; please try again.');

export function startTask<T extends RecoveryTask>(task: T, options: TaskOptions): RunningTask<RecoveryResults[T['task']]> {
  const { promise, resolve, reject } = Promise.withResolvers<RecoveryResults[T['task']]>();
  let current: { worker: RecoveryWorker; state: Int32Array } | null = null;
  let isSettled = false;
  let isCancelled = false;
  let timer: NodeJS.Timeout | undefined;
  let stopTimer: NodeJS.Timeout | undefined;
  let ended: Promise<unknown> = Promise.resolve();

  function end(): void {
    clearTimeout(timer);
    if (current) ended = current.worker.terminate().catch((error: unknown) => options.onFault(`recovery: ${describeFault(error)}`));
    current = null;
  }

  function settle(how: () => void): void {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(stopTimer);
    how();
    end();
  }

  /** True when the thread has not begun, and now never will. */
  function giveUp(): boolean {
    return current === null || Atomics.compareExchange(current.state, BEGUN, 0, GIVEN_UP) === 0;
  }

  function attempt(number: number): void {
    const start: RecoveryStart = { task, state: new SharedArrayBuffer(8) };
    const worker = options.spawn(start);
    const state = new Int32Array(start.state);
    current = { worker, state };
    timer = setTimeout(() => {
      if (!giveUp()) return;
      options.onFault(`recovery: the thread for “${task.task}” did not begin`);
      end();
      if (number < TRIES) attempt(number + 1);
      else settle(() => reject(lost()));
    }, BEGIN_WITHIN_MS);
    const isCurrent = () => current?.worker === worker;
    worker.on('message', (message) => {
      if (!isCurrent()) return;
      if (message.type === 'progress') options.progress?.(message.label, message.done, message.total);
      // The value is that of the task, which the compiler can't see.
      else if (message.type === 'done') settle(() => resolve(message.value as RecoveryResults[T['task']]));
      else {
        const { code, message: text, field } = message.error;
        if (message.fault !== null) options.onFault(`recovery: ${message.fault}`);
        settle(() => reject(new AppError(code, text, field === undefined ? {} : { field })));
      }
    });
    worker.on('error', (error) => {
      if (isCurrent()) settle(() => reject(error));
    });
    worker.on('exit', () => {
      if (!isCurrent()) return;
      current = null;
      settle(() => reject(lost()));
    });
  }

  attempt(1);
  return {
    result: promise,
    cancel() {
      if (isCancelled || isSettled || current === null) return;
      isCancelled = true;
      Atomics.store(current.state, CANCEL, 1);
      if (giveUp()) settle(() => reject(stopped()));
      else {
        stopTimer = setTimeout(() => {
          options.onFault(`recovery: the thread for “${task.task}” did not stop`);
          settle(() => reject(stopped()));
        }, STOP_WITHIN_MS);
      }
    },
    end() {
      settle(() => reject(stopped()));
      return new Promise((done) => {
        const limit = setTimeout(done, END_WITHIN_MS);
        void ended.finally(() => {
          clearTimeout(limit);
          done();
        });
      });
    },
  };
}
