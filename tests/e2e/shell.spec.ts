/** The window as a program of the desktop: profiles, one instance, what it remembers. */
import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Bridge } from '@shared/contract';
import { appArguments, expect, test } from './fixtures';

declare global {
  interface Window {
    rapport: Bridge;
  }
}

const executable: string = createRequire(import.meta.url)('electron');

/** Starts the application beside the test's own and waits for its end. */
function runToEnd(dataDir: string): Promise<{ code: number | null; errors: string }> {
  return new Promise((done) => {
    const child = spawn(executable, appArguments(dataDir), { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.once('close', (code) => done({ code, errors }));
  });
}

test('a second start on the same profile ends and brings the first window to the front', async ({ app, dataDir }) => {
  await app.electron.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
    app.once('second-instance', () => Reflect.set(globalThis, 'sawSecond', true));
  });
  expect(await runToEnd(dataDir)).toMatchObject({ code: 0 });
  const state = () =>
    app.electron.evaluate(({ BrowserWindow }) => ({
      sawSecond: Reflect.get(globalThis, 'sawSecond') === true,
      windows: BrowserWindow.getAllWindows().length,
      isMinimized: BrowserWindow.getAllWindows()[0]?.isMinimized(),
    }));
  await expect.poll(state).toEqual({ sawSecond: true, windows: 1, isMinimized: false });
});

test('the window comes back where it was', async ({ app, dataDir }) => {
  const bounds = { x: 40, y: 30, width: 1100, height: 720 };
  await app.electron.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
  await app.relaunch();
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
  expect(JSON.parse(await readFile(join(dataDir, 'window.json'), 'utf8'))).toMatchObject({ bounds });
});

test('the theme of the settings colours the window, also at the next start', async ({ app, page }) => {
  const colours = () =>
    app.electron.evaluate(({ BrowserWindow, nativeTheme }) => ({
      source: nativeTheme.themeSource,
      background: BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
    }));
  await page.evaluate(() => window.rapport.request('settings.update', { patch: { theme: 'dark' } }));
  const dark = { source: 'dark', background: '#15161a' };
  await expect.poll(colours).toEqual(dark);
  await app.relaunch();
  expect(await colours()).toEqual(dark);
  await app.page.evaluate(() => window.rapport.request('settings.update', { patch: { theme: 'light' } }));
  await expect.poll(colours).toEqual({ source: 'light', background: '#ffffff' });
});

test('all that the program keeps lies in the profile', async ({ dataDir, page }) => {
  const info = await page.evaluate(() => window.rapport.request('app.info', {}));
  expect(info).toMatchObject({
    ok: true,
    value: { dataFolder: dataDir, databaseFile: expect.stringContaining(dataDir), contacts: 0, sampleContacts: 0 },
  });
  expect((await stat(join(dataDir, 'electron'))).isDirectory()).toBe(true);
  expect(await readFile(join(dataDir, 'logs/rapport.log'), 'utf8')).toContain('window shown');
});

test('files are named by dialogs, and closing one is no error', async ({ app, page, dataDir }) => {
  const choose = () => page.evaluate(() => window.rapport.request('app.chooseImportFiles', {}));
  await app.answerOpenDialog(null);
  expect(await choose()).toEqual({ ok: true, value: null });
  const file = join(dataDir, 'ana.vcf');
  await writeFile(file, 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Garcia\r\nEND:VCARD\r\n');
  await app.answerOpenDialog([file]);
  expect(await choose()).toEqual({ ok: true, value: { files: [file] } });
  const preview = await page.evaluate((chosen) => window.rapport.request('import.preview', { jobId: 'preview-1', files: [chosen] }), file);
  expect(preview).toMatchObject({ ok: true, value: { files: [{ file, found: 1 }] } });
});

test('a link leaves the program only through the system', async ({ app, page }) => {
  await app.electron.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Reflect.set(globalThis, 'opened', url);
  });
  expect(await page.evaluate(() => window.rapport.request('app.openExternal', { url: 'mailto:ana@example.org' }))).toEqual({
    ok: true,
    value: null,
  });
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'opened'))).toBe('mailto:ana@example.org');
});

test('menu items become commands of the window, without taking its keys', async ({ app, page }) => {
  await page.evaluate(() => {
    const seen: unknown[] = [];
    Reflect.set(window, 'seen', seen);
    window.rapport.on('command', (payload) => seen.push(payload));
  });
  const undo = await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items.find((item) => item.label === 'Keyboard Shortcuts')?.click();
    const item = items.find((item) => item.label === 'Undo');
    return { role: item?.role ?? null, registerAccelerator: item?.registerAccelerator };
  });
  expect(undo).toEqual({ role: null, registerAccelerator: false });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([{ command: 'shortcuts' }]);
});
