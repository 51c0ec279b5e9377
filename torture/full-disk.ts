/** Fills the disk at one write after the other. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DiskOptions, DiskOutcome, DiskPoint } from './disk-child';
import { warmProfile } from './warm-profile';

const WARM_UP = 40;

export interface DiskTally {
  points: number;
  /** Points at which no act failed: what is written did not reach them. */
  untouched: number;
  /** How often the user would have been told what, beside SQLite's own word. */
  told: Map<string, number>;
  failures: string[];
}

/** Limits of file sizes are set from outside, by a program only Linux has. */
function canLimitFiles(): boolean {
  try {
    execFileSync('prlimit', ['--version']);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function pointsOf(count: number, seed: number): DiskPoint[] {
  const at = (kind: DiskPoint['kind'], most: number) =>
    Array.from({ length: most }, (_, index) => ({ kind, n: index + 1, seed: seed + index, from: WARM_UP }));
  const few = Math.ceil(count / 4);
  return [...(canLimitFiles() ? [...at('log', count), ...at('file', few)] : []), ...at('pages', few)];
}

/** `count` points at writes to the log, and a quarter as many at the growth of the file and at SQLite's own limit. */
export async function fillingDisk(root: string, count: number, seed: number): Promise<DiskTally> {
  const workDir = join(root, 'disk');
  mkdirSync(workDir, { recursive: true });
  const options: DiskOptions = { profileDir: await warmProfile(workDir, seed, WARM_UP), workDir, points: pointsOf(count, seed) };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'disk-child.js'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tally: DiskTally = { points: 0, untouched: 0, told: new Map(), failures: [] };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { kind, n, seed: own, failed, wrong } = JSON.parse(line) as DiskOutcome;
    tally.points += 1;
    if (failed) {
      const told = `${failed.sqlite} → ${failed.code}: ${failed.message}`;
      tally.told.set(told, (tally.told.get(told) ?? 0) + 1);
    } else tally.untouched += 1;
    tally.failures.push(...wrong.map((what) => `full disk, ${kind} ${n}, seed ${own}, ${failed?.act ?? 'no act failed'}: ${what}`));
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0 || tally.points < options.points.length)
    tally.failures.push(`full disk: the program ended after ${tally.points} of ${options.points.length} points`);
  return tally;
}
