/// <reference lib="dom" />
/**
 * `npm run screenshots`: the pictures of the README, `docs/images/{today,person,people,insights}-{light,dark}.png` at
 * 1280 × 860, taken of the real application with the sample data in a profile of its own.
 */
import './lib/node-version.mjs';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from '@playwright/test';
import { allParts, ensureBuilt } from './lib/build.mjs';
import { electronSession } from './lib/electron-session.mjs';
import { root } from './lib/paths.mjs';
import { main, say } from './lib/run.mjs';

const size = { width: 1280, height: 860 };
const person = 'Ana García';
const images = join(root, 'docs/images');

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name */
async function goTo(page, name) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click();
}

/** How each picture's page is reached, with what has to be there. @type {Record<string, (page: Page) => Promise<void>>} */
const pictures = {
  async today(page) {
    await goTo(page, 'Today');
    await page.getByRole('heading', { name: /^Follow-ups/ }).waitFor();
  },
  async people(page) {
    await goTo(page, 'People');
    await page.getByRole('row', { name: person }).waitFor();
  },
  async person(page) {
    await goTo(page, 'People');
    await page.getByRole('row', { name: person }).click();
    await page.getByRole('group', { name: /^Chart/ }).waitFor();
    await page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('button').first().waitFor();
  },
  async insights(page) {
    await goTo(page, 'Insights');
    await page.getByRole('group', { name: /^Chart/ }).waitFor();
  },
};

/** @param {Page} page @param {'light' | 'dark'} theme */
async function setTheme(page, theme) {
  await goTo(page, 'Settings');
  const label = theme === 'dark' ? 'Dark' : 'Light';
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText(label, { exact: true }).click();
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
}

/** Nothing moves, is said or has a mark of the pointer any more. @param {Page} page */
async function settle(page) {
  for (const dismiss of await page.getByRole('button', { name: 'Dismiss' }).all()) await dismiss.click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.mouse.move(size.width - 1, size.height - 1);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

await main(async () => {
  await ensureBuilt(allParts);
  const { executable, args, env, stop } = await electronSession();
  const profile = mkdtempSync(join(tmpdir(), 'rapport-screenshots-'));
  mkdirSync(images, { recursive: true });
  /** @type {Record<string, string>} */
  const environment = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) environment[name] = value;
  try {
    const app = await electron.launch({
      executablePath: executable,
      args: [root, ...args, '--lang=en-US', '--force-device-scale-factor=1', '--data', profile],
      env: environment,
    });
    try {
      const page = await app.firstWindow();
      await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
      await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
      // Charts then are drawn at once.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.getByRole('button', { name: /sample data/ }).click();
      await page.locator('svg.sparkline polyline').waitFor();
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        await setTheme(page, theme);
        for (const [name, open] of Object.entries(pictures)) {
          await open(page);
          await settle(page);
          const path = join(images, `${name}-${theme}.png`);
          await page.screenshot({ path, animations: 'disabled' });
          say(path.slice(root.length + 1));
        }
      }
    } finally {
      await app.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
    stop();
  }
  return 0;
});
