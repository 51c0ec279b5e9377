/** What the window shows of backups. */

/** Why a backup was made. All but `manual` are made by themselves, and thinned out with time. */
export const backupReasons = ['daily', 'import', 'migration', 'restore', 'manual'] as const;
export type BackupReason = (typeof backupReasons)[number];

export interface BackupEntry {
  file: string;
  /** When the snapshot was taken, epoch ms. */
  createdAt: number;
  bytes: number;
  reason: BackupReason;
}

export interface BackupsView {
  /** Where backups go by themselves. */
  folder: string;
  /** False: a folder that the user chose. */
  isOwnFolder: boolean;
  /** Those that are there, newest first; with the last one made by hand. Every one was read back and compared when it was made. */
  backups: BackupEntry[];
  /** Why the last try to make one by itself failed; null if it did not. */
  problem: { at: number; message: string } | null;
  /** How large a backup by hand would be now, about. */
  nextBytes: number;
}

/** How many records of each kind there are: contacts (without the trash), touchpoints and so on. */
export type BackupCounts = Record<string, number>;

export interface BackupSummary {
  entry: BackupEntry;
  counts: BackupCounts;
}

/** What a restore would bring and take, before it is done. */
export interface RestorePreview {
  /** Names what is unpacked, for `backup.restore` and `backup.discard`. */
  token: string;
  file: string;
  /** Epoch ms; null for a file that does not say. */
  createdAt: number | null;
  /** What is in it, and what is here now. */
  held: BackupCounts;
  present: BackupCounts;
  /** What is here now and not in it, in part told by name. */
  gone: BackupCounts;
  goneNames: string[];
  /** What is in it and not here now. */
  back: BackupCounts;
}

export interface RestoreSummary {
  /** The backup of how things were before: restoring it undoes the restore. */
  before: BackupEntry;
  counts: BackupCounts;
}

/** A backup restored into a temporary database and compared. */
export interface RehearsalReport {
  ok: boolean;
  /** Epoch ms. */
  createdAt: number;
  checks: { name: string; ok: boolean; detail: string }[];
}
