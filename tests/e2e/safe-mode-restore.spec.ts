/** The ways back from a damaged database that go by backups, and a salvage that is stopped. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import BetterSqlite3 from 'better-sqlite3';
import { aMeeting, rapport, rapportJson, threePeople } from './book';
import { test as base, expect, waitUntilReady } from './fixtures';
import { AppWindow } from './pages/app-window';
import { recover } from './pages/safe-mode';

interface Book {
  /** What is done to the profile before the window opens. */
  prepare: { run(dataDir: string, files: string): Promise<void> };
}

const destroyBeginning = (dataDir: string) => {
  const file = join(dataDir, 'rapport.db');
  writeFileSync(file, readFileSync(file).fill(0x5a, 0, 600));
};

/** A backup by itself of three people; somebody was added after it. */
async function threeAndOne(dataDir: string, files: string): Promise<void> {
  const book = join(files, 'book.json');
  writeFileSync(book, rapportJson({ ...threePeople, touchpoints: [aMeeting('t1', ['ana'], 1, { subject: 'First coffee' })] }));
  await rapport(dataDir, 'import', book);
  const more = join(files, 'more.json');
  writeFileSync(more, rapportJson({ contacts: [{ id: 'dora', name: { full: 'Dora Late' } }] }));
  await rapport(dataDir, 'import', more);
}

const test = base.extend<Book & { files: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from the pattern
  files: async ({}, use) => {
    const files = mkdtempSync(join(tmpdir(), 'rapport-files-'));
    await use(files);
    rmSync(files, { recursive: true, force: true });
  },
  prepare: [{ run: async () => undefined }, { option: true }],
  dataDir: async ({ dataDir, files, prepare }, use) => {
    await prepare.run(dataDir, files);
    await use(dataDir);
  },
});

const keptIn = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('rapport-damaged-') && name.endsWith('.db'));

async function seesPeople(page: Page, names: readonly string[]): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await waitUntilReady(page);
  const window = new AppWindow(page);
  await window.goTo('People');
  for (const name of names) await expect(window.main.getByText(name).first()).toBeVisible();
}

