import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/db/database';
import { migrate, newestVersion } from '../../../../../src/main/db/migrate';
import { Backups } from '../../../../../src/main/features/backup/service';
import { Core } from '../../../../../src/main/features/core';
import { exportFile } from '../../../../../src/main/features/export/service';
import { openBackup } from '../../../../../src/main/files/backup/read-backup';
import { aContact, aTouchpoint, dump, START } from '../../../../support/builders';
import { aProfile, type Profile } from './backup-support';

let root = '';
let dir = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-backups-'));
  dir = join(root, 'profile');
  profile = aProfile(dir);
});
afterEach(() => {
  profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

const names = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.rapport')) : []);
const peopleOf = (core: Core) => core.db.prepare('SELECT name FROM contact WHERE deleted_at IS NULL ORDER BY name').pluck().all();

async function manifestOf(file: string) {
  const control = { progress: () => undefined, checkCancelled: () => undefined };
  const backup = await openBackup(file, { passphrase: null, workDir: root, control });
  await backup.check();
  await backup.close();
  return backup.manifest;
}

describe('a backup by hand', () => {
  it('brings everything back, after any change, and that change too', async () => {
    const { core } = profile;
    const ana = aContact(core, { fullName: 'Ana' });
    aTouchpoint(core, ana, { subject: 'Lunch' });
    const before = dump(core);
    const file = join(root, 'kept.rapport');
    const made = await new Backups(core).writeTo(file, null, profile.job);
    expect(made).toMatchObject({ entry: { file, createdAt: START, reason: 'manual' }, counts: { contacts: 1, touchpoints: 1 } });
    expect((await manifestOf(file)).counts).toMatchObject({ contact: 1, touchpoint: 1, action: 2 });

    aContact(core, { fullName: 'Bo' });
    core.act('Rename', () => core.db.update('contact', ana, { name: 'Ana Maria', full_name: 'Ana Maria' }));
    const after = dump(core);
    const backups = new Backups(core);
    const preview = await backups.inspect(file, null, profile.job);
    expect(preview).toMatchObject({
      createdAt: START,
      held: { contacts: 1, touchpoints: 1 },
      present: { contacts: 2, touchpoints: 1 },
      gone: { contacts: 1, touchpoints: 0 },
      goneNames: ['Bo'],
      back: { contacts: 0 },
    });
    const restored = await backups.restore(preview.token, profile.job);
    expect(restored.counts).toMatchObject({ contacts: 1, touchpoints: 1 });
    expect(dump(profile.reopen())).toEqual(before);
    expect(readdirSync(join(dir, 'work'))).toEqual([]);

    // Undo is restoring the state before.
    const again = new Backups(profile.core);
    const back = await again.inspect(restored.before.file, null, profile.job);
    await again.restore(back.token, profile.job);
    expect(dump(profile.reopen())).toEqual(after);
  });

  it('has what others committed before it, and nothing they commit during it', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const other = new Core({ db: openDatabase(dir) });
    let isWritten = false;
    const file = join(root, 'kept.rapport');
    const progress = () => {
      if (!isWritten) aContact(other, { fullName: 'Bo' });
      isWritten = true;
    };
    await new Backups(profile.core).writeTo(file, null, { ...profile.job, progress });
    expect(isWritten).toBe(true);
    expect((await manifestOf(file)).counts).toMatchObject({ contact: 1 });
    expect(peopleOf(other)).toEqual(['Ana', 'Bo']);
    other.db.close();
  });

  it('is not made of a damaged database', async () => {
    for (let i = 0; i < 300; i += 1) aContact(profile.core, { fullName: `Person ${i}` });
    profile.core.db.close();
    const database = join(dir, 'rapport.db');
    const bytes = readFileSync(database);
    const page = 4_096;
    // The content of the page where the people begin.
    const raw = new BetterSqlite3(database, { readonly: true });
    const rootPage = Number(raw.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'").pluck().get());
    raw.close();
    bytes.fill(0x5a, (rootPage - 1) * page, rootPage * page);
    writeFileSync(database, bytes);
    profile.core = new Core({ db: openDatabase(dir) });
    const file = join(root, 'kept.rapport');
    await expect(new Backups(profile.core).writeTo(file, null, profile.job)).rejects.toMatchObject({
      code: 'file',
      message: expect.stringContaining('damaged'),
    });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a restore', () => {
  async function kept(passphrase: string | null = null): Promise<string> {
    const file = join(root, 'kept.rapport');
    await new Backups(profile.core).writeTo(file, passphrase, profile.job);
    return file;
  }

  it('with a passphrase', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = await kept('correct horse');
    const backups = new Backups(profile.core);
    await expect(backups.inspect(file, null, profile.job)).rejects.toMatchObject({ field: 'passphrase' });
    const report = await backups.rehearse(file, 'correct horse', profile.job);
    expect(report).toMatchObject({ ok: true, createdAt: START });
    expect(report.checks).toContainEqual({ name: 'contact', ok: true, detail: '1 row' });
  });

  it('waits for nobody: while another program has the profile open it changes nothing', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = await kept();
    aContact(profile.core, { fullName: 'Bo' });
    const other = openDatabase(dir);
    const backups = new Backups(profile.core);
    const { token } = await backups.inspect(file, null, profile.job);
    await expect(backups.restore(token, profile.job)).rejects.toMatchObject({ code: 'conflict' });
    other.close();
    expect(peopleOf(profile.reopen())).toEqual(['Ana', 'Bo']);
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
  });

  it('backs up anew what was written at the last moment', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = await kept();
    const backups = new Backups(profile.core);
    const { token } = await backups.inspect(file, null, profile.job);
    let isFirst = true;
    const whileAlone: Profile['job']['whileAlone'] = async (work) => {
      if (isFirst) aContact(profile.core, { fullName: 'Bo' });
      isFirst = false;
      profile.core.db.close();
      return work();
    };
    profile.clock.now += 1_000;
    const { before } = await backups.restore(token, { ...profile.job, whileAlone });
    expect(peopleOf(profile.reopen())).toEqual(['Ana']);
    expect((await manifestOf(before.file)).counts).toMatchObject({ contact: 2 });
  });

  it('of a damaged file, or when it is stopped, changes nothing and leaves nothing behind', async () => {
    aContact(profile.core, { fullName: 'Ana' });
    const file = await kept();
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    const bad = join(root, 'bad.rapport');
    writeFileSync(bad, bytes);
    const backups = new Backups(profile.core);
    await expect(backups.inspect(bad, null, profile.job)).rejects.toMatchObject({
      code: 'file',
      message: expect.stringContaining('damaged'),
    });
    const checkCancelled = () => {
      throw new AppError('cancelled', 'Stopped.');
    };
    await expect(backups.inspect(file, null, { ...profile.job, checkCancelled })).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
    expect(peopleOf(profile.core)).toEqual(['Ana']);
  });

  it('brings an older schema up to date, and refuses a newer one', async () => {
    const old = join(root, 'old');
    mkdirSync(old);
    const raw = new BetterSqlite3(join(old, 'rapport.db'));
    migrate(raw, 20);
    raw
      .prepare("INSERT INTO contact (uid, name, sort_name, source, created_at, updated_at) VALUES ('u', 'Old', 'old', 'manual', 1, 1)")
      .run();
    raw.close();
    // Opening migrates, and keeps what was there before.
    openDatabase(old).close();
    expect(readdirSync(join(old, 'backups/pending'))).toEqual([expect.stringMatching(/^\d+-migration-\d+\.db$/)]);
    const oldCore = new Core({ db: openDatabase(old) });
    const packed = await new Backups(oldCore).automatic(profile.job);
    oldCore.db.close();
    expect(packed).toMatchObject({ reason: 'migration' });
    const file = packed?.file ?? '';
    expect(await manifestOf(file)).toMatchObject({ schema: 20, counts: { contact: 1 } });

    const backups = new Backups(profile.core);
    const { token } = await backups.inspect(file, null, profile.job);
    const said = new Set<string>();
    await backups.restore(token, { ...profile.job, progress: (label) => said.add(label) });
    expect([...said]).toEqual(['Restoring: what is here now is backed up first']);
    expect(peopleOf(profile.reopen())).toEqual(['Old']);

    profile.core.db.raw.pragma('user_version = 99999');
    const newer = await kept();
    profile.core.db.raw.pragma(`user_version = ${newestVersion}`);
    await expect(new Backups(profile.core).inspect(newer, null, profile.job)).rejects.toMatchObject({ code: 'newer_database' });
  });

  it('takes Rapport JSON as well', async () => {
    const ana = aContact(profile.core, { fullName: 'Ana' });
    aTouchpoint(profile.core, ana, { subject: 'Lunch' });
    const file = join(root, 'all.json');
    exportFile(profile.core, { file, format: 'json', contactIds: null }, profile.job);
    aContact(profile.core, { fullName: 'Bo' });
    const backups = new Backups(profile.core);
    const preview = await backups.inspect(file, null, profile.job);
    expect(preview).toMatchObject({ createdAt: null, gone: { contacts: 1 }, goneNames: ['Bo'] });
    expect((await backups.restore(preview.token, profile.job)).counts).toMatchObject({ contacts: 1, touchpoints: 1 });
    expect(peopleOf(profile.reopen())).toEqual(['Ana']);
  });
});

describe('backups by themselves', () => {
  it('are made once a day, when something changed', async () => {
    const backups = () => new Backups(profile.core);
    expect(await backups().automatic(profile.job)).toBeNull();
    aContact(profile.core, { fullName: 'Ana' });
    const first = await backups().automatic(profile.job);
    expect(first).toMatchObject({ reason: 'daily', createdAt: START });
    expect(first?.file).toContain(join(dir, 'backups'));
    aContact(profile.core, { fullName: 'Bo' });
    profile.clock.now += DAY_MS / 2;
    expect(await backups().automatic(profile.job)).toBeNull();
    profile.clock.now += DAY_MS;
    expect(await backups().automatic(profile.job)).toMatchObject({ reason: 'daily' });
    profile.clock.now += DAY_MS * 2;
    expect(await backups().automatic(profile.job)).toBeNull();
    profile.core.step('undo');
    expect(await backups().automatic(profile.job)).toMatchObject({ reason: 'daily' });
    expect(names(join(dir, 'backups'))).toHaveLength(3);
  });

  it('are thinned out', async () => {
    for (let day = 0; day < 40; day += 1) {
      aContact(profile.core, { fullName: `Person ${day}` });
      await new Backups(profile.core).automatic(profile.job);
      profile.clock.now += DAY_MS + 1;
    }
    const left = names(join(dir, 'backups'));
    expect(left.length).toBeLessThan(24);
    expect(left.length).toBeGreaterThan(12);
    for (const name of left) await manifestOf(join(dir, 'backups', name));
  });

  it('go to the folder of the user, and to the own one when that is not there', async () => {
    const outside = join(root, 'disk');
    mkdirSync(outside);
    const places = () => new Backups(profile.core).places;
    places().note({ folder: outside });
    aContact(profile.core, { fullName: 'Ana' });
    expect((await new Backups(profile.core).automatic(profile.job))?.file).toContain(outside);
    rmSync(outside, { recursive: true });
    aContact(profile.core, { fullName: 'Bo' });
    profile.clock.now += 2 * DAY_MS;
    expect((await new Backups(profile.core).automatic(profile.job))?.file).toContain(join(dir, 'backups'));
    expect(existsSync(outside)).toBe(false);
    expect(places().notes().problem).toMatchObject({ message: expect.stringContaining(outside) });
    expect(places().all()).toHaveLength(1);
  });

  it('keep aside what an import finds, and pack it later', async () => {
    const backups = new Backups(profile.core);
    await backups.keepAside('import', profile.job);
    expect(backups.places.pending()).toEqual([]);
    aContact(profile.core, { fullName: 'Ana' });
    await backups.keepAside('import', profile.job);
    expect(backups.places.pending()).toMatchObject([{ createdAt: START, reason: 'import' }]);
    aContact(profile.core, { fullName: 'Bo' });
    profile.clock.now += 1_000;
    const packed = await backups.automatic(profile.job);
    expect(packed).toMatchObject({ createdAt: START, reason: 'import' });
    expect((await manifestOf(packed?.file ?? '')).counts).toMatchObject({ contact: 1 });
    expect(backups.places.pending()).toEqual([]);
  });
});
