/** Tests that begin with people in the book, written through the command line before the window opens. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test as base, expect } from './fixtures';
import { AppWindow } from './pages/app-window';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/** Runs the command line on a profile and gives back what it printed with `--json`. */
export async function rapport(dataDir: string, ...args: string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [cli, ...args, '--json', '--data', dataDir], { maxBuffer: 64_000_000 });
  return JSON.parse(stdout);
}

/** The scores of a profile at an instant (ISO text), to the last digit, by uid. */
export async function scoresAt(dataDir: string, asOf: string): Promise<unknown> {
  return await rapport(dataDir, 'score', '--as-of', asOf);
}

/** An instant some days before now, as ISO text. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

/** The calendar day of the user's clock some days from now, as `YYYY-MM-DD`. */
export function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-');
}

/** The lists of a Rapport JSON file. */
export interface Book {
  contacts: object[];
  touchpoints?: object[];
  referrals?: object[];
  purchases?: object[];
  followUps?: object[];
  reviews?: object[];
}

export function rapportJson(book: Book): string {
  return JSON.stringify({ format: 'rapport', version: 1, exportedAt: new Date().toISOString(), ...book });
}

export function aMeeting(id: string, contactIds: string[], ago: number, more: object = {}): object {
  const occurredAt = daysAgo(ago);
  return { id, kind: 'meeting', occurredAt, localDate: occurredAt.slice(0, 10), contactIds, ...more };
}

/** Three people who have not met each other. */
export const threePeople: Book = {
  contacts: [
    {
      id: 'ana',
      name: { full: 'Ana García' },
      organization: 'Northlight Studio',
      points: [{ kind: 'email', value: 'ana@northlight.example' }],
    },
    { id: 'bo', name: { full: 'Bo Chen' }, tags: ['tech'] },
    { id: 'cy', name: { full: 'Cy Okafor' }, tags: ['tech', 'founder'], stage: 'client' },
  ],
};

export interface BookFixtures {
  /** What is in the profile when the application starts. */
  book: Book | null;
  window: AppWindow;
  /** A folder for files that the test reads or writes. */
  files: string;
  /** What the page and the program complained about. */
  complaints: string[];
}

export const test = base.extend<BookFixtures>({
  book: [null, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from the pattern
  files: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'rapport-files-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true });
  },
  dataDir: async ({ dataDir, book, files }, use) => {
    if (book) {
      const file = join(files, 'book.json');
      await writeFile(file, rapportJson(book));
      await rapport(dataDir, 'import', file);
    }
    await use(dataDir);
  },
  window: async ({ page }, use) => {
    await use(new AppWindow(page));
  },
  complaints: [
    async ({ dataDir, page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await use(complaints);
      const log = await readFile(join(dataDir, 'logs/rapport.log'), 'utf8');
      expect([...complaints, ...log.split('\n').filter((line) => / error /.test(line))]).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
