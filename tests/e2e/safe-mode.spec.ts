/** What the window does when the database can't be used. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { aMeeting, rapport, rapportJson, threePeople } from './book';
import { test as base, expect, waitUntilReady } from './fixtures';
import { AppWindow } from './pages/app-window';
import { recover } from './pages/safe-mode';

const PAGE = 4_096;

interface Spoiler {
  spoil(file: string): void;
}

/** A profile with three people whose database is then spoiled, before the window opens. */
const test = base.extend<{ spoiler: Spoiler }>({
  spoiler: [{ spoil: () => undefined }, { option: true }],
  dataDir: async ({ dataDir, spoiler }, use) => {
    const files = mkdtempSync(join(tmpdir(), 'rapport-files-'));
    const book = join(files, 'book.json');
    writeFileSync(book, rapportJson({ ...threePeople, touchpoints: [aMeeting('t1', ['ana'], 1, { subject: 'First coffee' })] }));
    await rapport(dataDir, 'import', book);
    spoiler.spoil(join(dataDir, 'rapport.db'));
    await use(dataDir);
    rmSync(files, { recursive: true, force: true });
  },
});

const change = (file: string, how: (bytes: Buffer) => Buffer) => writeFileSync(file, how(readFileSync(file)));

function wipeRootOf(file: string, name: string): void {
  const db = new BetterSqlite3(file, { readonly: true });
  const root = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name));
  db.close();
  change(file, (bytes) => bytes.fill(0, (root - 1) * PAGE, root * PAGE));
}

const names = ['Ana García', 'Bo Chen', 'Cy Okafor'];

test.describe('a database whose beginning is destroyed', () => {
  test.use({ spoiler: { spoil: (file: string) => change(file, (bytes) => bytes.fill(0x5a, 0, 600)) } });

  test('opens in safe mode, gives its people back, and stays beside', async ({ app, page, dataDir }) => {
    const damaged = readFileSync(join(dataDir, 'rapport.db'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file is damaged');
    await expect(page.getByRole('alert')).toContainText('its beginning is damaged');
    expect(readFileSync(join(dataDir, 'rapport.db')).equals(damaged)).toBe(true);

    await recover(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data is back');
    await expect(page.getByRole('status')).toContainText('3 people');
    await page.getByRole('button', { name: 'Open Rapport' }).click();

    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    await waitUntilReady(page);
    const window = new AppWindow(page);
    await window.goTo('People');
    for (const name of names) await expect(window.main.getByText(name)).toBeVisible();
    const [kept = ''] = readdirSync(dataDir).filter((name) => name.startsWith('rapport-damaged-') && name.endsWith('.db'));
    expect(readFileSync(join(dataDir, kept)).equals(damaged)).toBe(true);
    expect(await rapport(dataDir, 'verify')).toMatchObject({ ok: true });

    await app.relaunch();
    await expect(app.page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  });

  test('can be left behind for an empty one, after a question', async ({ page, dataDir }) => {
    await page.getByRole('button', { name: 'Start with an empty data file…' }).click();
    const question = page.getByRole('dialog', { name: 'Start with nobody in it?' });
    await question.getByRole('button', { name: 'Go back' }).click();
    expect(readdirSync(dataDir).some((name) => name.startsWith('rapport-damaged-'))).toBe(false);
    await page.getByRole('button', { name: 'Start with an empty data file…' }).click();
    await question.getByRole('button', { name: 'Start empty' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('rapport-damaged-'))).toHaveLength(1);
  });

  test('its folder is shown on request', async ({ app, page, dataDir }) => {
    await app.electron.evaluate(({ shell }) => {
      shell.openPath = async (path) => {
        Reflect.set(globalThis, 'shown', path);
        return '';
      };
    });
    await page.getByRole('button', { name: 'Show the files' }).click();
    await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'shown'))).toBe(dataDir);
  });
});

test.describe('a file of no bytes', () => {
  test.use({
    spoiler: {
      spoil: (file: string) => {
        writeFileSync(file, '');
        // The window was open on this profile before.
        writeFileSync(join(file, '../window.json'), '{}');
      },
    },
  });

  test('is told as such, and nothing is begun', async ({ page, dataDir }) => {
    await expect(page.getByRole('alert')).toContainText('the file is empty');
    await expect(page.getByRole('button', { name: 'Recover my data' })).toBeHidden();
    expect(readFileSync(join(dataDir, 'rapport.db'))).toHaveLength(0);
  });
});

test.describe('a folder in place of the file', () => {
  test.use({
    spoiler: {
      spoil: (file: string) => {
        renameSync(file, `${file}.aside`);
        mkdirSync(file);
      },
    },
  });

  test('is told as such, and once it is gone the window opens', async ({ page, dataDir }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file can’t be opened');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('That did not work')).toBeVisible();
    rmSync(join(dataDir, 'rapport.db'), { recursive: true });
    renameSync(join(dataDir, 'rapport.db.aside'), join(dataDir, 'rapport.db'));
    await page.getByRole('button', { name: 'Try again' }).click();
    const window = new AppWindow(page);
    await window.goTo('People');
    await expect(window.main.getByText('Bo Chen')).toBeVisible();
  });
});

test.describe('a database of a newer program', () => {
  test.use({
    spoiler: {
      spoil: (file: string) => {
        const db = new BetterSqlite3(file);
        db.pragma('user_version = 99990');
        db.close();
      },
    },
  });

  test('is refused with what to do', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file is from a newer Rapport');
    await expect(page.getByRole('alert')).toContainText('please update Rapport');
    await expect(page.getByRole('button', { name: 'Recover my data' })).toBeHidden();
  });
});

test.describe('damage in a place that the first page does not ask for', () => {
  test.use({ spoiler: { spoil: (file: string) => wipeRootOf(file, 'address') } });

  test('is found soon after the start', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file is damaged', { timeout: 15_000 });
  });
});

test.describe('damage that the data thread meets', () => {
  test.use({ spoiler: { spoil: (file: string) => wipeRootOf(file, 'contact') } });

  test('opens safe mode at once, and people come back by what the indexes know', async ({ page, dataDir }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file is damaged');
    await recover(page);
    await expect(page.getByText('only the name and some details were left')).toBeVisible();
    expect(existsSync(join(dataDir, 'rapport.db'))).toBe(true);
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    const window = new AppWindow(page);
    await window.goTo('People');
    await expect(window.main.getByText('Bo Chen')).toBeVisible();
  });
});

test.describe('a clock that was set back', () => {
  test.use({
    spoiler: {
      spoil: (file: string) => {
        const db = new BetterSqlite3(file);
        db.prepare('UPDATE action SET at = at + 30 * 86400000').run();
        db.close();
        // Nothing else is told of this profile.
        rmSync(`${file}-sums`);
      },
    },
  });

  test('is told before anything gets a wrong date', async ({ page }) => {
    await expect(page.getByRole('complementary', { name: 'Clock' })).toContainText('Set the clock right');
  });
});

test('the command line works on the profile while the window is open, and the window shows it', async ({ page, dataDir }) => {
  const window = new AppWindow(page);
  await window.goTo('People');
  const more = join(dataDir, 'more.json');
  writeFileSync(more, rapportJson({ contacts: [{ id: 'dora', name: { full: 'Dora From Outside' } }] }));
  await rapport(dataDir, 'import', more);
  await expect(window.main.getByText('Dora From Outside')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Clock' })).toBeHidden();
});
