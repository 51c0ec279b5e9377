import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultProfileDir, prepareProfileDir, profileDirFrom } from '../../../src/main/profile';

describe('defaultProfileDir', () => {
  test.each([
    ['linux', {}, '/home/ana/.local/share/rapport'],
    ['linux', { XDG_DATA_HOME: '/data/ana' }, '/data/ana/rapport'],
    ['darwin', {}, '/home/ana/Library/Application Support/Rapport'],
    ['win32', { APPDATA: '/home/ana/Roaming' }, '/home/ana/Roaming/Rapport'],
  ] as const)('on %s', (platform, env, dir) => {
    expect(resolve(defaultProfileDir(platform, env, '/home/ana'))).toBe(resolve(dir));
  });
});

describe('profileDirFrom', () => {
  test.each([
    [['--data', 'here'], '/work/here'],
    [['--no-sandbox', '--data=there', 'x'], '/work/there'],
    [['--data', '/abs/olute'], '/abs/olute'],
  ])('%j', (args, dir) => {
    expect(profileDirFrom(args, '/work')).toBe(resolve(dir));
  });

  test.each([[['--data']], [['--data=']], [['--data', '--no-sandbox']]])('%j lacks the folder', (args) => {
    expect(() => profileDirFrom(args, '/work')).toThrow(expect.objectContaining({ code: 'invalid', field: 'data' }));
  });
});

describe('prepareProfileDir', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'rapport-profile-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('creates the folder, and those above it', () => {
    prepareProfileDir(join(dir, 'a/b'));
    prepareProfileDir(join(dir, 'a/b'));
    expect(existsSync(join(dir, 'a/b'))).toBe(true);
  });

  test('says which folder can not be written, and why', () => {
    writeFileSync(join(dir, 'file'), '');
    const refusal = (words: RegExp) => expect.objectContaining({ code: 'file', message: expect.stringMatching(words) });
    expect(() => prepareProfileDir(join(dir, 'file/profile'))).toThrow(refusal(/file.profile” can’t be written: it lies in a file/));
    expect(() => prepareProfileDir(join(dir, 'file'))).toThrow(refusal(/file” can’t be written: it is a file, not a folder/));
  });
});
