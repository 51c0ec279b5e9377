/** What is left when the window stops working: everything that was saved, and what was being written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type RunningApp, test } from '../fixtures';

/**
 * Runs in the page through the program: a page that crashed once is out of the reach of the test's own ways. Null while the
 * page is being loaded, when nobody would answer.
 */
async function inPage<T>(app: RunningApp, script: string): Promise<T | null> {
  return (await app.electron.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return null;
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000));
    return await Promise.race([contents.executeJavaScript(code), patience]);
  }, script)) as T | null;
}

const text = (app: RunningApp) => inPage<string>(app, 'document.body.innerText');
const isReady = (app: RunningApp) => inPage<string>(app, 'document.documentElement.dataset.ready ?? null');
const press = (app: RunningApp, name: string) =>
  inPage<boolean>(
    app,
    `(() => { const found = [...document.querySelectorAll('button')].find((button) => button.innerText.trim().startsWith(${JSON.stringify(name)})); found?.click(); return found !== undefined; })()`,
  );
const subject = (app: RunningApp) =>
  inPage<string | null>(app, `document.querySelector('[role=dialog] input[placeholder^=Coffee]')?.value ?? null`);

/** Ends the page's process; the question about it is answered with its first button, Reload. */
async function crash(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      Reflect.set(globalThis, 'asked', args.at(-1));
      return { response: 0, checkboxChecked: false };
    };
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'asked')))
    .toMatchObject({
      message: 'The window of Rapport stopped working.',
      detail: 'What you saved is safe.',
    });
  await expect.poll(() => isReady(app), { timeout: 20_000 }).toBe('true');
}

test('what was being written when the window crashed is offered again, and forgotten once it is saved', async ({ app, page, dataDir }) => {
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: 'Log what happened' });
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Half a sentence about Zyxwvut');
  await expect
    .poll(() => page.evaluate(() => window.rapport.request('drafts.get', {})))
    .toMatchObject({
      value: { draft: expect.stringContaining('Zyxwvut') },
    });
  await crash(app);

  await expect.poll(() => text(app)).toContain('You were writing something');
  await press(app, 'Go on writing');
  await expect.poll(() => subject(app)).toBe('Half a sentence about Zyxwvut');

  // Given up, it is gone for good.
  await press(app, 'Cancel');
  await expect.poll(() => text(app)).toContain('Discard your changes?');
  await press(app, 'Discard');
  await expect.poll(() => inPage(app, `window.rapport.request('drafts.get', {})`)).toEqual({ ok: true, value: { draft: null } });
  await crash(app);
  expect(await text(app)).not.toContain('You were writing something');

  // Nothing of it was ever on the disk, the log included.
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    expect(readFileSync(join(entry.parentPath, entry.name)).includes('Zyxwvut'), entry.name).toBe(false);
  }
});

test('a window that does not answer can be loaded anew', async ({ app }) => {
  await app.electron.evaluate(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      Reflect.set(globalThis, 'asked', args.at(-1));
      return { response: 0, checkboxChecked: false };
    };
    BrowserWindow.getAllWindows()[0]?.emit('unresponsive');
  });
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'asked')))
    .toMatchObject({
      message: 'The window of Rapport does not answer.',
    });
  await expect.poll(() => isReady(app), { timeout: 20_000 }).toBe('true');
});

test('a page that has a fault says so and leaves the others alone', async ({ app, page }) => {
  // An answer of the wrong shape, as a fault of ours would make.
  await app.electron.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('rapport:request');
    ipcMain.handle('rapport:request', async (_event, name: string) => ({
      ok: true,
      value: name === 'history.list' ? { actions: [{}] } : { actions: null },
    }));
  });
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('alert')).toContainText('What you saved is safe.');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(pages).toBeVisible();
});

test('the log is shown from the Help menu', async ({ app, dataDir }) => {
  const shown = await app.electron.evaluate(({ Menu, shell }) => {
    let file = '';
    shell.showItemInFolder = (path) => {
      file = path;
    };
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items.find((item) => item.label === 'Show Log')?.click();
    return file;
  });
  expect(shown).toBe(join(dataDir, 'logs', 'rapport.log'));
});
