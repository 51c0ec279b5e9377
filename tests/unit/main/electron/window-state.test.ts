import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boundsOn, readWindowState, writeWindowState } from '../../../../src/main/electron/window-state';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-window-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const defaults = { bounds: { width: 1280, height: 860 }, isMaximized: false, theme: 'system' };

describe('window state', () => {
  test('is kept as it was', () => {
    const state = { bounds: { x: -8, y: 20, width: 1000, height: 700 }, isMaximized: true, theme: 'dark' as const };
    writeWindowState(dir, state);
    expect(readWindowState(dir)).toEqual(state);
    expect(readdirSync(dir)).toEqual(['window.json']);
  });

  test.each(['', '{', '[]', '{"bounds":{"width":1,"height":1}}', '{"theme":"pink"}'])('a file with %j counts as none', (text) => {
    expect(readWindowState(dir)).toEqual(defaults);
    writeFileSync(join(dir, 'window.json'), text);
    expect(readWindowState(dir)).toEqual(defaults);
  });
});

describe('boundsOn', () => {
  const display = { x: 0, y: 0, width: 1440, height: 900 };
  const second = { x: 1440, y: 0, width: 1920, height: 1080 };
  const size = { width: 1000, height: 700 };

  test('a window on one of the displays stays where it was', () => {
    expect(boundsOn([display], { x: 100, y: 50, ...size })).toEqual({ x: 100, y: 50, ...size });
    expect(boundsOn([display, second], { x: 2000, y: 300, ...size })).toEqual({ x: 2000, y: 300, ...size });
  });

  test('one on a display that is gone, or above the top, is placed anew', () => {
    expect(boundsOn([display], { x: 2000, y: 300, ...size })).toEqual(size);
    expect(boundsOn([display], { x: 100, y: -400, ...size })).toEqual(size);
    expect(boundsOn([display], size)).toEqual(size);
  });
});
