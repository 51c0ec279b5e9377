/** Run it after `npm install` changed package-lock.json. */
import './lib/node-version.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLockfile } from './lib/lockfile.mjs';
import { root } from './lib/paths.mjs';

const file = join(root, 'package-lock.json');
writeFileSync(file, `${JSON.stringify(completeLockfile(JSON.parse(readFileSync(file, 'utf8'))), null, 2)}\n`);
