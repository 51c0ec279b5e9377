/** From the start of the process to the painted Today page, against a bare Electron window with a static page. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { electronCommand } from './electron-command';
import { median } from './measure';
import { copyOf, sharedProfile } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 10_000;
const TOUCHPOINTS = 100_000;
const FACTOR = 2;
const ROUNDS = 7;
const TIMEOUT_MS = 60_000;

/** Starts an app and gives the time until it says that it is ready, ms. It has ended by then. */
async function startOnce(executable: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(executable, ['--require', resolve('bench/ready-probe.cjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  let ready: number | null = null;
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (ready === null && String(chunk).includes('ready\n')) ready = performance.now() - start;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (ready === null) throw new Error(`${args.join(' ')} was not ready within ${TIMEOUT_MS / 1000} s (exit code ${code}): ${said.trim()}`);
  return ready;
}

export const start: Benchmark = {
  rows: ['start-10k'],
  async run(tools) {
    const { executable, args: common } = electronCommand();
    const profile = copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS));
    const bareProfile = tools.folder('bare');
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      tools.say(round === 0 ? 'start-10k: first start' : `start-10k: round ${round} of ${ROUNDS}`);
      const rapport = await startOnce(executable, [resolve('.'), ...common, '--data', profile]);
      const bare = await startOnce(executable, [join(resolve('bench'), 'bare-window'), ...common, '--data', bareProfile]);
      // The very first start fills the system's and Chromium's caches.
      if (round === 0) continue;
      ours.push(rapport);
      theirs.push(bare);
    }
    return [{ name: 'start-10k', value: median(ours), baseline: median(theirs), factor: FACTOR }];
  },
};
