/** Types, lint and format, import rules; all of them run, so that one call shows everything. */
import './lib/node-version.mjs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

const checks = [
  { name: 'types', file: 'node_modules/typescript/bin/tsc', args: ['--build'] },
  { name: 'lint and format', file: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
  { name: 'import rules', file: 'scripts/check-imports.mjs', args: [] },
];

await main(async () => {
  const failed = [];
  for (const { name, file, args } of checks) {
    const code = await runNode(join(root, file), args);
    if (code !== 0) failed.push(name);
  }
  process.stdout.write(
    failed.length === 0 ? 'check: types, lint, format and import rules are fine\n' : `check: failed: ${failed.join(', ')}\n`,
  );
  return failed.length === 0 ? 0 : 1;
});
