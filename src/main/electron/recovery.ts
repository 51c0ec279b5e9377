/** What can be done while the profile's database can't be used. Nothing here deletes anything of the user's. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import type { RecoveryState, SalvageSummary } from '@shared/recovery-views';
import { DATABASE_FILE } from '../db/database';
import { swapDatabase } from '../db/swap';
import { toFailure } from '../threads/fault';
import type { FromRecovery, RecoveryResults, RecoveryTask } from '../threads/recovery-messages';
import type { Log } from './log';

/** Beside the database while they are made; what a cut-off try leaves is made anew. */
const SALVAGED_FILE = 'rapport.salvaged.db';
const EMPTY_FILE = 'rapport.empty.db';

type Progress = (label: string, done: number, total: number) => void;

function runTask<T extends RecoveryTask>(task: T, log: Log, progress: Progress = () => undefined): Promise<RecoveryResults[T['task']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'recovery-thread.js'), { workerData: task });
    worker.on('message', (message: FromRecovery) => {
      if (message.type === 'progress') progress(message.label, message.done, message.total);
      // The value is that of the task, which the compiler can't see.
      else if (message.type === 'done') resolve(message.value as RecoveryResults[T['task']]);
      else {
        if (message.fault !== null) log.error(`recovery: ${message.fault}`);
        reject(new AppError(message.error.code, message.error.message));
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new AppError('internal', 'This stopped before it was done. Nothing was changed; please try again.')));
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

export class Recovery {
  readonly state: RecoveryState;
  readonly #profileDir: string;
  readonly #log: Log;
  #isBusy = false;

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
  salvage(progress: Progress): Promise<SalvageSummary> {
    return this.#once(async () => {
      const into = join(this.#profileDir, SALVAGED_FILE);
      const report = await runTask({ task: 'salvage', from: this.state.databaseFile, into }, this.#log, progress);
      return { report, keptAs: this.#swap(SALVAGED_FILE) };
    });
  }

  /** A new, empty database in place of the damaged one, which is kept beside. */
  startEmpty(): Promise<{ keptAs: string }> {
    return this.#once(async () => {
      await runTask({ task: 'empty', into: join(this.#profileDir, EMPTY_FILE) }, this.#log);
      return { keptAs: this.#swap(EMPTY_FILE) };
    });
  }

  #swap(incoming: string): string {
    const keptAs = swapDatabase(this.#profileDir, DATABASE_FILE, incoming, new Date());
    this.#log.info('recovery: the damaged database is kept beside, another one is in its place');
    return keptAs;
  }

  async #once<T>(work: () => Promise<T>): Promise<T> {
    if (this.state.problem !== 'damaged') throw new AppError('refused', 'The data file is not damaged; nothing was done to it.');
    if (this.#isBusy) throw new AppError('conflict', 'This is under way already.');
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }
}
