import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeLockfile } from '../../../scripts/lib/lockfile.mjs';

describe('completeLockfile', () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      '': { version: '1.0.0' },
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/cli-linux-x64': '2.0.0',
          '@tool/cli-linux-x64-musl': '2.0.0',
          '@tool/cli-win32-arm64': '2.0.0',
          fsevents: '~2.3.3',
        },
      },
      'node_modules/native': { version: '3.0.0' },
      'node_modules/@tool/cli-linux-x64': { version: '2.0.0', dev: true, optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    },
  };

  test('adds the packages of other systems, and leaves the rest', () => {
    const { packages } = completeLockfile(lock, () => false);
    expect(Object.keys(packages)).toEqual([
      '',
      'node_modules/@tool/cli-linux-x64',
      'node_modules/@tool/cli-linux-x64-musl',
      'node_modules/@tool/cli-win32-arm64',
      'node_modules/native',
      'node_modules/tool',
    ]);
    expect(packages['node_modules/@tool/cli-linux-x64-musl']).toEqual({
      version: '2.0.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    });
    expect(packages['node_modules/@tool/cli-win32-arm64']).toEqual({
      version: '2.0.0',
      os: ['win32'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    });
    expect(packages['node_modules/tool']).toEqual(lock.packages['node_modules/tool']);
  });

  test('marks what must not be compiled', () => {
    const { packages } = completeLockfile(lock, (key) => key === 'node_modules/native');
    expect(packages['node_modules/native']).toEqual({ version: '3.0.0', gypfile: false });
  });
});

test('the lockfile of this project is complete: else run node scripts/fix-lockfile.mjs', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(completeLockfile(lock)).toEqual(lock);
});
