import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Backups } from '../../../../../src/main/features/backup/service';
import { aContact } from '../../../../support/builders';
import { aProfile, type Profile } from './backup-support';

let root = '';
let dir = '';
let profile: Profile;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapport-left-'));
  dir = join(root, 'profile');
  profile = aProfile(dir);
});
afterEach(() => {
  profile.core.db.close();
  rmSync(root, { recursive: true, force: true });
});

/** The id of a process that has ended. */
const ended = () => Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
const automatic = () => new Backups(profile.core).automatic(profile.job);

it('what a program left that was ended in the middle is removed, what one does that runs is not', async () => {
  const pid = ended();
  aContact(profile.core, { fullName: 'Ana' });
  const { places } = new Backups(profile.core);
  const own = places.fileFor(places.ownFolder, 1_000, 'daily');
  const byHand = join(root, 'kept (1).rapport');
  places.note({ unfinished: byHand });
  mkdirSync(join(dir, 'work', `${pid}-abc`), { recursive: true });
  mkdirSync(places.pendingFolder, { recursive: true });
  const left = [
    join(dir, 'work', `${pid}-abc`, 'snapshot.db'),
    join(places.pendingFolder, `1000-import-${pid}.db.part`),
    join(places.pendingFolder, `1000-import-${pid}.db.part-journal`),
    `${own}.${pid}.part`,
    `${byHand}.${pid}.part`,
    join(dir, `backups.json.${pid}.part`),
  ];
  const others = [
    join(places.pendingFolder, `1000-import-${process.pid}.db.part`),
    `${own}.${process.pid}.part`,
    join(places.ownFolder, `rapport-00000000-x.rapport.${pid}.part`),
    join(root, `kept (1).rapport.${pid}.part.txt`),
    join(root, `other.rapport.${pid}.part`),
  ];
  for (const file of [...left, ...others]) writeFileSync(file, 'half');
  await automatic();
  expect(left.filter((file) => existsSync(file))).toEqual([]);
  expect(others.filter((file) => !existsSync(file))).toEqual([]);
  expect(places.notes().unfinished).toBeNull();
});

it('in a folder that another computer may write to, only after a day', async () => {
  const outside = join(root, 'disk');
  mkdirSync(outside);
  const { places } = new Backups(profile.core);
  places.note({ folder: outside });
  const [fresh, old] = [1_000, 2_000].map((at) => `${places.fileFor(outside, at, 'daily')}.${ended()}.part`);
  for (const file of [fresh, old]) writeFileSync(file ?? '', 'half');
  utimesSync(old ?? '', new Date(), new Date(Date.now() - 2 * DAY_MS));
  await automatic();
  expect([fresh, old].map((file) => existsSync(file ?? ''))).toEqual([true, false]);
});

it('a copy that is cut off before it is whole never waits to be packed', async () => {
  aContact(profile.core, { fullName: 'Ana' });
  const stop = () => {
    throw new AppError('cancelled', 'Stopped.');
  };
  const { places } = new Backups(profile.core);
  const seen: string[] = [];
  const job = { ...profile.job, progress: () => seen.push(...readdirSync(places.pendingFolder)) };
  await new Backups(profile.core).keepAside('import', job);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((name) => name.endsWith('.db'))).toEqual([]);
  expect(places.pending()).toHaveLength(1);
  aContact(profile.core, { fullName: 'Bo' });
  await expect(new Backups(profile.core).keepAside('import', { ...profile.job, checkCancelled: stop })).rejects.toThrow('Stopped.');
  expect(readdirSync(places.pendingFolder)).toHaveLength(1);
});

it.each([
  ['empty', 0],
  ['cut off', 20_000],
])('a copy to be packed that is %s is put aside and told, and the day’s backup is made all the same', async (_what, length) => {
  aContact(profile.core, { fullName: 'Ana' });
  const backups = new Backups(profile.core);
  await backups.keepAside('import', profile.job);
  const [pending] = backups.places.pending();
  truncateSync(pending?.file ?? '', length);
  expect(await automatic()).toMatchObject({ reason: 'daily' });
  expect(backups.places.pending()).toEqual([]);
  expect(existsSync(`${pending?.file}.unreadable`)).toBe(true);
  expect(backups.places.notes().problem?.message).toContain('can’t be read; it was put aside');
});
