/** Entry of the recovery thread: one task on a database that may be damaged, then it ends. */
import { rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { newestVersion } from '../db/migrate';
import { isDamage } from '../db/storage-error';
import { createDatabase, syncFile } from '../features/salvage/new-database';
import { salvage } from '../features/salvage/service';
import { toFailure } from './fault';
import type { FromRecovery, RecoveryResults, RecoveryTask } from './recovery-messages';

if (!parentPort) throw new Error('recovery-thread runs as a worker only');
const port = parentPort;
const tell = (message: FromRecovery) => port.postMessage(message);

/** Reads every page once; the index of names against the names and the like is for `verify`. */
function check(file: string): RecoveryResults['check'] {
  // On Linux this is the priority of this thread alone (setpriority(2)).
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
  let db: BetterSqlite3.Database | null = null;
  try {
    db = new BetterSqlite3(file, { readonly: true });
    return { isSound: db.pragma('quick_check(1)', { simple: true }) === 'ok' };
  } catch (error) {
    if (isDamage(error)) return { isSound: false };
    throw error;
  } finally {
    db?.close();
  }
}

function run(task: RecoveryTask): RecoveryResults[keyof RecoveryResults] {
  switch (task.task) {
    case 'check':
      return check(task.file);
    case 'salvage':
      // One that was cut off.
      rmSync(task.into, { force: true });
      return salvage({
        from: task.from,
        into: task.into,
        progress: (label, done, total) => tell({ type: 'progress', label, done, total }),
      });
    case 'empty':
      rmSync(task.into, { force: true });
      createDatabase(task.into, newestVersion).close();
      syncFile(task.into);
      return null;
  }
}

try {
  tell({ type: 'done', value: run(workerData as RecoveryTask) });
} catch (error) {
  const { info, fault } = toFailure(error);
  tell({ type: 'failed', error: info, fault });
}
port.close();
