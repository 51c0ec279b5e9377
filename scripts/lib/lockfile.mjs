/**
 * Two things that `npm install` leaves out of package-lock.json and `npm ci` needs on other machines:
 * - optional packages for other systems that the registry in use did not have: `npm ci` refuses a lock without them;
 * - `gypfile: false` of packages that bring their own binaries: without it npm 10 compiles them, which takes a compiler.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {boolean} [gypfile]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * @param {string} name A package for one system, such as `@biomejs/cli-linux-x64-musl`.
 * @returns {Pick<LockedPackage, 'os' | 'cpu' | 'libc'> | null} Where it runs, as its name says.
 */
function platformOf(name) {
  const parts = name.split(/[-/]/);
  const os = parts.filter((part) => systems.includes(part));
  const cpu = parts.filter((part) => processors.includes(part));
  if (os.length !== 1 || cpu.length !== 1) return null;
  return { os, cpu, ...(os[0] === 'linux' ? { libc: [parts.includes('musl') ? 'musl' : 'glibc'] } : {}) };
}

/** @param {string} key @returns {boolean} Whether the installed package says that it needs no compiling. */
export function bringsBinaries(key) {
  const file = join(root, key, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).gypfile === false;
}

/**
 * @param {Lockfile} lock
 * @param {(key: string) => boolean} needsNoCompiler
 * @returns {Lockfile} The same with what was missing.
 */
export function completeLockfile(lock, needsNoCompiler = bringsBinaries) {
  const { '': own = {}, ...locked } = lock.packages;
  const packages = Object.entries(locked).map(
    ([key, entry]) => /** @type {const} */ ([key, needsNoCompiler(key) ? { ...entry, gypfile: false } : entry]),
  );
  const missing = Object.values(locked).flatMap(({ dev, optionalDependencies = {} }) =>
    Object.entries(optionalDependencies).flatMap(([name, version]) => {
      const key = `node_modules/${name}`;
      const platform = platformOf(name);
      if (key in locked || platform === null) return [];
      return [/** @type {const} */ ([key, { version, ...platform, ...(dev ? { dev } : {}), optional: true }])];
    }),
  );
  const sorted = [...packages, ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: { '': own, ...Object.fromEntries(sorted) } };
}
