/** What the window is like while 100,000 people come in: the longest task of the page, and how long the main process keeps others waiting. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronCommand } from './electron-command';
import { copyOf, sharedProfile } from './profiles';
import type { Benchmark, Tools } from './row';
import { inventVCards } from './vcards';

const CONTACTS = 10_000;
const TOUCHPOINTS = 100_000;
const COUNT = 100_000;
/** By the definition of a long task: one over 50 ms; shorter ones are not reported. */
const LONGEST_TASK_MS = 50;
const LOOP_DELAY_MS = 20;
/** Of the timers whose lateness is counted, ms. Timers of 1 ms take a whole core of the computer for themselves. */
const LOOP_INTERVAL_MS = 10;
const MEMORY_LIMIT_MB = 600;
/** How long to go on after the import is done, ms. */
const AFTERWARDS_MS = 5_000;
const TIMEOUT_MS = 120_000;

const pages = ['People', 'Today', 'Insights', 'History', 'People', 'Settings'] as const;
const searches = ['garcia', 'müller', 'studio'] as const;

interface MainFigures {
  /** p99 of what timers come late, ms. */
  delay: number;
  /** The most memory the process had, bytes. */
  peakBytes: number;
}

/** Counts from now on, in the page and in the main process; gives how to read off. */
async function watch(app: ElectronApplication, page: Page): Promise<() => Promise<{ longestTask: number } & MainFigures>> {
  await page.evaluate(() => {
    const seen = window as typeof window & { longestTask?: number };
    seen.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask ?? 0, duration);
    }).observe({ type: 'longtask' });
  });
  const histogram = await app.evaluateHandle((_electron, interval) => {
    const delays = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: interval });
    delays.enable();
    return delays;
  }, LOOP_INTERVAL_MS);
  return async () => {
    const main = await histogram.evaluate((delays, interval): MainFigures => {
      delays.disable();
      // A timer that comes in time counts as its interval.
      return { delay: delays.percentile(99) / 1e6 - interval, peakBytes: process.resourceUsage().maxRSS * 1024 };
    }, LOOP_INTERVAL_MS);
    const longestTask = await page.evaluate(() => (window as typeof window & { longestTask?: number }).longestTask ?? 0);
    return { longestTask, ...main };
  };
}

/** Somebody who looks round: changes pages, and types in the search. */
async function lookRound(page: Page, until: () => Promise<boolean>): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Pages' });
  for (let i = 0; !(await until()); i += 1) {
    await navigation.getByRole('button', { name: pages[i % pages.length] ?? 'People' }).click();
    await pause(300);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(searches[i % searches.length] ?? 'garcia', { delay: 60 });
    await pause(200);
    await page.keyboard.press('Escape');
    await pause(200);
  }
}

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
