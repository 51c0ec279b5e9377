import { readFileSync } from 'node:fs';
import { programVersion } from '@shared/program';
import { expect, test } from 'vitest';

test('the version is that of the package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: programVersion });
});