test.describe('a damaged database with a backup', () => {
  test.use({
    prepare: {
      run: async (dataDir, files) => {
        await threeAndOne(dataDir, files);
        destroyBeginning(dataDir);
      },
    },
  });

  test('offers the newest backup, says what it lacks, and goes on with it', async ({ page, dataDir }) => {
    const damaged = readFileSync(join(dataDir, 'rapport.db'));
    await expect(page.getByText('It holds 3 people')).toBeVisible();
    await expect(page.getByText(`Looked in ${join(dataDir, 'backups')}: 1 backup`)).toBeVisible();
    await page.getByRole('button', { name: 'Restore this backup…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog.getByRole('row', { name: 'People' }).getByRole('cell')).toHaveText(['4', '3']);
    await expect(dialog.getByRole('status')).toContainText('Would be missing, because it is not in the backup: 1 person (Dora Late).');
    await expect(dialog.getByRole('status')).toContainText('The last change that can be read');
    expect(readFileSync(join(dataDir, 'rapport.db')).equals(damaged)).toBe(true);
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data is back');
    const [kept = ''] = keptIn(dataDir);
    await expect(page.getByText(`The damaged file is kept as ${kept}`)).toBeVisible();
    expect(readFileSync(join(dataDir, kept)).equals(damaged)).toBe(true);
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    await seesPeople(page, ['Ana García', 'Bo Chen', 'Cy Okafor']);
    await expect(page.getByText('Dora Late')).toBeHidden();
    expect(await rapport(dataDir, 'verify')).toMatchObject({ ok: true });
  });

  test('a look at the backup leaves nothing behind', async ({ page, dataDir }) => {
    const before = readFileSync(join(dataDir, 'rapport.db'));
    await page.getByRole('button', { name: 'Restore this backup…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog.getByRole('row', { name: 'People' }).getByRole('cell').last()).toHaveText('3');
    await dialog.getByRole('button', { name: 'Go back' }).click();
    await expect(dialog).toBeHidden();
    expect(readdirSync(join(dataDir, 'work'))).toEqual([]);
    expect(keptIn(dataDir)).toEqual([]);
    expect(readFileSync(join(dataDir, 'rapport.db')).equals(before)).toBe(true);
  });
});

test.describe('a damaged database whose notes about backups are gone', () => {
  test.use({
    prepare: {
      run: async (dataDir, files) => {
        await threeAndOne(dataDir, files);
        rmSync(join(dataDir, 'backups.json'));
        rmSync(join(dataDir, 'rapport.db'));
        // The newest is no good.
        const [good = ''] = readdirSync(join(dataDir, 'backups'));
        const bad = good.replace(/\d{8}T/, '20990101T');
        const bytes = readFileSync(join(dataDir, 'backups', good));
        bytes.fill(0, 2_000, 2_100);
        writeFileSync(join(dataDir, 'backups', bad), bytes);
      },
    },
  });

  test('offers the newest that is good, and the file that is gone is back', async ({ page, dataDir }) => {
    await expect(page.getByRole('alert')).toContainText('the file is gone');
    await expect(page.getByText('It holds 3 people')).toBeVisible();
    await expect(page.getByText('Whether you chose another folder for backups is not known any more.')).toBeVisible();
    await expect(page.getByText(/Can’t be used: “rapport-.*” is damaged/)).toBeVisible();
    expect(existsSync(join(dataDir, 'backups.json'))).toBe(false);
    await page.getByRole('button', { name: 'Restore this backup…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog.getByText('nothing in the damaged file that could be compared')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    await seesPeople(page, ['Bo Chen']);
    expect(keptIn(dataDir)).toEqual([]);
  });
});

test.describe('a damaged database whose backups lie elsewhere', () => {
  test.use({
    prepare: {
      run: async (dataDir, files) => {
        await threeAndOne(dataDir, files);
        // As with a disk that is not plugged in, and nothing made by itself.
        const notes = JSON.parse(readFileSync(join(dataDir, 'backups.json'), 'utf8')) as object;
        writeFileSync(join(dataDir, 'backups.json'), JSON.stringify({ ...notes, folder: join(files, 'not-there') }));
        for (const name of readdirSync(join(dataDir, 'backups'))) rmSync(join(dataDir, 'backups', name), { recursive: true });
        destroyBeginning(dataDir);
      },
    },
  });

  test('takes a Rapport JSON file that is chosen', async ({ app, page, files }) => {
    await expect(page.getByText('No backup was found.')).toBeVisible();
    await expect(page.getByText(`Looked in ${join(files, 'not-there')}: this folder is not there now`)).toBeVisible();
    await app.answerOpenDialog([join(files, 'book.json')]);
    await page.getByRole('button', { name: 'Choose a backup file…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog.getByRole('status')).toContainText('(Dora Late)');
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    await seesPeople(page, ['Bo Chen']);
  });
});

test.describe('a damaged database with an encrypted backup', () => {
  // The passphrase is made slow to guess, which takes its time on the way in and out.
  test.describe.configure({ timeout: 240_000 });
  test.use({
    prepare: {
      run: async (dataDir, files) => {
        await threeAndOne(dataDir, files);
        writeFileSync(join(files, 'secret'), 'correct horse');
        await rapport(dataDir, 'backup', join(files, 'kept.rapport'), '--passphrase-file', join(files, 'secret'));
        destroyBeginning(dataDir);
      },
    },
  });

  test('takes it with its passphrase', async ({ page, files }) => {
    const picker = page.getByRole('combobox');
    await picker.selectOption(join(files, 'kept.rapport'));
    await expect(page.getByText('It is encrypted')).toBeVisible();
    await page.getByRole('button', { name: 'Restore this backup…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('wrong');
    await dialog.getByRole('button', { name: 'Open' }).click();
    await expect(dialog.getByText('The passphrase does not open', { exact: false })).toBeVisible({ timeout: 60_000 });
    await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse');
    await dialog.getByRole('button', { name: 'Open' }).click();
    await expect(dialog.getByRole('status')).toContainText('Everybody and everything that can still be read', { timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    await seesPeople(page, ['Dora Late']);
  });
});

/** Another letter in a text that is nowhere else: a sound database, with something wrong in it. */
function misspell(dataDir: string): void {
  const file = join(dataDir, 'rapport.db');
  const db = new BetterSqlite3(file, { readonly: true });
  const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'touchpoint' AND pagetype = 'leaf'").pluck().all() as number[];
  db.close();
  const bytes = readFileSync(file);
  const [page = 0] = pages;
  const at = bytes.indexOf('First coffee', (page - 1) * 4_096);
  expect(at).toBeGreaterThan(0);
  bytes.write('W', at);
  writeFileSync(file, bytes);
}

/** What `verify` says of the file, whatever else it finds. */
async function fileCheck(dataDir: string): Promise<unknown> {
  const report = await rapport(dataDir, 'verify').catch((error: { stdout: string }) => JSON.parse(error.stdout) as unknown);
  return (report as { checks: { name: string }[] }).checks.find(({ name }) => name === 'file');
}

test.describe('a letter that is not the one that was saved', () => {
  test.use({
    prepare: {
      run: async (dataDir, files) => {
        await threeAndOne(dataDir, files);
        misspell(dataDir);
      },
    },
  });

  test('is told, with where it is, and the file can be opened as it is', async ({ app, page, dataDir }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file was changed', { timeout: 20_000 });
    await expect(page.getByRole('alert')).toContainText('is not as Rapport left it (timelines)');
    await expect(page.getByRole('button', { name: 'Restore this backup…' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Recover my data' })).toBeHidden();
    expect(await fileCheck(dataDir)).toMatchObject({ ok: false });

    // Told again as long as nothing is done about it.
    await app.relaunch();
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Your data file was changed', { timeout: 20_000 });
    await app.page.getByRole('button', { name: 'Open it as it is' }).click();
    await expect(app.page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    await waitUntilReady(app.page);
    await app.electron.close();
    // The first to close it knows what it holds, the next one compares.
    expect(await fileCheck(dataDir)).toMatchObject({ ok: true, detail: expect.stringContaining('as Rapport left them') });
    await app.relaunch();
  });

  test('is gone after going back to a backup', async ({ page, dataDir }) => {
    await page.getByRole('button', { name: 'Restore this backup…' }).click({ timeout: 20_000 });
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
    await expect(dialog.getByRole('status')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByRole('button', { name: 'Open Rapport' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    expect(await rapport(dataDir, 'verify')).toMatchObject({ ok: true });
  });
});

test.describe('on the command line', () => {
  test.use({ prepare: { run: threeAndOne } });

  const restored = async (dataDir: string) => {
    const [backup = ''] = readdirSync(join(dataDir, 'backups'));
    return (await rapport(dataDir, 'restore', join(dataDir, 'backups', backup))) as { counts: object; damagedKeptAs?: string };
  };

  test('restore works over a database with damage in the middle, and says what it is kept as', async ({ dataDir }) => {
    const file = join(dataDir, 'rapport.db');
    const db = new BetterSqlite3(file, { readonly: true });
    const root = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'").pluck().get());
    db.close();
    const bytes = readFileSync(file).fill(0, (root - 1) * 4_096, root * 4_096);
    writeFileSync(file, bytes);
    const { counts, damagedKeptAs = '' } = await restored(dataDir);
    expect(counts).toMatchObject({ contacts: 3, touchpoints: 1 });
    expect(keptIn(dataDir).map((name) => join(dataDir, name))).toEqual([damagedKeptAs]);
    expect(readFileSync(damagedKeptAs).equals(bytes)).toBe(true);
    expect(await rapport(dataDir, 'verify')).toMatchObject({ ok: true });
  });

  test('restore works over a file without a beginning, and over none', async ({ dataDir }) => {
    destroyBeginning(dataDir);
    await expect(rapport(dataDir, 'contacts')).rejects.toThrow('put a backup in its place with “restore FILE”');
    expect((await restored(dataDir)).damagedKeptAs).toBe(join(dataDir, keptIn(dataDir)[0] ?? ''));
    rmSync(join(dataDir, 'rapport.db'));
    expect((await restored(dataDir)).damagedKeptAs).toBeNull();
    expect(await rapport(dataDir, 'contacts')).toHaveLength(3);
    // A sound one is backed up first, as ever.
    expect(await restored(dataDir)).not.toHaveProperty('damagedKeptAs');
    expect(keptIn(dataDir)).toHaveLength(1);
  });
});

test.describe('a salvage', () => {
  // Of a book that is large enough to be stopped in time.
  test.describe.configure({ timeout: 180_000 });
  test.use({
    prepare: {
      run: async (dataDir) => {
        await rapport(dataDir, 'seed', '--contacts', '3000', '--touchpoints', '40000');
        destroyBeginning(dataDir);
      },
    },
  });

  test('that is stopped leaves nothing behind, and safe mode is still there', async ({ app, page, dataDir }) => {
    const before = readFileSync(join(dataDir, 'rapport.db'));
    await recover(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Stopped. The damaged file is as it was.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data file is damaged');
    expect(readdirSync(dataDir).filter((name) => /salvaged|damaged|swap/.test(name))).toEqual([]);
    expect(readFileSync(join(dataDir, 'rapport.db')).equals(before)).toBe(true);

    await app.relaunch();
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('Your data file is damaged');
    await recover(app.page);
    await expect(app.page.getByRole('status')).toContainText('3,000 people', { timeout: 60_000 });
  });
});
