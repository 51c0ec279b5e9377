/** What the window is like while 100,000 people come in: the longest task of the page, and how long the main process keeps others waiting. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand } from './electron-command';
import { copyOf, sharedProfile } from './profiles';
import type { Benchmark, Tools } from './row';
import { inventVCards } from './vcards';
import { LONGEST_TASK_MS, LOOP_DELAY_MS, lookRound, type MainFigures, watch } from './window-figures';

const CONTACTS = 10_000;
const TOUCHPOINTS = 100_000;
const COUNT = 100_000;
const MEMORY_LIMIT_MB = 600;
/** How long to go on after the import is done, ms. */
const AFTERWARDS_MS = 5_000;
const TIMEOUT_MS = 120_000;

async function importInWindow(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import people' });
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  await dialog.getByRole('button', { name: /^Import\b/ }).click({ timeout: TIMEOUT_MS });
  // The import goes on; it says in a toast when it is done.
  await page.keyboard.press('Escape');
  const done = page.getByRole('alert').filter({ hasText: 'Imported:' });
  await lookRound(page, () => done.isVisible());
  const end = performance.now() + AFTERWARDS_MS;
  await lookRound(page, async () => performance.now() > end);
}

async function measure(tools: Tools): Promise<{ longestTask: number } & MainFigures> {
  const file = join(tools.folder('cards'), 'people.vcf');
  writeFileSync(file, inventVCards(COUNT));
  const profile = copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS));
  const { executable, args } = electronCommand();
  const app = await _electron.launch({ executablePath: executable, args: [resolve('.'), ...args, '--lang=en-US', '--data', profile] });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
    tools.say(`import-window: ${COUNT} people into the open window`);
    const read = await watch(app, page);
    await importInWindow(app, page, file);
    return await read();
  } finally {
    await app.close();
  }
}

export const importWindow: Benchmark = {
  rows: ['import-window-page', 'import-window-main', 'import-window-memory'],
  async run(tools) {
    const { longestTask, delay, peakBytes } = await measure(tools);
    return [
      { name: 'import-window-page', value: longestTask, baseline: LONGEST_TASK_MS, factor: 1 },
      { name: 'import-window-main', value: delay, baseline: LOOP_DELAY_MS, factor: 1 },
      { name: 'import-window-memory', unit: 'MB', value: peakBytes / 1e6, baseline: MEMORY_LIMIT_MB, factor: 1 },
    ];
  },
};
