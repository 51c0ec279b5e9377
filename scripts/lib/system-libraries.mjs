/** The shared libraries and the display server that Electron needs on a Linux without a desktop. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { needsVirtualDisplay } from './display.mjs';
import { run, ScriptError, say } from './run.mjs';

/** Debian's names; newer releases carry some of them with the ending t64. */
const packages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libdrm2'];

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => dir !== '' && existsSync(join(dir, program)));
}

/** @param {string} executable @returns {string[]} Libraries that the loader does not find. */
function missingLibraries(executable) {
  const ldd = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(ldd.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @param {string} executable @returns {string[]} What is missing, by name. */
function missing(executable) {
  return [...missingLibraries(executable), ...(needsVirtualDisplay && !onPath('Xvfb') ? ['Xvfb'] : [])];
}

/** @param {string} name @returns {string} The name under which this release has the package. */
function nameHere(name) {
  const renamed = `${name}t64`;
  return spawnSync('apt-cache', ['show', renamed], { stdio: 'ignore' }).status === 0 ? renamed : name;
}

/** @param {readonly string[]} args */
async function apt(args) {
  const code = await run('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new ScriptError(`apt-get ${args[0]} failed: see above.`);
}

/**
 * Makes sure that Electron can be loaded; installs what is missing where that needs no question (root on Debian or Ubuntu).
 * @param {string} executable
 */
export async function ensureSystemLibraries(executable) {
  if (process.platform !== 'linux') return;
  const lacking = missing(executable);
  if (lacking.length === 0) return;

  const needed = needsVirtualDisplay ? [...packages, 'xvfb'] : packages;
  const told = `Electron needs system libraries that are missing here: ${lacking.join(', ')}.`;
  if (!onPath('apt-get'))
    throw new ScriptError(`${told}\nInstall what this system calls the Debian packages ${needed.join(', ')} and start again.`);
  if (process.getuid?.() !== 0) {
    throw new ScriptError(`${told}\nInstall them with: sudo apt-get install -y --no-install-recommends ${needed.map(nameHere).join(' ')}`);
  }
  say(`${told} Installing them with apt-get…`);
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...needed.map(nameHere)]);
  const still = missing(executable);
  if (still.length > 0) throw new ScriptError(`Still missing after apt-get: ${still.join(', ')}.`);
}
