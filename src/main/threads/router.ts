/** Sends each request to the thread it belongs to, and keeps the two threads from writing at the same time. */
import type { Events } from '@shared/contract';
import { AppError } from '@shared/errors';
import { type EventName, type RequestName, requestEffects } from '@shared/requests';
import type { DatabaseInfo } from './backend';
import { ThreadClient, type ThreadWorker } from './client';
import type { CancelFlag } from './messages';
import { WriteGate } from './write-gate';

export interface RouterOptions {
  spawnData(): ThreadWorker;
  spawnJobs(): ThreadWorker;
  emit<E extends EventName>(name: E, payload: Events[E]): void;
  /** For the log. */
  onFault(text: string): void;
}

/** The job id a request of long work was given, if any. */
function jobIdOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'jobId' in input && typeof input.jobId === 'string' ? input.jobId : null;
}

export class Router {
  readonly #data: ThreadClient;
  readonly #jobs: ThreadClient;
  readonly #emit: RouterOptions['emit'];
  readonly #gate = new WriteGate();
  readonly #running = new Map<string, { name: RequestName; cancel: CancelFlag }>();

  constructor({ spawnData, spawnJobs, emit, onFault }: RouterOptions) {
    this.#emit = emit;
    this.#data = new ThreadClient({
      name: 'data',
      spawn: spawnData,
      onFault,
      onEvent: ({ name, payload }) => {
        if (name === 'changed') this.#jobs.invalidate();
        emit(name, payload);
      },
    });
    this.#jobs = new ThreadClient({
      name: 'jobs',
      spawn: spawnJobs,
      onFault,
      onEvent: ({ name, payload }) => {
        if (name === 'changed') this.#data.invalidate();
        emit(name, payload);
      },
      onWriteTurn: (id, turn) => {
        if (turn === 'wanted') this.#gate.close(() => this.#jobs.grantWrite(id));
        else if (turn === 'wantedAlone') this.#gate.close(() => void this.#data.pause().then(() => this.#jobs.grantWrite(id)));
        else this.#letGoOn();
      },
      onCrash: () => this.#letGoOn(),
    });
  }

  /** Starts the data thread ahead of the first request; the jobs thread starts with the first job. */
  open(): Promise<void> {
    return this.#data.open();
  }

  databaseInfo(): Promise<DatabaseInfo> {
    return this.#data.databaseInfo();
  }

  /** Runs a request of a thread; `input` is decoded. Rejects with AppError. */
  async request(name: RequestName, input: unknown): Promise<unknown> {
    switch (requestEffects[name]) {
      case 'read':
        return this.#data.request(name, input);
      case 'write':
        return this.#gate.pass(() => this.#data.request(name, input));
      case 'job':
        return this.#runJob(name, input);
      default:
        throw new AppError('refused', `${name} does not run in a thread`);
    }
  }

  /** Asks a job to stop; one that is not running is left alone. */
  cancel(jobId: string): void {
    const job = this.#running.get(jobId);
    if (job) Atomics.store(new Int32Array(job.cancel), 0, 1);
  }

  cancelAll(): void {
    for (const jobId of this.#running.keys()) this.cancel(jobId);
  }

  /** The jobs that run, or wait for their turn. */
  get running(): RequestName[] {
    return [...this.#running.values()].map(({ name }) => name);
  }

  /** Stops jobs, lets the threads finish and closes their databases. */
  async close(): Promise<void> {
    this.cancelAll();
    await this.#jobs.close();
    await this.#data.close();
  }

  /** The jobs thread is done writing. */
  #letGoOn(): void {
    this.#data.resume();
    this.#gate.open();
  }

  async #runJob(name: RequestName, input: unknown): Promise<unknown> {
    const jobId = jobIdOf(input);
    if (jobId === null) return this.#jobs.request(name, input);
    if (this.#running.has(jobId)) throw new AppError('conflict', 'This job is running already');
    const cancel: CancelFlag = new SharedArrayBuffer(4);
    this.#running.set(jobId, { name, cancel });
    try {
      return await this.#jobs.request(name, input, {
        cancel,
        onProgress: (label, done, total) => this.#emit('job', { jobId, label, done, total }),
      });
    } finally {
      this.#running.delete(jobId);
    }
  }
}
