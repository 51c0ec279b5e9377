/** Who may import whom (docs: "The house"). Paths are relative to the root, with `/`, and without extension where TypeScript leaves it out. */
import { posix } from 'node:path';

/** @typedef {{ line: number; specifier: string; isType: boolean }} Import */

/**
 * One import, export-from or dynamic import per match; comments are blanked out first so that line numbers stay.
 * @param {string} source
 * @returns {Import[]}
 */
export function importsOf(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  const code = source.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|[\s;{}(,])\/\/[^\n]*/g, blank);
  const pattern = /(?<!['"`.\w])(?:from\s*|import\s*\(?\s*|require\s*\(\s*)(['"])([^'"\s]+)\1/g;
  return [...code.matchAll(pattern)].map((match) => ({
    line: code.slice(0, match.index).split('\n').length,
    specifier: match[2] ?? '',
    isType: /^(import|export)\s+type\s/.test(code.slice(statementStart(code, match.index))),
  }));
}

/** @param {string} code @param {number} index @returns {number} Where the import or export that `index` lies in begins. */
function statementStart(code, index) {
  return Math.max(code.lastIndexOf('import', index), code.lastIndexOf('export', index));
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string} The imported file (`src/…`) or the package or Node module as it is named.
 */
export function resolveImport(file, specifier) {
  if (specifier.startsWith('@shared/')) return `src/shared/${specifier.slice('@shared/'.length)}`;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier;
}

const isOurs = (/** @type {string} */ target) => target.startsWith('src/');
const isNode = (/** @type {string} */ target) => target.startsWith('node:');
const isElectron = (/** @type {string} */ target) => target === 'electron' || target.startsWith('electron/');
const feature = (/** @type {string} */ path) => /^src\/main\/features\/([^/]+)\//.exec(path)?.[1];

/**
 * A rule concerns the files below `in`; `refuses` says why an import breaks it, or null.
 * @type {readonly { in: string; refuses: (target: string, file: string, isType: boolean) => string | null }[]}
 */
const rules = [
  {
    in: 'src/shared/',
    refuses: (target) =>
      target.startsWith('src/shared/') || target === 'zod' || target.startsWith('chrono-node/')
        ? null
        : 'shared imports nothing but zod, chrono-node and itself',
  },
  {
    in: 'src/',
    refuses: (target, file) =>
      target.startsWith('chrono-node/') && file !== 'src/shared/log-line/day-words.ts'
        ? 'only log-line/day-words.ts imports chrono-node, when somebody logs'
        : null,
  },
  {
    in: 'src/renderer/',
    refuses: (target) => {
      if (isOurs(target)) return /^src\/(renderer|shared)\//.test(target) ? null : 'the renderer imports of our own code only shared';
      return isElectron(target) || isNode(target) || target === 'better-sqlite3' ? 'the renderer sees neither Electron nor Node' : null;
    },
  },
  {
    in: 'src/preload/',
    refuses: (target) =>
      /^src\/(preload|shared)\//.test(target) || target === 'electron' ? null : 'the preload imports only shared and electron',
  },
  {
    in: 'src/preload/',
    refuses: (target, _file, isType) =>
      target === 'src/shared/contract' && !isType
        ? 'the preload takes names from shared/requests: the contract would bring zod along'
        : null,
  },
  {
    in: 'src/main/',
    refuses: (target) => (/^src\/(renderer|preload)\//.test(target) ? 'main imports of our own code only shared' : null),
  },
  {
    in: 'src/main/',
    refuses: (target, file) =>
      isElectron(target) && !file.startsWith('src/main/electron/') && file !== 'src/main/index.ts'
        ? "only main/electron and main/index.ts import 'electron'"
        : null,
  },
  {
    in: 'src/main/',
    refuses: (target, file) =>
      target.startsWith('src/main/electron/') && !file.startsWith('src/main/electron/') && file !== 'src/main/index.ts'
        ? 'only main/index.ts imports main/electron: the rest runs without Electron'
        : null,
  },
  {
    in: 'src/main/features/',
    refuses: (target, file) => {
      const other = feature(target);
      const own = feature(file);
      const foreign = other !== undefined && own !== undefined && other !== own;
      return foreign && /\/([^/]*-)?repository$/.test(target) ? `a feature calls the service of ${other}, not its repository` : null;
    },
  },
  {
    in: 'src/',
    refuses: (target) =>
      /^(tests|bench|torture|scripts)\//.test(target) ? 'the program does not import tests, benchmarks, torture or scripts' : null,
  },
];

/**
 * `import type` counts as well, since a type drags its module's knowledge along; a rule that cares for size alone lets it pass.
 * @param {string} file
 * @param {string} source
 * @returns {string[]} One line for each breach: `file:line: why`.
 */
export function breaches(file, source) {
  const found = importsOf(source).flatMap(({ line, specifier, isType }) => {
    const target = resolveImport(file, specifier);
    const own = rules.filter((rule) => file.startsWith(rule.in));
    return own.flatMap((rule) => {
      const why = rule.refuses(target, file, isType);
      return why === null ? [] : [`${file}:${line}: '${specifier}': ${why}`];
    });
  });
  return [...found, ...bridgeBreaches(file, source)];
}

const bridgeOwner = 'src/renderer/src/api.ts';

/** @param {string} file @param {string} source @returns {string[]} */
function bridgeBreaches(file, source) {
  if (!file.startsWith('src/renderer/') || file === bridgeOwner) return [];
  return source
    .split('\n')
    .flatMap((text, index) =>
      /\b(window|globalThis)\s*(\??\.\s*rapport\b|\[\s*['"]rapport['"]\s*\])/.test(text)
        ? [`${file}:${index + 1}: only ${bridgeOwner} touches window.rapport`]
        : [],
    );
}
