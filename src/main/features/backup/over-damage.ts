/** Restoring when the present database is damaged: it can't be backed up first, so it is kept beside as it is. */
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import type { DamageComparison, FoundBackup, FoundBackups } from '@shared/recovery-views';
import { DATABASE_FILE } from '../../db/database-file';
import { assertNotInUse } from '../../db/in-use';
import { swapDatabase } from '../../db/swap';
import { startsAsAge } from '../../files/backup/age-head';
import { openBackup } from '../../files/backup/read-backup';
import { cannotWrite, isSystemError } from '../../files/file-fault';
import { salvage } from '../salvage/service';
import { compareDatabases, countsOfRows } from './compare';
import type { BackupPlaces } from './places';
import { factsOf, reading, type SnapshotControl } from './snapshot';
import type { Staged } from './stage';

/** What is about to take the database's place, beside it for a moment; one that is there was cut off. */
const RESTORED_FILE = 'rapport.restored.db';

const writtenAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Opens a backup that is not encrypted; `whole`: and reads every byte of it. */
async function lookInto(file: string, whole: boolean, control: SnapshotControl): Promise<FoundBackup['counts']> {
  if (file.endsWith('.db')) return countsOfRows((await reading(file, (raw) => factsOf(raw, 0, 'restore'))).counts);
  const backup = await openBackup(file, {
    passphrase: null,
    // For encrypted ones.
    workDir: '',
    control: {
      checkCancelled: () => control.checkCancelled(),
      progress: (done, total) => control.progress('Looking at the newest backup', done, total),
    },
  });
  try {
    if (whole) await backup.check();
    return countsOfRows(backup.manifest.counts);
  } finally {
    await backup.close();
  }
}

/** The backups that can be found without the database. Reads only; of the newest that is good, every byte. */
export async function findBackups(places: BackupPlaces, control: SnapshotControl): Promise<FoundBackups> {
  const { knowsFolder, folders, backups: entries } = places.search();
  const backups: FoundBackup[] = [];
  const unusable: FoundBackups['unusable'] = [];
  let newest: string | null = null;
  for (const entry of entries) {
    control.checkCancelled();
    try {
      if (await startsAsAge(entry.file)) {
        backups.push({ ...entry, counts: null });
        continue;
      }
      backups.push({ ...entry, counts: await lookInto(entry.file, newest === null, control) });
      newest ??= entry.file;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
      unusable.push({ file: entry.file, reason: error.message });
    }
  }
  const database = join(places.profileDir, DATABASE_FILE);
  const lastWritten = Math.max(writtenAt(database), writtenAt(`${database}-wal`));
  return { folders, knowsFolder, backups, newest, unusable, lastWritten: lastWritten === 0 ? null : lastWritten };
}

/**
 * Reads what can be read of the damaged database into one that is gone afterwards, and says what of it a backup lacks.
 * @throws AppError `file` when nothing can be read, `cancelled`
 */
export function compareWithDamaged(places: BackupPlaces, staged: string, control: SnapshotControl): DamageComparison {
  const folder = places.workFolder();
  try {
    const into = join(folder, DATABASE_FILE);
    const { lastChange } = salvage({
      from: join(places.profileDir, DATABASE_FILE),
      into,
      progress: (label, done, total) => control.progress(label, done, total),
      checkCancelled: () => control.checkCancelled(),
    });
    const { present, gone, goneNames } = compareDatabases(staged, into);
    return { readable: present, gone, goneNames, lastChange };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts what was staged in the place of the damaged database, which no connection of this program has open.
 * @returns What the damaged one is called now, in the profile folder; null when there was none.
 * @throws AppError `file`, `conflict`; then the damaged one is where it was
 */
export function replaceDamaged(profileDir: string, staged: Staged, at: Date): string | null {
  const incoming = join(profileDir, RESTORED_FILE);
  try {
    assertNotInUse(join(profileDir, DATABASE_FILE));
    rmSync(incoming, { force: true });
    renameSync(staged.database, incoming);
    return swapDatabase(profileDir, DATABASE_FILE, RESTORED_FILE, at);
  } catch (error) {
    throw isSystemError(error) ? cannotWrite(join(profileDir, DATABASE_FILE), error) : error;
  } finally {
    rmSync(staged.folder, { recursive: true, force: true });
  }
}
