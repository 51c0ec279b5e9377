import './lib/node-version.mjs';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { electronSession } from './lib/electron-session.mjs';
import { root } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

await main(async () => {
  await ensureBuilt(allParts);
  const { executable, args, env, stop } = await electronSession();
  try {
    // Chromium's complaints about the desktop (no D-Bus, no GPU) are of no use to the user.
    return await run(executable, [root, '--log-level=3', ...args, ...process.argv.slice(2)], {
      env,
      cwd: process.env.INIT_CWD ?? root,
      detached: process.platform !== 'win32',
    });
  } finally {
    stop();
  }
});
