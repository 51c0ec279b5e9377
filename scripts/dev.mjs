import './lib/node-version.mjs';
import { join } from 'node:path';
import { electronSession } from './lib/electron-session.mjs';
import { root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

await main(async () => {
  const { executable, args, env, stop } = await electronSession();
  try {
    const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    return await runNode(electronVite, ['dev', '--watch', '--', ...args, ...process.argv.slice(2)], {
      env: { ...env, ELECTRON_EXEC_PATH: executable },
    });
  } finally {
    stop();
  }
});
