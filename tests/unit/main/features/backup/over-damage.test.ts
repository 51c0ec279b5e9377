/** Restoring where the present database is damaged: found, compared, put in place; the damaged one is kept. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/db/database';
import { assertNotInUse } from '../../../../../src/main/db/in-use';
import { compareWithDamaged, findBackups, replaceDamaged } from '../../../../../src/main/features/backup/over-damage';
import { BackupPlaces } from '../../../../../src/main/features/backup/places';
import { Backups } from '../../../../../src/main/features/backup/service';
import { stage } from '../../../../../src/main/features/backup/stage';
import { aContact } from '../../../../support/builders';
import { aProfile, type Profile } from './backup-support';

const control = { progress: () => undefined, checkCancelled: () => undefined };
const at = new Date('2026-11-22T10:20:30Z');

let root = '';
let dir = '';
let file = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-damage-'));
  dir = join(root, 'profile');
  file = join(dir, 'rapport.db');
  profile = aProfile(dir);
});
afterEach(() => {
  if (profile.core.db.raw.open) profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

/** A backup by itself with Ana in it; Bo came later, and then the beginning of the file was lost. */
async function damagedAfterBackup(): Promise<{ backup: string; bytes: Buffer }> {
  aContact(profile.core, { fullName: 'Ana' });
  const { entry } = await new Backups(profile.core).ofNow('import', profile.job);
  profile.clock.now += 60_000;
  aContact(profile.core, { fullName: 'Bo' });
  profile.core.db.close();
  writeFileSync(file, readFileSync(file).fill(0x5a, 0, 600));
  return { backup: entry.file, bytes: readFileSync(file) };
}

function peopleNow(): unknown[] {
  const db = openDatabase(dir);
  try {
    return db.prepare('SELECT name FROM contact ORDER BY name').pluck().all();
  } finally {
    db.close();
  }
}

describe('looking for backups', () => {
  it('finds the newest that is good, and changes nothing', async () => {
    const { backup } = await damagedAfterBackup();
    const bad = backup.replace(/\d{8}T/, '20990101T');
    writeFileSync(bad, readFileSync(backup).fill(0, 2_000, 2_100));
    const before = readdirSync(dir, { recursive: true }).sort();
    const found = await findBackups(new BackupPlaces(dir), control);
    expect(found).toMatchObject({ newest: backup, knowsFolder: true, unusable: [{ file: bad }] });
    expect(found.backups).toMatchObject([{ file: backup, reason: 'import', counts: { contacts: 1, touchpoints: 0 } }]);
    expect(found.folders).toEqual([{ folder: join(dir, 'backups'), isThere: true, backups: 2 }]);
    expect(found.lastWritten).toBeGreaterThan(0);
    expect(readdirSync(dir, { recursive: true }).sort()).toEqual(before);
  });

  it('looks in the chosen folder for those of this profile, and says when it is not there', async () => {
    const { backup } = await damagedAfterBackup();
    const chosen = join(root, 'chosen');
    const places = new BackupPlaces(dir);
    places.note({ folder: chosen });
    expect((await findBackups(places, control)).folders[1]).toEqual({ folder: chosen, isThere: false, backups: 0 });
    mkdirSync(chosen);
    const newer = join(chosen, backup.slice(join(dir, 'backups').length + 1).replace(/\d{8}T/, '20261231T'));
    copyFileSync(backup, newer);
    copyFileSync(backup, newer.replace(/rapport-[0-9a-f]{8}/, 'rapport-00000000'));
    const found = await findBackups(places, control);
    expect(found.newest).toBe(newer);
    expect(found.backups.map((entry) => entry.file)).toEqual([newer, backup]);
  });

  it('finds those in the profile although its notes are gone, and copies that are not packed yet', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    await new Backups(profile.core).keepAside('import', profile.job);
    profile.core.db.close();
    rmSync(join(dir, 'backups.json'), { force: true });
    const places = new BackupPlaces(dir);
    const found = await findBackups(places, control);
    expect(found).toMatchObject({ knowsFolder: false, backups: [{ counts: { contacts: 1 } }] });
    expect(existsSync(join(dir, 'backups.json'))).toBe(false);
    writeFileSync(file, Buffer.alloc(4_096, 7));
    const staged = await stage(places, found.newest ?? '', null, control);
    replaceDamaged(dir, staged, at);
    expect(peopleNow()).toEqual(['Ana']);
  });
});

