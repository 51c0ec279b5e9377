import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../../../src/main/db/database';
import { assertRoom, sizeText } from '../../../../../src/main/db/free-space';
import { migrate } from '../../../../../src/main/db/migrate';
import { Backups } from '../../../../../src/main/features/backup/service';
import { aContact } from '../../../../support/builders';
import { aProfile, type Profile } from './backup-support';

/** What the system says is free, in blocks of 1,000 bytes; by folder, else by ''. */
const disk = vi.hoisted(() => ({ free: new Map<string, number | Error>(), blocks: 1_000_000 }));

vi.mock('node:fs', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:fs')>()),
  statfsSync: (folder: string) => {
    const [, free] = [...disk.free].find(([start]) => folder.startsWith(start)) ?? [];
    if (free instanceof Error) throw free;
    return { blocks: disk.blocks, bavail: free ?? disk.blocks, bsize: 1_000 };
  },
}));

let root = '';
let dir = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-free-'));
  dir = join(root, 'profile');
  profile = aProfile(dir);
  aContact(profile.core, { fullName: 'Ana' });
});
afterEach(() => {
  disk.free.clear();
  disk.blocks = 1_000_000;
  profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

const databaseSize = () => sizeText(Number(profile.core.db.raw.pragma('page_count', { simple: true })) * 4_096);
const noRoom = (what: string, folder: string) => ({
  code: 'file',
  message: expect.stringMatching(new RegExp(`^${what} needs at least [\\d.]+ .B in “${folder}.*”, where 5 kB are free\\.`)),
});

describe('without room', () => {
  it('a backup is not begun, and says where it needs how much', async () => {
    disk.free.set(root, 5);
    const file = join(root, 'kept.rapport');
    await expect(new Backups(profile.core).writeTo(file, null, profile.job)).rejects.toMatchObject({
      code: 'file',
      message: `The backup needs at least ${databaseSize()} in “${root}”, where 5 kB are free. Make some room there first. Nothing was changed.`,
    });
    expect(readdirSync(root)).toEqual(['profile']);
  });

  it('an encrypted backup counts what it takes to read it back', async () => {
    const bytes = Number(profile.core.db.raw.pragma('page_count', { simple: true })) * 4_096;
    const backups = new Backups(profile.core);
    disk.free.set(root, Math.ceil(bytes / 1_000) + 1);
    await expect(backups.writeTo(join(root, 'a.rapport'), 'correct horse', profile.job)).rejects.toMatchObject({ code: 'file' });
    expect(await backups.writeTo(join(root, 'b.rapport'), null, profile.job)).toMatchObject({ counts: { contacts: 1 } });
  });

  it('an automatic backup goes to the own folder when the disk of the chosen one is full', async () => {
    const outside = join(root, 'disk');
    mkdirSync(outside);
    const backups = new Backups(profile.core);
    backups.places.note({ folder: outside });
    disk.free.set(outside, 5);
    expect((await backups.automatic(profile.job))?.file).toContain(join(dir, 'backups'));
    expect(backups.places.notes().problem?.message).toContain(`in “${outside}”, where 5 kB are free`);
  });

  it('nothing is imported and nothing restored', async () => {
    const backups = new Backups(profile.core);
    const file = join(root, 'kept.rapport');
    await backups.writeTo(file, null, profile.job);
    disk.free.set(dir, 5);
    await expect(backups.keepAside('import', profile.job)).rejects.toMatchObject(noRoom('The backup before the import', dir));
    await expect(backups.inspect(file, null, profile.job)).rejects.toMatchObject(noRoom('Unpacking the backup', dir));
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
    expect(backups.places.pending()).toEqual([]);
  });

  it('a database is not migrated', () => {
    const old = join(root, 'old');
    mkdirSync(old);
    const file = join(old, 'rapport.db');
    const raw = new BetterSqlite3(file);
    migrate(raw, 20);
    raw.close();
    const before = statSync(file);
    disk.free.set(old, 5);
    expect(() => openDatabase(old)).toThrow(/kept before the database is brought up to date needs at least .* where 5 kB are free/);
    expect(statSync(file).size).toBe(before.size);
    const again = new BetterSqlite3(file, { readonly: true });
    expect(again.pragma('user_version', { simple: true })).toBe(20);
    again.close();
    disk.free.clear();
    openDatabase(old).close();
  });
});

describe('when the system does not say what is free', () => {
  it.each([
    ['it knows no such call', () => disk.free.set(root, Object.assign(new Error('ENOSYS'), { code: 'ENOSYS', syscall: 'statfs' }))],
    [
      'it says nothing of the size either',
      () => {
        disk.free.set(root, 0);
        disk.blocks = 0;
      },
    ],
  ])('a backup is made: %s', async (_why, happens) => {
    happens();
    const file = join(root, 'kept.rapport');
    await new Backups(profile.core).writeTo(file, null, profile.job);
    expect(existsSync(file)).toBe(true);
  });

  it('a folder that is not there is left to the writing', () => {
    expect(() => assertRoom('The backup', [{ folder: join(root, 'none'), bytes: 1 }])).not.toThrow();
  });
});
