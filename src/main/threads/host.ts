/** The inside of a worker thread: runs the requests that come in, one after the other, over one backend. */
import { AppError } from '@shared/errors';
import type { JobControl } from '../features/handler';
import type { Backend, BackendOptions, DatabaseInfo } from './backend';
import { toFailure } from './fault';
import type { CancelFlag, FromThread, ThreadData, ToThread } from './messages';

/** The thread's end of the line; a MessagePort is one. */
export interface HostPort {
  postMessage(message: FromThread): void;
  on(event: 'message', listener: (message: ToThread) => void): unknown;
  close(): void;
}

export interface HostOptions<B extends Backend> {
  create(options: BackendOptions): B;
  /** The data thread only. */
  databaseInfo?(backend: B): DatabaseInfo;
  /** The jobs thread's commits exclude those of the data thread. */
  asksToWrite: boolean;
  /** Called after each request was answered. */
  afterRequest?(): void;
}

const millisecondsBetweenProgress = 50;

export function hostBackend<B extends Backend>(port: HostPort, { profileDir }: ThreadData, options: HostOptions<B>): void {
  let backend: B | null = null;
  let queue = Promise.resolve();
  const grants = new Map<number, () => void>();

  // Opened at the first message that needs it, and again at the next one if that failed: the cause may be gone by then.
  function open(): B {
    backend ??= options.create({ profileDir, emit: (name, payload) => port.postMessage({ type: 'event', name, payload }) });
    return backend;
  }

  function enqueue(work: () => void | Promise<void>): void {
    queue = queue.then(work);
  }

  function answer(id: number, work: () => unknown): void {
    enqueue(async () => {
      try {
        port.postMessage({ type: 'result', id, result: { ok: true, value: await work() }, fault: null });
      } catch (error) {
        const { info, fault } = toFailure(error);
        port.postMessage({ type: 'result', id, result: { ok: false, error: info }, fault });
      }
    });
  }

  function granted(id: number, alone: boolean): Promise<void> {
    return new Promise((resolve) => {
      grants.set(id, resolve);
      port.postMessage({ type: 'wantsToWrite', id, alone });
    });
  }

  async function whileWriting<T>(id: number, work: () => T): Promise<T> {
    if (!options.asksToWrite) return work();
    await granted(id, false);
    try {
      return work();
    } finally {
      port.postMessage({ type: 'hasWritten', id });
    }
  }

  async function whileAlone<T>(id: number, work: () => T): Promise<T> {
    await granted(id, true);
    try {
      // The next request opens it again.
      const closing = backend;
      backend = null;
      closing?.close();
      return work();
    } finally {
      port.postMessage({ type: 'hasWritten', id });
    }
  }

  port.on('message', (message) => {
    switch (message.type) {
      case 'open':
        answer(message.id, () => {
          open();
          return null;
        });
        break;
      case 'databaseInfo':
        answer(message.id, () => options.databaseInfo?.(open()));
        break;
      case 'request': {
        const { id, name, input, cancel } = message;
        const job = jobControl(port, id, cancel, {
          whileWriting: (work) => whileWriting(id, work),
          ...(options.asksToWrite ? { whileAlone: <T>(work: () => T) => whileAlone(id, work) } : {}),
        });
        answer(id, () => {
          job.checkCancelled();
          return open().handle(name, input, job);
        });
        enqueue(() => options.afterRequest?.());
        break;
      }
      case 'mayWrite':
        grants.get(message.id)?.();
        grants.delete(message.id);
        break;
      case 'invalidate':
        enqueue(() => backend?.invalidate());
        break;
      case 'close':
        enqueue(() => {
          try {
            backend?.close();
          } finally {
            port.close();
          }
        });
        break;
    }
  });
}

type Turns = Pick<JobControl, 'whileWriting' | 'whileAlone'>;

function jobControl(port: HostPort, id: number, cancel: CancelFlag | null, turns: Turns): JobControl {
  const flag = cancel === null ? null : new Int32Array(cancel);
  let last = { label: '', at: Number.NEGATIVE_INFINITY };
  return {
    progress(label, done, total) {
      const at = performance.now();
      if (label === last.label && done !== total && at - last.at < millisecondsBetweenProgress) return;
      last = { label, at };
      port.postMessage({ type: 'progress', id, label, done, total });
    },
    checkCancelled() {
      if (flag !== null && Atomics.load(flag, 0) === 1) throw new AppError('cancelled', 'Stopped. Nothing was changed.');
    },
    ...turns,
  };
}
