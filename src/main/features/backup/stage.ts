/** Restoring, up to the moment of the change: a backup is unpacked beside, checked and migrated. */
import { rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { migrateFile, openDatabase, PAGE_CACHE } from '../../db/database';
import { DATABASE_FILE } from '../../db/database-file';
import { assertRoom } from '../../db/free-space';
import { newestVersion } from '../../db/migrate';
import { startsAsAge } from '../../files/backup/age-head';
import type { Manifest } from '../../files/backup/manifest';
import { openBackup } from '../../files/backup/read-backup';
import { Core } from '../core';
import { writeFiles } from '../import/apply';
import { planImport } from '../import/plan';
import { readFiles } from '../import/read';
import { recordCounts } from './compare';
import type { BackupPlaces } from './places';
import { fullCheck, type SnapshotControl, syncFile, takeSnapshot, toSingleFile } from './snapshot';

/** A database that could take the place of the present one. */
export interface Staged {
  /** The file it came from. */
  source: string;
  /** Holds it; goes with it. */
  folder: string;
  database: string;
  createdAt: number | null;
}

interface Unpacked {
  folder: string;
  database: string;
  manifest: Manifest;
}

async function unpack(places: BackupPlaces, file: string, passphrase: string | null, control: SnapshotControl): Promise<Unpacked> {
  const folder = places.workFolder();
  try {
    if (await startsAsAge(file)) assertRoom('Opening the backup', [{ folder, bytes: statSync(file).size }]);
    const backup = await openBackup(file, {
      passphrase,
      workDir: folder,
      control: {
        checkCancelled: () => control.checkCancelled(),
        progress: (done, total) => control.progress('Reading the backup', done, total),
      },
    });
    try {
      const { manifest } = backup;
      if (manifest.schema > newestVersion)
        throw new AppError('newer_database', `“${basename(file)}” was made by a newer version of Rapport. Please update Rapport.`);
      const database = join(folder, DATABASE_FILE);
      assertRoom('Unpacking the backup', [{ folder, bytes: manifest.snapshot.bytes }]);
      await backup.unpack(database);
      return { folder, database, manifest };
    } finally {
      await backup.close();
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Checks everything about a backup that can be checked, in a temporary database that is gone afterwards. */
export async function rehearse(
  places: BackupPlaces,
  file: string,
  passphrase: string | null,
  control: SnapshotControl,
): Promise<{ manifest: Manifest; checks: { name: string; ok: boolean; detail: string }[] }> {
  const { folder, database, manifest } = await unpack(places, file, passphrase, control);
  try {
    control.progress('Checking the copy', 0, 0);
    const checks = fullCheck(database, manifest.counts);
    control.checkCancelled();
    migrateFile(database);
    return { manifest, checks };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws AppError when it is no good */
async function stageBackup(places: BackupPlaces, file: string, passphrase: string | null, control: SnapshotControl): Promise<Staged> {
  const { folder, database, manifest } = await unpack(places, file, passphrase, control);
  try {
    control.progress('Checking the copy', 0, 0);
    const bad = fullCheck(database, manifest.counts).find(({ ok }) => !ok);
    if (bad) throw new AppError('file', `“${basename(file)}” can’t be restored: ${bad.name}: ${bad.detail}`);
    control.checkCancelled();
    migrateFile(database);
    syncFile(database);
    return { source: file, folder, database, createdAt: Date.parse(manifest.createdAt) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A copy that was kept aside and is not packed yet. @throws AppError when it is no good */
async function stageSnapshot(places: BackupPlaces, file: string, createdAt: number, control: SnapshotControl): Promise<Staged> {
  const folder = places.workFolder();
  try {
    const database = join(folder, DATABASE_FILE);
    const facts = await takeSnapshot(file, database, { createdAt, reason: 'restore', control });
    control.progress('Checking the copy', 0, 0);
    const bad = fullCheck(database, facts.counts).find(({ ok }) => !ok);
    if (bad) throw new AppError('file', `“${basename(file)}” can’t be restored: ${bad.name}: ${bad.detail}`);
    control.checkCancelled();
    migrateFile(database);
    syncFile(database);
    return { source: file, folder, database, createdAt };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A fresh database with what a Rapport JSON file says. */
function stageJson(places: BackupPlaces, file: string, control: SnapshotControl): Staged {
  const folder = places.workFolder();
  try {
    const db = openDatabase(folder, PAGE_CACHE.longWork);
    try {
      const core = new Core({ db });
      const [read] = readFiles(core, [file], () => ({
        checkCancelled: () => control.checkCancelled(),
        progress: (done, total) => control.progress('Reading the file', done, total),
      }));
      if (!read) throw new Error('a file that was not read');
      const { parsed, error } = read;
      if (error) throw error;
      if (parsed.skipped[0])
        throw new AppError(
          'file',
          `“${basename(file)}” can’t be restored whole: row ${parsed.skipped[0].row}: ${parsed.skipped[0].reason}`,
        );
      const planned = planImport(core, [parsed], () => control.checkCancelled());
      core.act(`Restore ${basename(file)}`, () =>
        writeFiles(core, planned, (done) => {
          control.checkCancelled();
          control.progress('Putting it together', done, parsed.contacts.length);
        }),
      );
    } finally {
      db.close();
    }
    const database = join(folder, DATABASE_FILE);
    toSingleFile(database);
    syncFile(database);
    return { source: file, folder, database, createdAt: null };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Unpacks a backup, copies a snapshot that waits to be packed, or reads a Rapport JSON file (by its name), into a database beside
 * that is checked and of the newest schema.
 */
export async function stage(places: BackupPlaces, file: string, passphrase: string | null, control: SnapshotControl): Promise<Staged> {
  const waiting = places.pending().find((pending) => pending.file === resolve(file));
  if (waiting) return await stageSnapshot(places, waiting.file, waiting.createdAt, control);
  return /\.json$/i.test(file) ? stageJson(places, file, control) : await stageBackup(places, file, passphrase, control);
}

export function discard({ folder }: Staged): void {
  rmSync(folder, { recursive: true, force: true });
}

/** How many records of each kind are in it. */
export function countStaged({ database }: Staged): Record<string, number> {
  const raw = new BetterSqlite3(database, { readonly: true });
  try {
    return recordCounts(raw);
  } finally {
    raw.close();
  }
}
