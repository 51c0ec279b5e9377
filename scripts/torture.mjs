/** Bundles torture/run.ts and the processes it starts, and runs it from the project's folder. */
import './lib/node-version.mjs';
import { join } from 'node:path';
import { build } from 'vite';
import { outDir, root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

await main(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    build: {
      ssr: true,
      rollupOptions: { input: ['run', 'child', 'disk-child', 'flip-child'].map((name) => join(root, `torture/${name}.ts`)) },
      outDir: join(outDir, 'torture'),
      target: 'node24',
      emptyOutDir: true,
    },
  });
  return runNode(join(outDir, 'torture/run.js'), process.argv.slice(2));
});
