/** Builds the parts of the program whose sources changed since they were built. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { outDir, root } from './paths.mjs';
import { runNode, ScriptError, say } from './run.mjs';

/** @typedef {'main' | 'preload' | 'renderer'} Part */

/** @type {readonly Part[]} */
export const allParts = ['main', 'preload', 'renderer'];

const usedByAll = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json', 'src/shared'];

/** @type {Record<Part, readonly string[]>} */
const sources = {
  main: [...usedByAll, 'src/main', 'resources'],
  preload: [...usedByAll, 'src/preload'],
  renderer: [...usedByAll, 'src/renderer', 'resources'],
};

/** @param {string} path Relative to the root. @returns {string[]} The files at or below it, in a fixed order. */
function filesAt(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort();
}

/** @param {Part} part */
function fingerprint(part) {
  const hash = createHash('sha256');
  for (const file of sources[part].flatMap(filesAt))
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** @param {Part} part */
const stampFile = (part) => join(outDir, part, '.sources');

/** @param {Part} part */
function isStale(part) {
  return !existsSync(stampFile(part)) || readFileSync(stampFile(part), 'utf8') !== fingerprint(part);
}

/**
 * @param {readonly Part[]} parts
 * @param {{ force?: boolean }} [options] `force` builds even what is up to date.
 */
export async function ensureBuilt(parts, { force = false } = {}) {
  if (!force && !parts.some(isStale)) return;
  await withLock('build', async () => {
    const stale = force ? [...parts] : parts.filter(isStale);
    if (stale.length === 0) return;
    say(`Building ${stale.join(', ')}…`);
    // Taken before the build: a file saved while it runs makes the result stale.
    const stamps = new Map(stale.map((part) => [part, fingerprint(part)]));
    const code = await runNode(
      join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      ['build', '--logLevel', 'warn', '--ignoreConfigWarning', 'true'],
      {
        // stdout belongs to the command that wanted the build.
        stdio: ['ignore', 2, 2],
        env: { ...process.env, RAPPORT_BUILD_PARTS: stale.join(',') },
      },
    );
    if (code !== 0) throw new ScriptError('The build failed: see above.');
    for (const [part, stamp] of stamps) writeFileSync(stampFile(part), stamp);
  });
}
