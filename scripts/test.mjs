/**
 * `node scripts/test.mjs [check|unit|torture|e2e] [arguments for the runner]`; without a part all of them, one after the other, to
 * the end whatever fails. The last line sums up.
 */
import './lib/node-version.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { electronSession } from './lib/electron-session.mjs';
import { cacheDir, root } from './lib/paths.mjs';
import { main, runNode, ScriptError, say } from './lib/run.mjs';
import { playwrightCounts, vitestCounts } from './lib/test-report.mjs';

const reports = join(cacheDir, 'reports');

async function check() {
  const code = await runNode(join(root, 'scripts/check.mjs'), []);
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

/** @param {readonly string[]} args */
async function unit(args) {
  const report = join(reports, 'unit.json');
  const code = await runNode(join(root, 'node_modules/vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  return vitestCounts(report, code);
}

/** The short form of `npm run torture`. @param {readonly string[]} args */
async function torture(args) {
  const short = ['--kills', '8', '--full-disk', '2', '--flips', '2', '--backup-flips', '12', '--salvages', '0'];
  const code = await runNode(join(root, 'scripts/torture.mjs'), [...short, ...args]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** @param {readonly string[]} args */
async function e2e(args) {
  await ensureBuilt(allParts);
  const { env, stop } = await electronSession();
  const report = join(reports, 'e2e.json');
  try {
    const code = await runNode(join(root, 'node_modules/@playwright/test/cli.js'), ['test', '--reporter=dot,json', ...args], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return playwrightCounts(report, code);
  } finally {
    stop();
  }
}

/** @type {Record<string, (args: readonly string[]) => Promise<import('./lib/test-report.mjs').Counts>>} */
const parts = { check, unit, torture, e2e };

await main(async () => {
  const [first = '', ...rest] = process.argv.slice(2);
  const one = parts[first];
  const chosen = one ? [one] : Object.values(parts);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const sum = { passed: 0, failed: 0 };
  for (const part of chosen) {
    const counts = await part(one ? rest : []).catch((error) => {
      if (!(error instanceof ScriptError)) throw error;
      say(error.message);
      return { passed: 0, failed: 1 };
    });
    sum.passed += counts.passed;
    sum.failed += counts.failed;
  }
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
  return sum.failed === 0 ? 0 : 1;
});
