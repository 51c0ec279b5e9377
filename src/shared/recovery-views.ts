/** What the window shows when the profile's database can't be used. */
import type { BackupCounts, BackupEntry } from './backup-views';
import type { SalvageReport } from './salvage-views';

export interface RecoveryState {
  /** `damaged`: it does not hold what it should. `newer`: a newer program wrote it. `unusable`: disk or folder are in the way. */
  problem: 'damaged' | 'newer' | 'unusable';
  /** What is wrong, for the user's eyes. */
  message: string;
  databaseFile: string;
  /** There is something in the file that a salvage could read. */
  canSalvage: boolean;
  /** The file can be opened; somebody else changed it, who may have been right to. */
  canGoOn: boolean;
}

export interface SalvageSummary {
  report: SalvageReport;
  /** What the damaged file is called now, in the data folder; null when there was none. */
  keptAs: string | null;
}

/** A folder that was looked through for backups. */
export interface BackupFolder {
  folder: string;
  isThere: boolean;
  backups: number;
}

export interface FoundBackup extends BackupEntry {
  /** What is in it, people with those in the trash; null for an encrypted one. */
  counts: BackupCounts | null;
}

/** The backups of a profile whose database is damaged. */
export interface FoundBackups {
  folders: BackupFolder[];
  /** False: if another folder was chosen for backups, nobody knows which. */
  knowsFolder: boolean;
  /** Newest first. */
  backups: FoundBackup[];
  /** The newest of which every byte was found to be as it was written; null if there is none. */
  newest: string | null;
  /** Those that can't be used, and why. */
  unusable: { file: string; reason: string }[];
  /** When the damaged file was last written to, epoch ms; null when it is gone. */
  lastWritten: number | null;
}

/** A backup, unpacked and checked, that could take the damaged database's place. */
export interface RecoveryPreview {
  /** Names what is unpacked. */
  token: string;
  file: string;
  /** Epoch ms; null for a file that does not say. */
  createdAt: number | null;
  held: BackupCounts;
}

/** What can still be read of the damaged database, beside what a backup holds. */
export interface DamageComparison {
  /** What can be read, with what is put together from indexes. */
  readable: BackupCounts;
  /** What of it is not in the backup, in part told by name. */
  gone: BackupCounts;
  goneNames: string[];
  /** When the last change was made that can be read, epoch ms; null when that is not known. */
  lastChange: number | null;
}

export interface RecoveryRestoreSummary {
  counts: BackupCounts;
  /** As in `SalvageSummary`. */
  keptAs: string | null;
}
