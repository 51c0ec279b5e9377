import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Backups } from '../../../../../src/main/features/backup/service';
import type { Report } from '../../../../../src/main/features/maintenance/verify';
import { verifyAll } from '../../../../../src/main/features/maintenance/verify-all';
import { aContact } from '../../../../support/builders';
import { aProfile, type Profile } from '../backup/backup-support';

let root = '';
let dir = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-verify-'));
  dir = join(root, 'profile');
  profile = aProfile(dir);
});
afterEach(() => {
  profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

async function backupsCheck(report: Report = () => undefined) {
  const { ok, checks } = await verifyAll(profile.core, report);
  const check = checks.at(-1);
  expect(check?.name).toBe('backups');
  expect(ok).toBe(checks.every((each) => each.ok));
  return { ok: check?.ok, detail: check?.detail };
}

/** An automatic backup, a day after the one before. */
async function aDaily(name: string): Promise<string> {
  aContact(profile.core, { fullName: name });
  profile.clock.now += DAY_MS + 1;
  return (await new Backups(profile.core).automatic(profile.job))?.file ?? '';
}

function flip(file: string, from: number): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * from)] = (bytes[Math.floor(bytes.length * from)] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

it('reads every backup, leaves nothing behind, and says when there is none', async () => {
  expect(await backupsCheck()).toEqual({ ok: true, detail: 'There is no backup yet.' });
  for (const name of ['Ana', 'Bo', 'Cem']) await aDaily(name);
  await new Backups(profile.core).writeTo(join(root, 'kept.rapport'), null, profile.job);
  const told: string[] = [];
  expect(await backupsCheck((label) => void told.push(label))).toEqual({ ok: true, detail: '4 backups can be read.' });
  expect(told).toContain('Backup 4 of 4');
  expect(readdirSync(join(dir, 'work'))).toEqual([]);
});

it('names those that can’t be read: the newest, an older one, one cut off', async () => {
  const [oldest, middle, newest] = [await aDaily('Ana'), await aDaily('Bo'), await aDaily('Cem')];
  flip(oldest, 0.5);
  expect(await backupsCheck()).toEqual({
    ok: false,
    detail: `1 backup can’t be read: “${basename(oldest)}” is damaged: it is not as it was written. Nothing was taken from it. 2 backups can be read.`,
  });
  flip(newest, 0.9);
  truncateSync(middle, 1_000);
  const { ok, detail } = await backupsCheck();
  expect(ok).toBe(false);
  expect(detail).toMatch(/^3 backups can’t be read: /);
  for (const file of [oldest, middle, newest]) expect(detail).toContain(basename(file));
  expect(readdirSync(join(dir, 'work'))).toEqual([]);
});

it('does not fail for one with a passphrase, nor for a folder that is not plugged in', async () => {
  aContact(profile.core, { fullName: 'Ana' });
  await new Backups(profile.core).writeTo(join(root, 'kept.rapport'), 'correct horse', profile.job);
  expect(await backupsCheck()).toEqual({
    ok: true,
    detail: '1 backup can’t be checked without the passphrase: kept.rapport.',
  });
  const outside = join(root, 'disk');
  mkdirSync(outside);
  new Backups(profile.core).places.note({ folder: outside, byHand: null });
  rmSync(outside, { recursive: true });
  expect(await backupsCheck()).toEqual({ ok: true, detail: `There is no backup yet. The folder for backups is not there: ${outside}.` });
});

it('can be stopped in the middle of a backup', async () => {
  await aDaily('Ana');
  await aDaily('Bo');
  const stop: Report = (label, done) => {
    if (label === 'Backup 2 of 2' && done > 0) throw new AppError('cancelled', 'Stopped.');
  };
  await expect(verifyAll(profile.core, stop)).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(join(dir, 'work'))).toEqual([]);
});
