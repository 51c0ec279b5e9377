import { sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assetFile, assetHeaders, contentSecurityPolicy } from '../../../../src/main/electron/assets';

const root = ['', 'opt', 'rapport', 'renderer'].join(sep);

describe('assetFile', () => {
  test.each([
    ['app://rapport/', 'index.html'],
    ['app://rapport/index.html', 'index.html'],
    ['app://rapport/assets/a%20b.js?v=1#x', `assets${sep}a b.js`],
  ])('%s', (url, file) => {
    expect(assetFile(root, url)).toBe(root + sep + file);
  });

  test.each([
    'app://rapport/..%2f..%2fetc/passwd',
    'app://rapport/assets/..%2f..%2f..%2fetc/passwd',
    'app://rapport/..%5c..%5cwindows',
    'app://rapport/a%00.html',
    'app://rapport/%zz',
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'https://rapport/index.html',
    'nonsense',
  ])('%s is refused', (url) => {
    expect(assetFile(root, url)).toBeNull();
  });

  test('a folder whose name only begins like the served one is outside', () => {
    expect(assetFile(root, 'app://rapport/..%2frenderer-secret%2fa.js')).toBeNull();
  });
});

describe('assetHeaders', () => {
  test('each file carries its type and the policy', () => {
    expect(assetHeaders('index.html')).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    });
    expect(assetHeaders('inter.woff2')).toMatchObject({ 'Content-Type': 'font/woff2' });
  });

  test('unknown kinds of file are not served', () => {
    expect(assetHeaders('.sources')).toBeNull();
    expect(assetHeaders('a.node')).toBeNull();
  });
});
