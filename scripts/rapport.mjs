/** The command line: nothing but the command's own output goes to stdout. */
import './lib/node-version.mjs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { outDir } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

await main(async () => {
  await ensureBuilt(['main']);
  // Paths among the arguments are meant from where npm was called.
  return runNode(join(outDir, 'main/cli.js'), process.argv.slice(2), { cwd: process.env.INIT_CWD ?? process.cwd() });
});
