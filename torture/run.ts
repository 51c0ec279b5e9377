/** `npm run torture -- [--kills N] [--seed N]`: see README.md beside this file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BackupFlipTally, flippingBackups } from './backup-flips';
import { type FlipTally, flipping } from './flips';
import { type DiskTally, fillingDisk } from './full-disk';
import { killing, type Tally } from './lives';
import { salvaging } from './salvages';

function number(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`--${name} takes a number, not “${text}”`);
  return Number(text);
}

function diskSummary({ points, untouched, told, failures }: DiskTally): string {
  return [
    `${points} times a full disk, ${untouched} of them where nothing was written, ${failures.length} times something wrong afterwards`,
    ...[...told].map(([what, count]) => `  ${count} × ${what}`),
    ...failures,
  ].join('\n');
}

function flipSummary({ flips, outcomes, unseen, failures }: FlipTally): string {
  return [
    `${flips} damaged databases, ${failures.length} crashes, ${unseen.length} with a wrong answer that nothing noticed`,
    ...[...outcomes].sort(([, a], [, b]) => b - a).map(([what, count]) => `  ${count} × ${what}`),
    ...unseen.map((what) => `  unnoticed: ${what}`),
    ...failures,
  ].join('\n');
}

function backupFlipSummary({ files, outcomes, failures }: BackupFlipTally): string {
  return [
    `${files} damaged backups, ${failures.length} of them taken for something they are not`,
    ...[...outcomes].sort(([, a], [, b]) => b - a).map(([what, count]) => `  ${count} × ${what}`),
    ...failures,
  ].join('\n');
}

function summary(tally: Tally, seed: number, seconds: number): string {
  const flights = [...tally.inFlight].sort(([, a], [, b]) => b.killed - a.killed);
  const inFlight = flights.reduce((sum, [, { killed }]) => sum + killed, 0);
  return [
    `${tally.kills} kills in ${seconds.toFixed(0)} s (seed ${seed}), ${inFlight} of them in the middle of an act`,
    ...flights.map(
      ([name, { killed, whole }]) => `  ${name}: ${killed}, of which ${whole} were wholly there and ${killed - whole} not at all`,
    ),
    `${tally.acknowledged} acknowledged writes, ${tally.lost} profiles that lost one or held half of one, ${tally.failedChecks} failed checks`,
    `${tally.backups} backups unpacked and compared with what there was when they were made`,
    ...tally.failures,
  ].join('\n');
}

async function run(argv: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      kills: { type: 'string', default: '300' },
      flips: { type: 'string', default: '200' },
      salvages: { type: 'string', default: '210' },
      'backup-flips': { type: 'string', default: '200' },
      'full-disk': { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  const kills = number('kills', values.kills);
  const points = number('full-disk', values['full-disk']);
  const flips = number('flips', values.flips);
  const backupFlips = number('backup-flips', values['backup-flips']);
  const salvages = number('salvages', values.salvages);
  const seed = number('seed', values.seed);
  const root = mkdtempSync(join(tmpdir(), 'rapport-torture-'));
  const failures: string[] = [];
  if (kills > 0) {
    const start = performance.now();
    const tally = await killing(root, kills, seed, ({ kills: done }) => {
      if (done % 20 === 0) process.stderr.write(`${done} kills\n`);
    });
    process.stdout.write(`${summary(tally, seed, (performance.now() - start) / 1_000)}\n`);
    failures.push(...tally.failures);
  }
  if (points > 0) {
    const tally = await fillingDisk(root, points, seed);
    process.stdout.write(`${diskSummary(tally)}\n`);
    failures.push(...tally.failures);
  }
  if (flips > 0) {
    const tally = await flipping(root, flips, seed);
    failures.push(...tally.unseen);
    process.stdout.write(`${flipSummary(tally)}\n`);
    failures.push(...tally.failures);
  }
  if (backupFlips > 0) {
    const tally = await flippingBackups(root, backupFlips, seed);
    process.stdout.write(`${backupFlipSummary(tally)}\n`);
    failures.push(...tally.failures);
  }
  if (salvages > 0) {
    const tally = salvaging(root, salvages, seed);
    process.stdout.write(`${[...tally.lines, ...tally.failures].join('\n')}\n`);
    failures.push(...tally.failures);
  }
  if (failures.length === 0) rmSync(root, { recursive: true, force: true });
  return failures.length === 0;
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`torture: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
