/** What can be done while the profile's database can't be used. Nothing here deletes anything of the user's. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import type {
  DamageComparison,
  FoundBackups,
  RecoveryPreview,
  RecoveryRestoreSummary,
  RecoveryState,
  SalvageSummary,
} from '@shared/recovery-views';
import type { RequestName } from '@shared/requests';
import { DATABASE_FILE } from '../db/database';
import type { Staged } from '../features/backup/stage';
import { toFailure } from '../threads/fault';
import type { CancelFlag } from '../threads/messages';
import type { FromRecovery, RecoveryResults, RecoveryStart, RecoveryTask } from '../threads/recovery-messages';
import type { Log } from './log';

type Progress = (label: string, done: number, total: number) => void;

interface RunOptions {
  progress?: Progress;
  cancel?: CancelFlag;
}

function runTask<T extends RecoveryTask>(task: T, log: Log, { progress, cancel }: RunOptions = {}): Promise<RecoveryResults[T['task']]> {
  return new Promise((resolve, reject) => {
    const start: RecoveryStart = { task, cancel: cancel ?? new SharedArrayBuffer(4) };
    const worker = new Worker(join(import.meta.dirname, 'recovery-thread.js'), { workerData: start });
    let settle = () => reject(new AppError('internal', 'This stopped before it was done. Nothing was changed; please try again.'));
    worker.on('message', (message: FromRecovery) => {
      if (message.type === 'progress') progress?.(message.label, message.done, message.total);
      // The value is that of the task, which the compiler can't see.
      else if (message.type === 'done') settle = () => resolve(message.value as RecoveryResults[T['task']]);
      else {
        const { code, message: text, field } = message.error;
        if (message.fault !== null) log.error(`recovery: ${message.fault}`);
        settle = () => reject(new AppError(code, text, field === undefined ? {} : { field }));
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => settle());
  });
}

/** Reads the whole database in a thread of its own. */
export async function isSound(profileDir: string, log: Log): Promise<boolean> {
  return (await runTask({ task: 'check', file: join(profileDir, DATABASE_FILE) }, log)).isSound;
}

function problemOf({ code }: { code: AppError['code'] }): RecoveryState['problem'] {
  if (code === 'damaged') return 'damaged';
  return code === 'newer_database' ? 'newer' : 'unusable';
}

interface Running {
  name: RequestName;
  cancel: CancelFlag;
  ended: Promise<unknown>;
}

export class Recovery {
  readonly state: RecoveryState;
  readonly #profileDir: string;
  readonly #log: Log;
  /** What was unpacked, and its name for the window. */
  #staged: { token: string; staged: Staged } | null = null;
  readonly #running = new Map<string, Running>();
  /** Until it is known which backups there are. */
  #looking: Promise<unknown> = Promise.resolve();

  /** @param error Why the database can't be used. */
  constructor(profileDir: string, log: Log, error: unknown) {
    this.#profileDir = profileDir;
    this.#log = log;
    const { info } = toFailure(error);
    const databaseFile = join(profileDir, DATABASE_FILE);
    const size = statSync(databaseFile, { throwIfNoEntry: false })?.size ?? 0;
    this.state = { problem: problemOf(info), message: info.message, databaseFile, canSalvage: info.code === 'damaged' && size > 0 };
  }

  /** All rows that can be read, in a new database in place of the damaged one, which is kept beside. */
  salvage(jobId: string, progress: Progress): Promise<SalvageSummary> {
    return this.#run('recovery.salvage', jobId, { task: 'salvage', profileDir: this.#profileDir }, progress);
  }

  /** A new, empty database in place of the damaged one, which is kept beside. */
  startEmpty(): Promise<{ keptAs: string | null }> {
    return this.#run('recovery.startEmpty', randomUUID(), { task: 'empty', profileDir: this.#profileDir });
  }

  /** Which backups there are; reads only. */
  backups(): Promise<FoundBackups> {
    const found = runTask({ task: 'backups', profileDir: this.#profileDir }, this.#log);
    this.#looking = found.catch(() => null);
    return found;
  }

  /** Unpacks and checks a backup. Changes nothing. */
  async inspect(jobId: string, file: string, passphrase: string | null, progress: Progress): Promise<RecoveryPreview> {
    const task = { task: 'stage', profileDir: this.#profileDir, file, passphrase } as const;
    const { staged, held } = await this.#run('recovery.inspect', jobId, task, progress);
    await this.discard();
    const token = randomUUID();
    this.#staged = { token, staged };
    return { token, file, createdAt: staged.createdAt, held };
  }

  /** What of the damaged database can be read and is not in what was unpacked. Changes nothing. */
  compare(jobId: string, token: string, progress: Progress): Promise<DamageComparison> {
    const task = { task: 'compare', profileDir: this.#profileDir, staged: this.#unpacked(token) } as const;
    return this.#run('recovery.compare', jobId, task, progress);
  }

  /** What was unpacked, in place of the damaged database, which is kept beside. */
  async restore(token: string): Promise<RecoveryRestoreSummary> {
    const task = { task: 'restore', profileDir: this.#profileDir, staged: this.#unpacked(token) } as const;
    const summary = await this.#run('recovery.restore', randomUUID(), task);
    await this.discard();
    return summary;
  }

  #unpacked(token: string): Staged {
    if (this.#staged?.token !== token) throw new AppError('conflict', 'This backup is no longer unpacked. Please choose it again.');
    return this.#staged.staged;
  }

  /** Lets go of what was unpacked. */
  async discard(): Promise<void> {
    const folder = this.#staged?.staged.folder;
    this.#staged = null;
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  /** The work that is under way. */
  get running(): RequestName[] {
    return [...this.#running.values()].map(({ name }) => name);
  }

  /** Asks work to stop; what is not running is left alone. */
  cancel(jobId: string): void {
    const running = this.#running.get(jobId);
    if (running) Atomics.store(new Int32Array(running.cancel), 0, 1);
  }

  cancelAll(): void {
    for (const jobId of this.#running.keys()) this.cancel(jobId);
  }

  /** Stops what is under way and tidies up after it. */
  async close(): Promise<void> {
    this.cancelAll();
    await Promise.allSettled([...this.#running.values()].map(({ ended }) => ended));
    await this.discard();
  }

  async #run<T extends RecoveryTask>(name: RequestName, jobId: string, task: T, progress?: Progress): Promise<RecoveryResults[T['task']]> {
    if (this.state.problem !== 'damaged') throw new AppError('refused', 'The data file is not damaged; nothing was done to it.');
    if (this.#running.size > 0) throw new AppError('conflict', 'This is under way already.');
    const cancel: CancelFlag = new SharedArrayBuffer(4);
    // One thread after the other: two that start at the same moment can wait for each other for ever.
    const ended = this.#looking.then(() => runTask(task, this.#log, { cancel, ...(progress ? { progress } : {}) }));
    this.#running.set(jobId, { name, cancel, ended });
    try {
      return await ended;
    } finally {
      this.#running.delete(jobId);
    }
  }
}
