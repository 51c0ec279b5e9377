/** Starts the real application for a test, with a data folder of its own that is gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

/** Chromium refuses to start as root with its sandbox on. */
const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;

/** What the application is started with, after the path of Electron. */
export function appArguments(dataDir: string): string[] {
  return [root, ...(needsNoSandbox ? ['--no-sandbox'] : []), '--data', dataDir];
}

/** One running application. */
export interface RunningApp {
  electron: ElectronApplication;
  page: Page;
  dataDir: string;
  /** Ends it and starts it again on the same data folder; `electron` and `page` are new afterwards. */
  relaunch(): Promise<void>;
  /** What the next file dialogs answer instead of opening; null: the user closes the dialog. */
  answerOpenDialog(files: string[] | null): Promise<void>;
  answerSaveDialog(file: string | null): Promise<void>;
}

async function launch(dataDir: string): Promise<{ electron: ElectronApplication; page: Page }> {
  const app = await electron.launch({ args: [...appArguments(dataDir), '--lang=en-US'], cwd: root });
  const page = await app.firstWindow();
  await waitUntilReady(page);
  return { electron: app, page };
}

/** The renderer says so once the first page has been painted. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

async function start(dataDir: string): Promise<RunningApp> {
  const app: RunningApp = {
    ...(await launch(dataDir)),
    dataDir,
    async relaunch() {
      await app.electron.close();
      Object.assign(app, await launch(dataDir));
    },
    async answerOpenDialog(files) {
      await app.electron.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: filePaths === null, filePaths: filePaths ?? [] });
      }, files);
    },
    async answerSaveDialog(file) {
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' });
      }, file);
    },
  };
  return app;
}

export interface Fixtures {
  /** A new, empty folder. */
  dataDir: string;
  app: RunningApp;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from the pattern
  dataDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'rapport-test-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  app: async ({ dataDir }, use) => {
    const app = await start(dataDir);
    await use(app);
    await app.electron.close();
  },
  /** The first window; after `relaunch` use `app.page`. */
  page: async ({ app }, use) => {
    await use(app.page);
  },
});

export { expect };
