/** `npm run torture -- [--kills N] [--seed N]`: see README.md beside this file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killing, type Tally } from './lives';

function number(name: string, text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new Error(`--${name} takes a number, not “${text}”`);
  return Number(text);
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
    ...tally.failures,
  ].join('\n');
}

async function run(argv: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...argv],
    options: { kills: { type: 'string', default: '300' }, seed: { type: 'string', default: String(Date.now() % 100_000) } },
  });
  const kills = number('kills', values.kills);
  const seed = number('seed', values.seed);
  const root = mkdtempSync(join(tmpdir(), 'rapport-torture-'));
  const start = performance.now();
  const tally = await killing(root, kills, seed, ({ kills: done }) => {
    if (done % 50 === 0) process.stderr.write(`${done} kills\n`);
  });
  process.stdout.write(`${summary(tally, seed, (performance.now() - start) / 1_000)}\n`);
  if (tally.failures.length === 0) rmSync(root, { recursive: true, force: true });
  return tally.failures.length === 0;
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`torture: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
