/** The outside of a worker thread: requests, events, and what happens when it crashes. */
import { AppError, type Result } from '@shared/errors';
import type { RequestName } from '@shared/requests';
import type { DatabaseInfo } from './backend';
import { describeFault } from './fault';
import type { CancelFlag, FromThread, ToThread } from './messages';

/** What of a Worker is used here. */
export interface ThreadWorker {
  postMessage(message: ToThread): void;
  on(event: 'message', listener: (message: FromThread) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

export interface ThreadClientOptions {
  /** For the log. */
  name: string;
  spawn(): ThreadWorker;
  onEvent(message: Extract<FromThread, { type: 'event' }>): void;
  /** A request of this thread asks for, or gives back, the right to write. */
  onWriteTurn?(id: number, turn: 'wanted' | 'wantedAlone' | 'done'): void;
  /** It crashed; all that was under way in it is rejected already. */
  onCrash?(): void;
  /** For the log: a fault inside, or a crash. */
  onFault(text: string): void;
}

export interface RequestOptions {
  cancel?: CancelFlag;
  onProgress?(label: string, done: number, total: number): void;
}

interface Pending extends RequestOptions {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** A thread that crashes again within this time stays down, rather than crash in a circle. */
const restartAfterMs = 60_000;
const closeWithinMs = 5_000;
/** One that was told to end and does not say so within this time is waited for no longer. */
const endWithinMs = 2_000;

export class ThreadClient {
  readonly #options: ThreadClientOptions;
  readonly #pending = new Map<number, Pending>();
  #worker: ThreadWorker | null = null;
  #nextId = 1;
  #crashedAt = Number.NEGATIVE_INFINITY;
  #isDown = false;
  #closing: (() => void) | null = null;
  #paused: PromiseWithResolvers<void> | null = null;

  constructor(options: ThreadClientOptions) {
    this.#options = options;
  }

  get isStarted(): boolean {
    return this.#worker !== null;
  }

  /** Runs a request in the thread, which is started if need be. Rejects with AppError. */
  request(name: RequestName, input: unknown, options: RequestOptions = {}): Promise<unknown> {
    return this.#send((id) => ({ type: 'request', id, name, input, cancel: options.cancel ?? null }), options);
  }

  /** Starts the thread and opens its database. */
  async open(): Promise<void> {
    await this.#send((id) => ({ type: 'open', id }), {});
  }

  databaseInfo(): Promise<DatabaseInfo> {
    return this.#send((id) => ({ type: 'databaseInfo', id }), {}) as Promise<DatabaseInfo>;
  }

  grantWrite(id: number): void {
    this.#worker?.postMessage({ type: 'mayWrite', id });
  }

  invalidate(): void {
    this.#worker?.postMessage({ type: 'invalidate' });
  }

  /** Lets the thread finish what runs and close its database; a thread that takes too long is ended. */
  async close(): Promise<void> {
    this.#isDown = true;
    await this.#end();
  }

  /** As `close`, but what is asked from now on waits until `resume`, and then starts the thread anew. */
  async pause(): Promise<void> {
    this.#paused ??= Promise.withResolvers<void>();
    await this.#end();
  }

  resume(): void {
    this.#paused?.resolve();
    this.#paused = null;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const closed = new Promise<void>((done) => {
      this.#closing = done;
    });
    worker.postMessage({ type: 'close' });
    let timer = setTimeout(() => {
      this.#options.onFault(`the ${this.#options.name} thread did not close in time`);
      worker.terminate().catch((error: unknown) => this.#options.onFault(String(error)));
      timer = setTimeout(() => this.#ended(worker), endWithinMs);
    }, closeWithinMs);
    await closed;
    clearTimeout(timer);
  }

  async #send(message: (id: number) => ToThread, options: RequestOptions): Promise<unknown> {
    while (this.#paused) await this.#paused.promise;
    if (this.#isDown) throw new AppError('internal', 'This part of Rapport has stopped. Close the program and start it again.');
    const id = this.#nextId++;
    return await new Promise((resolve, reject) => {
      this.#pending.set(id, { ...options, resolve, reject });
      this.#start().postMessage(message(id));
    });
  }

  #start(): ThreadWorker {
    if (this.#worker) return this.#worker;
    const worker = this.#options.spawn();
    this.#worker = worker;
    worker.on('message', (message) => this.#receive(message));
    // 'exit' follows.
    worker.on('error', (error) => this.#options.onFault(`the ${this.#options.name} thread crashed: ${describeFault(error)}`));
    worker.on('exit', () => this.#ended(worker));
    return worker;
  }

  #receive(message: FromThread): void {
    switch (message.type) {
      case 'result':
        this.#settle(message.id, message.result, message.fault);
        break;
      case 'progress':
        this.#pending.get(message.id)?.onProgress?.(message.label, message.done, message.total);
        break;
      case 'wantsToWrite':
        this.#options.onWriteTurn?.(message.id, message.alone ? 'wantedAlone' : 'wanted');
        break;
      case 'hasWritten':
        this.#options.onWriteTurn?.(message.id, 'done');
        break;
      case 'event':
        this.#options.onEvent(message);
        break;
    }
  }

  #settle(id: number, result: Result<unknown>, fault: string | null): void {
    if (fault !== null) this.#options.onFault(fault);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (result.ok) pending?.resolve(result.value);
    else pending?.reject(toAppError(result.error));
  }

  #ended(worker: ThreadWorker): void {
    // One that was given up ends after all.
    if (this.#worker !== worker) return;
    this.#worker = null;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(new AppError('internal', 'Rapport had to restart a part of itself. Please try again.'));
    if (this.#closing) {
      this.#closing();
      this.#closing = null;
      return;
    }
    // The next request starts it anew, unless it has only just crashed before.
    this.#isDown = Date.now() - this.#crashedAt < restartAfterMs;
    this.#crashedAt = Date.now();
    this.#options.onFault(`the ${this.#options.name} thread ended unexpectedly${this.#isDown ? ' again and stays down' : ''}`);
    this.#options.onCrash?.();
  }
}

function toAppError(error: { code: AppError['code']; message: string; field?: string }): AppError {
  return new AppError(error.code, error.message, error.field === undefined ? {} : { field: error.field });
}
