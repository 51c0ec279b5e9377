/** What passes between the main process and the recovery thread, which does one task and ends. */
import type { ErrorInfo } from '@shared/errors';
import type { SalvageReport } from '@shared/salvage-views';

export type RecoveryTask =
  /** Looks whether the database is sound. */
  | { task: 'check'; file: string }
  | { task: 'salvage'; from: string; into: string }
  /** A new database with nobody in it. */
  | { task: 'empty'; into: string };

export interface RecoveryResults {
  check: { isSound: boolean };
  salvage: SalvageReport;
  empty: null;
}

export type FromRecovery =
  | { type: 'progress'; label: string; done: number; total: number }
  | { type: 'done'; value: RecoveryResults[keyof RecoveryResults] }
  /** `fault` is for the log. */
  | { type: 'failed'; error: ErrorInfo; fault: string | null };
