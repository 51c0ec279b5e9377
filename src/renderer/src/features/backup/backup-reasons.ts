import type { BackupReason } from '@shared/backup-views';

/** Why a backup was made, as the window says it. */
export const backupReasonNames: Record<BackupReason, string> = {
  daily: 'Daily',
  import: 'Before an import',
  migration: 'Before an update',
  restore: 'Before a restore',
  manual: 'By hand',
};
