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
import { DATABASE_FILE } from '../db/database-file';
import { lastingHandle } from '../db/lasting-handle';
import { removeSums } from '../db/sums/sums-file';
import type { Staged } from '../features/backup/stage';
import { toFailure } from '../threads/fault';
import { type RecoveryWorker, type RunningTask, startTask } from '../threads/recovery-client';
import type { RecoveryResults, RecoveryStart, RecoveryTask } from '../threads/recovery-messages';
import type { Log } from './log';

type Progress = (label: string, done: number, total: number) => void;

const spawn = (start: RecoveryStart): RecoveryWorker => new Worker(join(import.meta.dirname, 'recovery-thread.js'), { workerData: start });

/** Reads the whole database in a thread of its own. */
export function startCheck(profileDir: string, log: Log): RunningTask<RecoveryResults['check']> {
  const file = join(profileDir, DATABASE_FILE);
  // Opened here, since what a thread opened is closed when it ends. Elsewhere locks belong to handles, not to the process.
  const handle = process.platform === 'win32' ? null : lastingHandle(file);
  return startTask({ task: 'check', file, handle }, { spawn, onFault: (text) => log.error(text) });
}

function problemOf({ code }: { code: AppError['code'] }): RecoveryState['problem'] {
  if (code === 'damaged') return 'damaged';
  return code === 'newer_database' ? 'newer' : 'unusable';
}

type Running = RunningTask<unknown> & { name: RequestName };

export interface RecoveryOptions {
  profileDir: string;
  log: Log;
  /** Why the database can't be used. */
  error: unknown;
  /** It could be: only its content is not what was saved. */
  isReadable?: boolean;
  /** Once nothing of this program has the database open any more. */
  closed: Promise<void>;
}

export class Recovery {
  readonly state: RecoveryState;
  /** The page begins when the database is free: what it offers would find it in use. */
  readonly ready: Promise<void>;
  readonly #profileDir: string;
  readonly #log: Log;
  /** What was unpacked, and its name for the window. */
  #staged: { token: string; staged: Staged } | null = null;
  readonly #running = new Map<string, Running>();
  /** Looks for backups; others look at the same time as it. */
  #looking: { end(): Promise<void> } | null = null;

  constructor({ profileDir, log, error, isReadable = false, closed }: RecoveryOptions) {
    this.#profileDir = profileDir;
    this.#log = log;
    this.ready = closed;
    const { info } = toFailure(error);
    const databaseFile = join(profileDir, DATABASE_FILE);
    const size = statSync(databaseFile, { throwIfNoEntry: false })?.size ?? 0;
    const canSalvage = info.code === 'damaged' && size > 0;
    this.state = { problem: problemOf(info), message: info.message, databaseFile, canSalvage, canGoOn: isReadable };
  }

  /** All rows that can be read, in a new database in place of the damaged one, which is kept beside. */
  salvage(jobId: string, progress: Progress): Promise<SalvageSummary> {
    return this.#run('recovery.salvage', jobId, { task: 'salvage', profileDir: this.#profileDir }, progress);
  }

  /** A new, empty database in place of the damaged one, which is kept beside. */
  startEmpty(): Promise<{ keptAs: string | null }> {
    return this.#run('recovery.startEmpty', randomUUID(), { task: 'empty', profileDir: this.#profileDir });
  }

  /** From now on the database is right as it is. */
  accept(): void {
    if (this.state.canGoOn) removeSums(this.state.databaseFile);
  }

  /** Which backups there are; reads only. */
  backups(): Promise<FoundBackups> {
    void this.#looking?.end();
    const looking = this.#start({ task: 'backups', profileDir: this.#profileDir });
    this.#looking = looking;
    return looking.result;
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
    this.#running.get(jobId)?.cancel();
  }

  cancelAll(): void {
    for (const jobId of this.#running.keys()) this.cancel(jobId);
  }

  /** Stops what is under way, and tidies up after it. Takes a few seconds at most, whatever the threads do. */
  async close(): Promise<void> {
    this.cancelAll();
    await this.#looking?.end();
    await Promise.allSettled([...this.#running.values()].map(({ result }) => result));
    await this.discard();
  }

  #start<T extends RecoveryTask>(task: T, progress?: Progress): RunningTask<RecoveryResults[T['task']]> {
    return startTask(task, { spawn, onFault: (text) => this.#log.error(text), ...(progress ? { progress } : {}) });
  }

  async #run<T extends RecoveryTask>(name: RequestName, jobId: string, task: T, progress?: Progress): Promise<RecoveryResults[T['task']]> {
    if (this.state.problem !== 'damaged') throw new AppError('refused', 'The data file is not damaged; nothing was done to it.');
    if (this.#running.size > 0) throw new AppError('conflict', 'This is under way already.');
    const running = this.#start(task, progress);
    this.#running.set(jobId, { ...running, name });
    try {
      return await running.result;
    } finally {
      this.#running.delete(jobId);
    }
  }
}
