import './lib/node-version.mjs';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { breaches } from './lib/import-rules.mjs';
import { root } from './lib/paths.mjs';

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const found = files.flatMap((file) => breaches(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')));
for (const breach of found) process.stderr.write(`${breach}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
