import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startsAsAge } from '../../../../../src/main/files/backup/age-head';
import { BACKUP_FORMAT } from '../../../../../src/main/files/backup/manifest';
import { openBackup } from '../../../../../src/main/files/backup/read-backup';
import { writeBackup } from '../../../../../src/main/files/backup/write-backup';
import { zipOf } from '../zip-support';
import { quiet, someFacts, somePacking } from './backup-support';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-backup-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function unpacked(file: string, passphrase: string | null = null): Promise<Buffer> {
  const to = join(dir, 'unpacked.db');
  const backup = await openBackup(file, { passphrase, workDir: dir, control: quiet });
  try {
    await backup.unpack(to);
    return readFileSync(to);
  } finally {
    await backup.close();
    rmSync(to, { force: true });
  }
}

describe('a backup file', () => {
  it.each([
    { compress: false, passphrase: null },
    { compress: true, passphrase: null },
    { compress: true, passphrase: 'correct horse' },
  ])('gives back what was packed: %o', async (way) => {
    const content = Buffer.concat([randomBytes(1_300_000), Buffer.alloc(700_000)]);
    const options = await somePacking(dir, way, content);
    const manifest = await writeBackup(options);
    expect(manifest).toEqual({
      format: BACKUP_FORMAT,
      version: 1,
      ...someFacts,
      snapshot: { name: 'rapport.db', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    });
    expect((await unpacked(options.file, way.passphrase)).equals(content)).toBe(true);
    expect(await startsAsAge(options.file)).toBe(way.passphrase !== null);
    // Nothing is left lying about.
    expect(readdirSync(dir).sort()).toEqual(['kept.rapport', 'snapshot.db']);
  });

  it('is told from what is none, and from what is newer', async () => {
    const file = join(dir, 'x.rapport');
    const open = () => openBackup(file, { passphrase: null, workDir: dir, control: quiet });
    await expect(open()).rejects.toMatchObject({ code: 'file', message: expect.stringContaining('it is not there') });
    for (const content of [
      '',
      'PK',
      'BEGIN:VCARD',
      zipOf({ 'a.vcf': 'BEGIN:VCARD' }),
      zipOf({ 'manifest.json': '{}', 'rapport.db': '' }),
    ]) {
      writeFileSync(file, content);
      await expect(open()).rejects.toMatchObject({ code: 'file', message: '“x.rapport” is not a backup of Rapport.' });
    }
    writeFileSync(file, zipOf({ 'manifest.json': JSON.stringify({ format: BACKUP_FORMAT, version: 2 }), 'rapport.db': 'x' }));
    await expect(open()).rejects.toMatchObject({ code: 'newer_database' });
  });

  it('asks for the passphrase, and opens with no other', async () => {
    const options = await somePacking(dir, { passphrase: 'correct horse' });
    await writeBackup(options);
    await expect(unpacked(options.file)).rejects.toMatchObject({
      code: 'invalid',
      field: 'passphrase',
      message: expect.stringContaining('encrypted'),
    });
    await expect(unpacked(options.file, 'battery')).rejects.toMatchObject({
      field: 'passphrase',
      message: expect.stringContaining('does not open'),
    });
    expect(readdirSync(dir).sort()).toEqual(['kept.rapport', 'snapshot.db']);
  });

  for (const way of [
    { name: 'stored', compress: false, passphrase: null },
    { name: 'compressed', compress: true, passphrase: null },
    { name: 'encrypted', compress: false, passphrase: 'correct horse' },
  ]) {
    it(`notices any damaged byte and any cut when ${way.name}`, async () => {
      const options = await somePacking(dir, way, Buffer.concat([randomBytes(2_000), Buffer.alloc(2_000)]));
      await writeBackup(options);
      const good = readFileSync(options.file);
      const bad = join(dir, 'bad.rapport');
      const refused = async () => {
        const outcome = await unpacked(bad, way.passphrase).catch((error: unknown) => error);
        expect(outcome).toBeInstanceOf(AppError);
        expect(outcome).not.toMatchObject({ code: 'internal' });
      };
      await fc.assert(
        fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          const flipped = Buffer.from(good);
          flipped[at] = (good[at] ?? 0) ^ mask;
          writeFileSync(bad, flipped);
          await refused();
        }),
        { numRuns: way.passphrase === null ? 300 : 60 },
      );
      await fc.assert(
        fc.asyncProperty(fc.nat(good.length - 1), async (length) => {
          writeFileSync(bad, good);
          truncateSync(bad, length);
          await refused();
        }),
        { numRuns: 60 },
      );
    });
  }

  it('leaves what was there when it fails or is stopped', async () => {
    const first = await somePacking(dir);
    await writeBackup(first);
    const before = readFileSync(first.file);
    const stop = () => {
      throw new AppError('cancelled', 'Stopped.');
    };
    const stopped = await somePacking(dir, { control: { ...quiet, checkCancelled: stop } });
    await expect(writeBackup(stopped)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readFileSync(first.file).equals(before)).toBe(true);

    await expect(writeBackup(await somePacking(dir, { file: join(dir, 'no such folder', 'x.rapport') }))).rejects.toMatchObject({
      code: 'file',
      message: '“x.rapport” can’t be written: its folder is not there',
    });
    mkdirSync(join(dir, 'folder.rapport'));
    await expect(writeBackup(await somePacking(dir, { file: join(dir, 'folder.rapport') }))).rejects.toMatchObject({ code: 'file' });
    expect(readdirSync(dir).sort()).toEqual(['folder.rapport', 'kept.rapport', 'snapshot.db']);
  });

  it('says so when the disk is full', async () => {
    const progress = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    };
    await expect(writeBackup(await somePacking(dir, { control: { ...quiet, progress } }))).rejects.toMatchObject({
      code: 'file',
      message: '“kept.rapport” can’t be written: the disk is full',
    });
  });
});
