/** What passes between the main process and the recovery thread, which does one task and ends. */

import type { BackupCounts } from '@shared/backup-views';
import type { ErrorInfo } from '@shared/errors';
import type { DamageComparison, FoundBackups, RecoveryRestoreSummary } from '@shared/recovery-views';
import type { SalvageReport } from '@shared/salvage-views';
import type { Staged } from '../features/backup/stage';

export type RecoveryTask =
  /** Looks whether the database is as it was left, and sound. `handle`: the file, open for reading; null: it opens it itself. */
  | { task: 'check'; file: string; handle: number | null }
  /** All rows that can be read, in a new database in place of the damaged one. */
  | { task: 'salvage'; profileDir: string }
  /** A new database with nobody in it in place of the damaged one. */
  | { task: 'empty'; profileDir: string }
  /** Which backups there are. */
  | { task: 'backups'; profileDir: string }
  /** Unpacks and checks one. */
  | { task: 'stage'; profileDir: string; file: string; passphrase: string | null }
  /** Says what of the damaged database it lacks. */
  | { task: 'compare'; profileDir: string; staged: Staged }
  /** Puts it in place of the damaged database. */
  | { task: 'restore'; profileDir: string; staged: Staged };

export interface RecoveryResults {
  /** `changed`: what of the file was changed by somebody else, in words for the user; null if nothing. */
  check: { isSound: boolean; changed: string | null };
  salvage: { report: SalvageReport; keptAs: string | null };
  empty: { keptAs: string | null };
  backups: FoundBackups;
  stage: { staged: Staged; held: BackupCounts };
  compare: DamageComparison;
  restore: RecoveryRestoreSummary;
}

/** Places in `state`: 1 asks it to stop. */
export const CANCEL = 0;
/** 1 once the thread is at work; whatever else stands there first means that nobody waits for it any more. */
export const BEGUN = 1;

/** How a task is started. `state`: two Int32, see above; a message can't reach synchronous work. */
export interface RecoveryStart {
  task: RecoveryTask;
  state: SharedArrayBuffer;
}

export type FromRecovery =
  | { type: 'progress'; label: string; done: number; total: number }
  | { type: 'done'; value: RecoveryResults[keyof RecoveryResults] }
  /** `fault` is for the log. */
  | { type: 'failed'; error: ErrorInfo; fault: string | null };
