/** Whether the backups that are there can be read. */
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@shared/errors';
import { startsAsAge } from '../../files/backup/age-head';
import { openBackup } from '../../files/backup/read-backup';
import type { BackupPlaces } from './places';
import type { SnapshotControl } from './snapshot';
import { rehearse } from './stage';

export interface BackupsFound {
  /** Every byte is as it was written. */
  readable: number;
  /** Can't be looked into without their passphrase. */
  locked: string[];
  /** What is wrong with the others, one sentence each. */
  unreadable: string[];
}

/** Manifest and seal of all its bytes: what was counted and compared when it was made is still what it holds. */
async function readThrough(places: BackupPlaces, file: string, control: SnapshotControl, label: string): Promise<void> {
  const workDir = places.workFolder();
  try {
    const backup = await openBackup(file, {
      passphrase: null,
      workDir,
      control: { checkCancelled: () => control.checkCancelled(), progress: (done, total) => control.progress(label, done, total) },
    });
    try {
      await backup.check();
    } finally {
      await backup.close();
    }
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/**
 * Reads every known backup from its first byte to its last. The newest that needs no passphrase is the one somebody would restore:
 * it is unpacked as well, and its rows are counted.
 * @throws AppError `cancelled`
 */
export async function checkBackups(places: BackupPlaces, control: SnapshotControl): Promise<BackupsFound> {
  const found: BackupsFound = { readable: 0, locked: [], unreadable: [] };
  const all = places.all();
  for (const [index, { file }] of all.entries()) {
    const label = `Backup ${index + 1} of ${all.length}`;
    control.checkCancelled();
    control.progress(label, 0, 0);
    try {
      if (await startsAsAge(file)) {
        found.locked.push(basename(file));
        continue;
      }
      if (found.readable > 0) await readThrough(places, file, control, label);
      else {
        const { checks } = await rehearse(places, file, null, control);
        const bad = checks.find(({ ok }) => !ok);
        if (bad) throw new AppError('file', `“${basename(file)}” is damaged: ${bad.name}: ${bad.detail}.`);
      }
      found.readable += 1;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
      // Thinned out, or its disk was unplugged, while this went on.
      if (existsSync(file)) found.unreadable.push(error.message);
    }
  }
  return found;
}
