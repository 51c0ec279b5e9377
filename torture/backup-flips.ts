/** Damages backup files at random places, and looks whether any of them is taken for what it no longer is. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { DATABASE_FILE } from '../src/main/db/database-file';
import { factsOf, reading } from '../src/main/features/backup/snapshot';
import type { Random } from '../src/main/features/seed/random';
import { openBackup } from '../src/main/files/backup/read-backup';
import { snapshotFile, writeBackup } from '../src/main/files/backup/write-backup';
import { PASSPHRASE } from './backup-acts';
import { randomOf } from './program';
import { warmProfile } from './warm-profile';

const STEPS = 40;
const DAMAGE = 11;
/** So many bytes of a file are its beginning and its end. */
const ENDS = 300;
const SILENCE_MS = 60_000;
const ways = [
  { name: 'stored', compress: false, passphrase: null },
  { name: 'compressed', compress: true, passphrase: null },
  { name: 'encrypted', compress: false, passphrase: PASSPHRASE },
] as const;
const kinds = ['a bit', 'eight bytes', 'a sector', 'cut off', 'a hole', 'more at its end'] as const;
const quiet = { progress: () => undefined, checkCancelled: () => undefined };

export interface BackupFlipTally {
  files: number;
  /** How often which kind of backup was refused, and with what message (the file's name left out). */
  outcomes: Map<string, number>;
  /** Something else than it held was taken from it, or what was told is no message for the user. */
  failures: string[];
}

function damaged(good: Buffer, kind: (typeof kinds)[number], random: Random): Buffer {
  // A third each at the ends, where the little is that says how to read all the rest.
  const near = random.integer(Math.min(good.length, ENDS));
  const place = random.pick([near, good.length - 1 - near, random.integer(good.length)]);
  const bytes = Buffer.from(good);
  switch (kind) {
    case 'cut off':
      return bytes.subarray(0, place);
    case 'a hole':
      return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.min(bytes.length, place + 1 + random.integer(4_096)))]);
    case 'more at its end':
      return Buffer.concat([bytes, Buffer.from(Array.from({ length: 1 + random.integer(600) }, () => random.integer(256)))]);
    default: {
      const length = kind === 'a bit' ? 1 : kind === 'eight bytes' ? 8 : 512;
      for (let at = place; at < Math.min(bytes.length, place + length); at += 1)
        bytes[at] = (bytes[at] ?? 0) ^ (length === 1 ? 1 << random.integer(8) : 1 + random.integer(255));
      return bytes;
    }
  }
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

async function unpack(file: string, passphrase: string | null, workDir: string): Promise<string> {
  const to = join(workDir, 'unpacked.db');
  const backup = await openBackup(file, { passphrase, workDir, control: quiet });
  try {
    await backup.unpack(to);
    return hashOf(to);
  } finally {
    await backup.close();
    rmSync(to, { force: true });
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const tooLong = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLong.reject(new Error('it fell silent')), SILENCE_MS);
  try {
    return await Promise.race([work, tooLong.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export async function flippingBackups(root: string, count: number, seed: number): Promise<BackupFlipTally> {
  const workDir = join(root, 'backup-flips');
  mkdirSync(workDir, { recursive: true });
  const snapshot = join(await warmProfile(workDir, seed, STEPS), DATABASE_FILE);
  const source = await snapshotFile(snapshot);
  const facts = await reading(snapshot, (raw) => factsOf(raw, Date.UTC(2026, 10, 1), 'manual'));
  const expected = hashOf(snapshot);
  const good = new Map<string, Buffer>();
  for (const { name, compress, passphrase } of ways) {
    const file = join(workDir, `${name}.rapport`);
    // A light key: each of the damaged ones has to find it again.
    await writeBackup({ snapshot: source, facts, file, passphrase, compress, workDir, control: quiet, scryptWorkFactor: 8 });
    good.set(name, readFileSync(file));
  }
  const tally: BackupFlipTally = { files: 0, outcomes: new Map(), failures: [] };
  const file = join(workDir, 'damaged.rapport');
  for (let flip = 0; flip < count; flip += 1) {
    const random = randomOf(seed, flip, DAMAGE);
    const way = ways[flip % ways.length] ?? ways[0];
    const kind = random.pick(kinds);
    const bytes = damaged(good.get(way.name) ?? Buffer.alloc(0), kind, random);
    writeFileSync(file, bytes);
    let told: string;
    try {
      const isRight = (await inTime(unpack(file, way.passphrase, workDir))) === expected;
      told = 'opened, and right';
      if (!isRight) tally.failures.push(`backup flip ${flip} (${way.name}, ${kind}, seed ${seed}): something else was taken from it`);
    } catch (error) {
      told = error instanceof Error ? error.message.replace('“damaged.rapport”', 'it') : String(error);
      if (!(error instanceof AppError) || error.code === 'internal')
        tally.failures.push(`backup flip ${flip} (${way.name}, ${kind}, seed ${seed}): ${told}`);
    }
    const outcome = `${way.name}: ${told}`;
    tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
    tally.files += 1;
  }
  return tally;
}
