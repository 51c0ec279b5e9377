/** Damages the database at random places, and counts what notices. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FlipOptions, FlipOutcome } from './flip-child';
import { warmProfile } from './warm-profile';

const STEPS = 60;
const SILENCE_MS = 60_000;

export interface FlipTally {
  flips: number;
  /** How often what was answered, beside what noticed. */
  outcomes: Map<string, number>;
  /** Damage that changed an answer and that nothing noticed. */
  unseen: string[];
  /** The process crashed or fell silent. */
  failures: string[];
}

/** Runs the child from a flip on; gives the flip it did not get past, or null at the end. */
async function runChild(options: FlipOptions, take: (outcome: FlipOutcome) => void): Promise<number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'flip-child.js'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let next = options.from;
  const watch = setInterval(() => child.kill('SIGKILL'), SILENCE_MS);
  child.stderr.resume();
  createInterface({ input: child.stdout }).on('line', (line) => {
    watch.refresh();
    next += 1;
    take(JSON.parse(line) as FlipOutcome);
  });
  await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  clearInterval(watch);
  return next < options.until ? next : null;
}

export async function flipping(root: string, count: number, seed: number): Promise<FlipTally> {
  const workDir = join(root, 'flips');
  mkdirSync(workDir, { recursive: true });
  const profileDir = await warmProfile(workDir, seed, STEPS);
  const tally: FlipTally = { flips: 0, outcomes: new Map(), unseen: [], failures: [] };
  for (let from: number | null = 0; from !== null && from < count; ) {
    const stuck: number | null = await runChild({ profileDir, workDir, seed, from, until: count, steps: STEPS }, (outcome) => {
      const { answers, seenBy, flip, place, length, detail } = outcome;
      tally.flips += 1;
      const what = answers === 'refused' ? 'refused' : `${answers}, ${seenBy === null ? 'not noticed' : `noticed by ${seenBy}`}`;
      tally.outcomes.set(what, (tally.outcomes.get(what) ?? 0) + 1);
      if (answers === 'wrong' && seenBy === null) tally.unseen.push(`flip ${flip} at ${place} (${length} bytes) ${detail}`);
    });
    if (stuck !== null) tally.failures.push(`flips: the program ended or fell silent at flip ${stuck}, seed ${seed}`);
    from = stuck === null ? null : stuck + 1;
  }
  return tally;
}
