/** Writes docs/interchange.schema.json from the types that read Rapport JSON. */
import './lib/node-version.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';

const file = join(root, 'docs/interchange.schema.json');

await main(async () => {
  const { module } = await runnerImport(join(root, 'src/shared/interchange-schema.ts'), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
  });
  writeFileSync(file, `${JSON.stringify(module.interchangeJsonSchema(), null, 2)}\n`);
  return runNode(join(root, 'node_modules/@biomejs/biome/bin/biome'), ['format', '--write', file]);
});