describe('a restore over a damaged database', () => {
  it('says what would be missing, keeps the damaged one with its log, and leaves nothing beside', async () => {
    const { backup, bytes } = await damagedAfterBackup();
    writeFileSync(`${file}-wal`, 'log');
    writeFileSync(`${file}-journal`, 'journal');
    const places = new BackupPlaces(dir);
    const staged = await stage(places, backup, null, control);
    const comparison = compareWithDamaged(places, staged.database, control);
    expect(comparison).toMatchObject({
      readable: { contacts: 2 },
      gone: { contacts: 1, touchpoints: 0 },
      goneNames: ['Bo'],
      lastChange: profile.clock.now,
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const kept = replaceDamaged(dir, staged, at);
    expect(kept).toBe('rapport-damaged-2026-11-22-102030.db');
    expect(readFileSync(join(dir, kept ?? '')).equals(bytes)).toBe(true);
    expect(readFileSync(join(dir, `${kept}-wal`), 'utf8')).toBe('log');
    expect(readFileSync(join(dir, `${kept}-journal`), 'utf8')).toBe('journal');
    expect(peopleNow()).toEqual(['Ana']);
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
  });

  it('a comparison that is stopped leaves nothing behind', async () => {
    const { backup, bytes } = await damagedAfterBackup();
    const places = new BackupPlaces(dir);
    const staged = await stage(places, backup, null, control);
    const before = readdirSync(join(dir, 'work'), { recursive: true });
    let looks = 0;
    const stopping = {
      progress: () => undefined,
      checkCancelled: () => {
        looks += 1;
        if (looks > 3) throw new AppError('cancelled', 'Stopped.');
      },
    };
    expect(() => compareWithDamaged(places, staged.database, stopping)).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(readdirSync(join(dir, 'work'), { recursive: true })).toEqual(before);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

describe('a database that somebody has open', () => {
  it('is told from one that nobody has, without a byte of it changing', () => {
    aContact(profile.core, { fullName: 'Ana' });
    const logged = readFileSync(`${file}-wal`);
    expect(logged.length).toBeGreaterThan(0);
    expect(() => assertNotInUse(file)).toThrow(expect.objectContaining({ code: 'conflict' }));
    copyFileSync(file, join(root, 'copy.db'));
    copyFileSync(`${file}-wal`, join(root, 'copy.db-wal'));
    const bytes = readFileSync(join(root, 'copy.db'));
    expect(() => assertNotInUse(join(root, 'copy.db'))).not.toThrow();
    expect(readFileSync(join(root, 'copy.db')).equals(bytes)).toBe(true);
    expect(readFileSync(join(root, 'copy.db-wal')).equals(logged)).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['copy.db', 'copy.db-wal', 'profile']);
  });

  it('is not replaced', async () => {
    const { backup } = await damagedAfterBackup();
    const places = new BackupPlaces(dir);
    const staged = await stage(places, backup, null, control);
    // Damaged elsewhere than where one looks when opening it.
    rmSync(file);
    const other = new BetterSqlite3(file);
    try {
      other.pragma('journal_mode = WAL');
      other.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
      expect(() => replaceDamaged(dir, staged, at)).toThrow(expect.objectContaining({ code: 'conflict' }));
    } finally {
      other.close();
    }
    expect(readdirSync(dir).some((name) => name.startsWith('rapport-damaged-'))).toBe(false);
  });
});
