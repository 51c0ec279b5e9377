/** One line logged in a window of 100,000 people and 1,000,000 touchpoints: what a key costs, and how soon the score is seen to move. */
import { resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { contactFields } from '@shared/domain/contact';
import { createContact } from '../src/main/features/contacts/service';
import { electronCommand } from './electron-command';
import { quantile } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Benchmark, Tools } from './row';
import { LONGEST_TASK_MS, watch } from './window-figures';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const SAVED_LIMIT_MS = 100;
const ROUNDS = 21;
const TIMEOUT_MS = 120_000;

/** People whose names nobody else has, beside those of the profile, who share theirs. */
function addPeople(profile: string): Promise<string[]> {
  return withCore(profile, (core) =>
    Array.from({ length: ROUNDS }, (_, i) => {
      const fullName = `Quimby ${String.fromCodePoint(65 + i)}ollander`;
      createContact(core, contactFields.parse({ fullName }));
      return fullName;
    }),
  );
}

/** From Enter to the frame in which the message with the new score stands, ms; all of it in the page's own time. */
async function logOne(page: Page, name: string): Promise<number> {
  await page.keyboard.press('Control+l');
  const line = page.getByRole('combobox', { name: 'In one line' });
  await line.waitFor();
  await page.keyboard.type(`great call with ${name} yesterday 45m about pricing #vip, ping in 3 weeks`, { delay: 30 });
  await page.getByRole('button', { name: `With: ${name}`, exact: true }).waitFor();
  const said = `Call with ${name} logged`;
  await page.evaluate((text) => {
    document.documentElement.dataset.measured = '';
    let pressed = 0;
    const press = ({ timeStamp }: KeyboardEvent) => {
      pressed = timeStamp;
    };
    addEventListener('keydown', press, { capture: true, once: true });
    const look = () => {
      const seen = [...document.querySelectorAll('[role="alert"]')].some(({ textContent }) => textContent?.includes(text));
      // The frame after the one that holds it has been drawn.
      if (seen) requestAnimationFrame(() => (document.documentElement.dataset.measured = String(performance.now() - pressed)));
      else requestAnimationFrame(look);
    };
    look();
  }, said);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.documentElement.dataset.measured !== '', undefined, { timeout: TIMEOUT_MS });
  return Number(await page.evaluate(() => document.documentElement.dataset.measured));
}

async function measure(tools: Tools): Promise<{ saved: number[]; longestTask: number }> {
  const profile = copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS));
  const people = await addPeople(profile);
  const { executable, args } = electronCommand();
  const app = await _electron.launch({ executablePath: executable, args: [resolve('.'), ...args, '--lang=en-US', '--data', profile] });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true', undefined, { timeout: TIMEOUT_MS });
    tools.say(`log-line: ${ROUNDS} lines`);
    // The first one loads the parser.
    const [first = '', ...others] = people;
    await logOne(page, first);
    const read = await watch(app, page);
    const saved: number[] = [];
    for (const name of others) saved.push(await logOne(page, name));
    return { saved, longestTask: (await read()).longestTask };
  } finally {
    await app.close();
  }
}

export const logLine: Benchmark = {
  rows: ['log-line', 'log-line-key'],
  async run(tools) {
    const { saved, longestTask } = await measure(tools);
    return [
      { name: 'log-line', value: quantile(saved, 0.95), baseline: SAVED_LIMIT_MS, factor: 1 },
      { name: 'log-line-key', value: longestTask, baseline: LONGEST_TASK_MS, factor: 1 },
    ];
  },
};
