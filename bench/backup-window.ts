/** What the window is like while 100,000 people with a million touchpoints are backed up. */
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand } from './electron-command';
import { copyOf, sharedProfile } from './profiles';
import type { Benchmark, Tools } from './row';
import { LONGEST_TASK_MS, LOOP_DELAY_MS, lookRound, type MainFigures, watch } from './window-figures';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const START_MS = 120_000;
/** How long to look round before, ms. */
const BEFORE_MS = 10_000;

async function backUpInWindow(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await page.getByRole('dialog', { name: 'Back up now' }).getByRole('button', { name: 'Choose where…' }).click();
  // The backup goes on; it says in a toast when it is done.
  const done = page.getByRole('alert').filter({ hasText: 'Backed up and checked' });
  await lookRound(page, () => done.isVisible());
}

/** @param profile Its own: a backup is remembered in it. */
export async function measureBackupWindow(tools: Tools, profile: string): Promise<{ longestTask: number } & MainFigures> {
  const { executable, args } = electronCommand();
  const app = await _electron.launch({ executablePath: executable, args: [resolve('.'), ...args, '--lang=en-US', '--data', profile] });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true', null, { timeout: START_MS });
    // Pages that are seen for the first time are no matter of the backup.
    const end = performance.now() + BEFORE_MS;
    await lookRound(page, async () => performance.now() > end);
    tools.say('backup-window: a backup in the open window');
    const read = await watch(app, page);
    await backUpInWindow(app, page, join(tools.folder('backup'), 'kept.rapport'));
    return await read();
  } finally {
    await app.close();
  }
}

export const backupWindow: Benchmark = {
  rows: ['backup-window-page', 'backup-window-main'],
  async run(tools) {
    const { longestTask, delay } = await measureBackupWindow(tools, copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS)));
    return [
      { name: 'backup-window-page', value: longestTask, baseline: LONGEST_TASK_MS, factor: 1 },
      { name: 'backup-window-main', value: delay, baseline: LOOP_DELAY_MS, factor: 1 },
    ];
  },
};
