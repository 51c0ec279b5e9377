import { describe, expect, test } from 'vitest';
import { breaches, importsOf } from '../../../scripts/lib/import-rules.mjs';

describe('importsOf', () => {
  test('sees every form of import', () => {
    const source = [
      "import { a } from './a';",
      "import type { B } from '@shared/b';",
      "import './side-effect';",
      "export { c } from '../c';",
      "const d = await import('./d');",
      'import {',
      '  e,',
      '} from "e";',
    ].join('\n');
    expect(importsOf(source)).toEqual([
      { line: 1, specifier: './a', isType: false },
      { line: 2, specifier: '@shared/b', isType: true },
      { line: 3, specifier: './side-effect', isType: false },
      { line: 4, specifier: '../c', isType: false },
      { line: 5, specifier: './d', isType: false },
      { line: 8, specifier: 'e', isType: false },
    ]);
  });

  test('leaves comments and addresses in text alone', () => {
    const source =
      "// import x from 'x'\n/* from 'y'\n */\nconst url = 'https://example.org'; // from 'z'\nimport { w } from 'w';\ntype T = 'from' | 'import' | 'x';\nconst r = { label: 'Role from', words: (x) => x ?? '' };";
    expect(importsOf(source)).toEqual([{ line: 5, specifier: 'w', isType: false }]);
  });
});

describe('breaches', () => {
  test.each([
    ['src/shared/a.ts', 'node:fs'],
    ['src/shared/a.ts', 'react'],
    ['src/shared/a.ts', '../main/db/open'],
    ['src/renderer/src/a.tsx', 'electron'],
    ['src/renderer/src/a.tsx', 'node:path'],
    ['src/renderer/src/a.tsx', 'better-sqlite3'],
    ['src/renderer/src/a.tsx', '../../main/db/open'],
    ['src/renderer/src/a.tsx', '../../preload/index'],
    ['src/preload/index.ts', 'zod'],
    ['src/preload/index.ts', 'node:fs'],
    ['src/preload/index.ts', '../main/threads/client'],
    ['src/main/features/ror/service.ts', 'electron'],
    ['src/main/threads/client.ts', 'electron/main'],
    ['src/main/cli.ts', './electron/window'],
    ['src/main/db/open.ts', '../../renderer/src/api'],
    ['src/main/features/ror/service.ts', '../contacts/repository'],
    ['src/main/features/ror/service.ts', '../contacts/points-repository'],
    ['src/main/db/open.ts', '../../../tests/support/builders'],
  ])('%s may not import %s', (file, specifier) => {
    expect(breaches(file, `import { x } from '${specifier}';`)).toHaveLength(1);
    expect(breaches(file, `import type { x } from '${specifier}';`)).toHaveLength(1);
  });

  test.each([
    ['src/shared/contract.ts', 'zod'],
    ['src/shared/contract.ts', './domain/contact'],
    ['src/renderer/src/a.tsx', '@shared/views'],
    ['src/renderer/src/a.tsx', '@mantine/core'],
    ['src/preload/index.ts', 'electron'],
    ['src/preload/index.ts', '@shared/requests'],
    ['src/main/index.ts', 'electron'],
    ['src/main/index.ts', './electron/window'],
    ['src/main/electron/window.ts', 'electron'],
    ['src/main/features/ror/service.ts', '../contacts/service'],
    ['src/main/features/contacts/service.ts', './repository'],
  ])('%s may import %s', (file, specifier) => {
    expect(breaches(file, `import { x } from '${specifier}';`)).toEqual([]);
  });

  test('the preload takes types from the contract, but no code', () => {
    expect(breaches('src/preload/index.ts', "import { contract } from '@shared/contract';")).toHaveLength(1);
    expect(breaches('src/preload/index.ts', "import type { Bridge } from '@shared/contract';")).toEqual([]);
  });

  test('only api.ts touches the bridge', () => {
    const source = 'const bridge = window.rapport;';
    expect(breaches('src/renderer/src/pages/today.tsx', source)).toEqual([
      'src/renderer/src/pages/today.tsx:1: only src/renderer/src/api.ts touches window.rapport',
    ]);
    expect(breaches('src/renderer/src/pages/today.tsx', "globalThis['rapport']")).toHaveLength(1);
    expect(breaches('src/renderer/src/api.ts', source)).toEqual([]);
  });
});
