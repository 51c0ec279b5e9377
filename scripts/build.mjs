import './lib/node-version.mjs';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
  await ensureBuilt(allParts, { force: true });
  return 0;
});
