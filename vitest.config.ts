import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of nothing but other projects' files, which their licences keep out of this repository. */
const ofSharedFiles = ['tests/unit/main/files/shared-expected.test.ts', 'tests/unit/main/files/shared-round-trips.test.ts'];

export default defineConfig({
  resolve: { alias: { '@shared': resolve('src/shared') } },
  test: {
    include: ['tests/unit/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(existsSync('../shared/samples/import') ? [] : ofSharedFiles)],
    environment: 'node',
    testTimeout: 60_000,
  },
});
