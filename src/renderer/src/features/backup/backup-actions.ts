/** What the window does with backups, and what it says of it. */
import { notifications } from '@mantine/notifications';
import type { RestorePreview, RestoreSummary } from '@shared/backup-views';
import { AppError } from '@shared/errors';
import { request } from '../../api';
import { formatBytes, plural, today } from '../../format';
import { showError, tellDone } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { runJob } from '../../store/jobs';
import { refreshTables } from '../../store/query-cache';

/** So long a toast about a restore stays. */
const LONG_MS = 30_000;

const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'cancelled';

/** Fetches the list of backups anew. */
export function refreshBackups(): void {
  refreshTables(['setting']);
}

/** Asks where, and backs everything up to that file. False if the user closed the dialog. */
export async function backUp(passphrase: string | null): Promise<boolean> {
  try {
    const chosen = await request('app.chooseBackupFile', { suggestedName: `rapport-${today()}.rapport` });
    if (!chosen) return false;
    void writeBackup(chosen.file, passphrase);
  } catch (error) {
    showError('Could not back up', error);
  }
  return true;
}

async function writeBackup(file: string, passphrase: string | null): Promise<void> {
  try {
    const { entry, counts } = await runJob('Backing up', (jobId) => request('backup.write', { jobId, file, passphrase }));
    refreshBackups();
    const people = plural(counts.contacts ?? 0, 'person', 'people');
    notifications.show({
      title: 'Backed up and checked',
      message: `${people}, ${formatBytes(entry.bytes)}, in ${entry.file}`,
      color: 'teal',
      autoClose: 10_000,
    });
  } catch (error) {
    if (isCancelled(error)) notifications.show({ message: 'Backup stopped. No file was written.' });
    else showError('Could not back up', error);
  }
}

export async function chooseFolder(): Promise<void> {
  try {
    const chosen = await request('app.chooseBackupFolder', {});
    if (chosen) await keepBackupsIn(chosen.folder);
  } catch (error) {
    showError('Could not choose the folder', error);
  }
}

/** Null: the one inside the data folder. */
export async function keepBackupsIn(folder: string | null): Promise<void> {
  try {
    await request('backup.useFolder', { folder });
    refreshBackups();
  } catch (error) {
    showError('Could not choose the folder', error);
  }
}

/** Asks for a file and opens what restoring it would do. */
export async function chooseAndRestore(): Promise<void> {
  try {
    const chosen = await request('app.chooseRestoreFile', {});
    if (chosen) openDialog({ kind: 'restore', file: chosen.file });
  } catch (error) {
    showError('Could not open the file', error);
  }
}

function putInPlace(token: string): Promise<RestoreSummary> {
  return runJob('Restoring', (jobId) => request('backup.restore', { jobId, token }), undefined, 'the restore');
}

/** Puts an unpacked backup in the place of everything, and offers to undo that. Rejects with AppError. */
export async function restore({ token }: RestorePreview): Promise<void> {
  const summary = await putInPlace(token);
  refreshBackups();
  const people = plural(summary.counts.contacts ?? 0, 'person', 'people');
  tellDone(`Restored: ${people}. How it was before is kept as a backup.`, () => void undoRestore(summary), LONG_MS);
}

async function undoRestore({ before }: RestoreSummary): Promise<void> {
  try {
    const file = before.file;
    const { token } = await runJob('Opening the backup', (jobId) => request('backup.inspect', { jobId, file }));
    await putInPlace(token);
    refreshBackups();
    notifications.show({ message: 'Everything is as it was before the restore.' });
  } catch (error) {
    showError('Could not undo the restore', error);
  }
}
