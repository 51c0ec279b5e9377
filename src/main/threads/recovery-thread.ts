/** Entry of the recovery thread: one task on a database that may be damaged, then it ends. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { DATABASE_FILE } from '../db/database-file';
import { assertNotInUse } from '../db/in-use';
import { isSound } from '../db/is-sound';
import { newestVersion } from '../db/migrate';
import { isDamage } from '../db/storage-error';
import { changedPages, takeSums, toldOf } from '../db/sums/inspect-sums';
import { isSwapBegun, swapDatabase } from '../db/swap';
import { compareWithDamaged, findBackups, replaceDamaged } from '../features/backup/over-damage';
import { BackupPlaces } from '../features/backup/places';
import { countStaged, stage } from '../features/backup/stage';
import { createDatabase, syncFile } from '../features/salvage/new-database';
import { salvage } from '../features/salvage/service';
import { toFailure } from './fault';
import { BEGUN, CANCEL, type FromRecovery, type RecoveryResults, type RecoveryStart, type RecoveryTask } from './recovery-messages';

if (!parentPort) throw new Error('recovery-thread runs as a worker only');
const port = parentPort;
const tell = (message: FromRecovery) => port.postMessage(message);
const start = workerData as RecoveryStart;
const state = new Int32Array(start.state);

/** Beside the database while they are made; what a cut-off try leaves is made anew. */
const SALVAGED_FILE = 'rapport.salvaged.db';
const EMPTY_FILE = 'rapport.empty.db';
const BETWEEN_PROGRESS_MS = 50;

let last = { label: '', at: Number.NEGATIVE_INFINITY };
const control = {
  progress(label: string, done: number, total: number): void {
    const at = performance.now();
    if (label === last.label && at - last.at < BETWEEN_PROGRESS_MS) return;
    last = { label, at };
    tell({ type: 'progress', label, done, total });
  },
  checkCancelled(): void {
    if (Atomics.load(state, CANCEL) === 1) throw new AppError('cancelled', 'Stopped. Nothing was changed.');
  },
};

/** Between two looks at the file: whoever uses the window meanwhile needs the disk too. */
const BREATH_MS = 15;

/** Reads every page; the index of names against the names and the like is for `verify`. */
function check(file: string, handle: number | null): RecoveryResults['check'] {
  // On Linux this is the priority of this thread alone (setpriority(2)).
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
  return { changed: changedSince(file, handle), isSound: isSound(file) };
}

function changedSince(file: string, given: number | null): string | null {
  const breath = new Int32Array(new SharedArrayBuffer(4));
  let raw: BetterSqlite3.Database | null = null;
  const handle = given ?? openSync(file, 'r');
  try {
    raw = new BetterSqlite3(file, { readonly: true });
    const breathe = () => void Atomics.wait(breath, 0, 0, BREATH_MS);
    const changed = changedPages(raw, handle, breathe);
    takeSums(raw, handle, breathe);
    return changed === null || changed.pages.length === 0 ? null : toldOf(changed);
  } catch (error) {
    // `isSound` says so.
    if (isDamage(error)) return null;
    throw error;
  } finally {
    raw?.close();
    if (given === null) closeSync(handle);
  }
}

/** Makes a database beside the damaged one and puts it in its place; if that fails nothing is left of it. */
function replaceWith<T>(profileDir: string, incoming: string, make: (into: string) => T): { made: T; keptAs: string | null } {
  const into = join(profileDir, incoming);
  // One that was cut off.
  rmSync(into, { force: true });
  try {
    const made = make(into);
    control.checkCancelled();
    assertNotInUse(join(profileDir, DATABASE_FILE));
    return { made, keptAs: swapDatabase(profileDir, DATABASE_FILE, incoming, new Date()) };
  } catch (error) {
    if (!isSwapBegun(profileDir)) rmSync(into, { force: true });
    throw error;
  }
}

async function run(task: RecoveryTask): Promise<RecoveryResults[keyof RecoveryResults]> {
  switch (task.task) {
    case 'check':
      return check(task.file, task.handle);
    case 'salvage': {
      const from = join(task.profileDir, DATABASE_FILE);
      const { made, keptAs } = replaceWith(task.profileDir, SALVAGED_FILE, (into) => salvage({ from, into, ...control }));
      return { report: made, keptAs };
    }
    case 'empty': {
      const { keptAs } = replaceWith(task.profileDir, EMPTY_FILE, (into) => {
        createDatabase(into, newestVersion).close();
        syncFile(into);
      });
      return { keptAs };
    }
    case 'backups':
      return await findBackups(new BackupPlaces(task.profileDir), control);
    case 'stage': {
      const staged = await stage(new BackupPlaces(task.profileDir), task.file, task.passphrase, control);
      return { staged, held: countStaged(staged) };
    }
    case 'compare':
      return compareWithDamaged(new BackupPlaces(task.profileDir), task.staged.database, control);
    case 'restore': {
      const counts = countStaged(task.staged);
      return { counts, keptAs: replaceDamaged(task.profileDir, task.staged, new Date()) };
    }
  }
}

// Not when it took so long to start that it was given up.
if (Atomics.compareExchange(state, BEGUN, 0, 1) === 0) {
  try {
    tell({ type: 'done', value: await run(start.task) });
  } catch (error) {
    const { info, fault } = toFailure(error);
    tell({ type: 'failed', error: info, fault });
  }
}
port.close();
