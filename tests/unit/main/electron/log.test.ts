import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../../src/main/electron/log';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-log-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(dir, 'logs', name), 'utf8');

test('a line has a time, a level and the text', () => {
  openLog(dir).error('request settings.get: Error');
  expect(read('rapport.log')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z error request settings\.get: Error\n$/);
});

test('full files move on, and the oldest is dropped', () => {
  const log = openLog(dir);
  for (const part of ['one', 'two', 'three', 'four', 'five']) log.info(part + 'x'.repeat(1_000_000));
  log.info('six');
  expect(readdirSync(join(dir, 'logs')).sort()).toEqual(['rapport.1.log', 'rapport.2.log', 'rapport.3.log', 'rapport.log']);
  expect(read('rapport.log')).toMatch(/info six\n$/);
  expect(read('rapport.1.log')).toMatch(/info five/);
  expect(read('rapport.3.log')).toMatch(/info three/);
});
