import './lib/node-version.mjs';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { electronSession } from './lib/electron-session.mjs';
import { root } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

await main(async () => {
  await ensureBuilt(allParts);
  const { executable, args, env, stop } = await electronSession();
  try {
    return await run(executable, [root, ...args, ...process.argv.slice(2)], { env });
  } finally {
    stop();
  }
});
