/** Bundles bench/run.ts and runs it from the project's folder, with Electron and a fresh build at hand. */
import './lib/node-version.mjs';
import { join } from 'node:path';
import { build } from 'vite';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { electronSession } from './lib/electron-session.mjs';
import { outDir, root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

await main(async () => {
  await ensureBuilt(allParts);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    build: {
      ssr: true,
      rollupOptions: { input: ['run', 'import-child'].map((name) => join(root, `bench/${name}.ts`)) },
      outDir: join(outDir, 'bench'),
      target: 'node24',
      emptyOutDir: true,
    },
  });
  const { executable, args, env, stop } = await electronSession();
  try {
    return await runNode(join(outDir, 'bench/run.js'), process.argv.slice(2), {
      env: { ...env, BENCH_ELECTRON: executable, BENCH_ELECTRON_ARGS: args.join(' ') },
    });
  } finally {
    stop();
  }
});
