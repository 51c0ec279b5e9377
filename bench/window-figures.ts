/** What a window is like while something goes on: the longest task of its page, and how long the main process keeps others waiting. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';

/** By the definition of a long task: one over 50 ms; shorter ones are not reported. */
export const LONGEST_TASK_MS = 50;
export const LOOP_DELAY_MS = 20;
/** Of the timers whose lateness is counted, ms. Timers of 1 ms take a whole core of the computer for themselves. */
const LOOP_INTERVAL_MS = 10;

const pages = ['People', 'Today', 'Insights', 'History', 'People', 'Settings'] as const;
const searches = ['garcia', 'müller', 'studio'] as const;

export interface MainFigures {
  /** p99 of what timers come late, ms. */
  delay: number;
  /** The most memory the process had, bytes. */
  peakBytes: number;
}

/** Counts from now on, in the page and in the main process; gives how to read off. */
export async function watch(app: ElectronApplication, page: Page): Promise<() => Promise<{ longestTask: number } & MainFigures>> {
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
export async function lookRound(page: Page, until: () => Promise<boolean>): Promise<void> {
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
