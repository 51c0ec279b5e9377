/** What the window shows when the profile's database can't be used. */
import type { SalvageReport } from './salvage-views';

export interface RecoveryState {
  /** `damaged`: it does not hold what it should. `newer`: a newer program wrote it. `unusable`: disk or folder are in the way. */
  problem: 'damaged' | 'newer' | 'unusable';
  /** What is wrong, for the user's eyes. */
  message: string;
  databaseFile: string;
  /** There is something in the file that a salvage could read. */
  canSalvage: boolean;
}

export interface SalvageSummary {
  report: SalvageReport;
  /** What the damaged file is called now, in the data folder. */
  keptAs: string;
}
