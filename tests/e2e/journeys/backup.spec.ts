import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, rapport, test, threePeople } from '../book';
import type { AppWindow } from '../pages/app-window';

test.use({ book: threePeople });

async function addPerson(page: Page, fullName: string): Promise<void> {
  await page.evaluate((name) => globalThis.window.rapport.request('contacts.create', { contact: { fullName: name } }), fullName);
}

const people = async (dataDir: string) => ((await rapport(dataDir, 'contacts')) as { name: string }[]).map(({ name }) => name).sort();

async function seriousFindings(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // A toast that lies below the dialog is dimmed with everything else there.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.toasts').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

async function backUp(window: AppWindow, passphrase: string | null): Promise<void> {
  await window.main.getByRole('button', { name: 'Back up now…' }).click();
  const dialog = await window.dialogNamed('Back up now');
  await expect(dialog.getByText(/into one file of about [\d.,]+ [kM]B/)).toBeVisible();
  if (passphrase !== null) {
    await dialog.getByRole('checkbox', { name: 'Encrypt it with a passphrase' }).check();
    await dialog.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Passphrase once more' })).toHaveAccessibleDescription('is not the same');
    expect(await seriousFindings(window.page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Passphrase once more' }).fill(passphrase);
  }
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(window.toast(/Backed up and checked|Could not/)).toContainText('3 people', { timeout: 60_000 });
}

test('a backup brings everything back, and the restore can be undone', async ({ app, window, page, dataDir, files }) => {
  const file = join(files, 'kept.rapport');
  await window.goTo('Settings');
  await app.answerSaveDialog(file);
  await backUp(window, null);
  const table = window.main.getByRole('table', { name: 'Backups' });
  await expect(table.getByRole('row', { name: /By hand/ })).toBeVisible();

  await addPerson(page, 'Dee New');
  await app.answerOpenDialog([file]);
  await window.main.getByRole('button', { name: 'Restore a file…' }).click();
  const dialog = await window.dialogNamed('Restore a backup');
  await expect(dialog.getByText(/Would be gone.* 1 person \(Dee New\)/)).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'People 4 3' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(window.toast('Restored: 3 people.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await window.goTo('People');
  await expect(window.main.getByText('Cy Okafor')).toBeVisible();
  await expect(window.main.getByText('Dee New')).toHaveCount(0);

  await window.undoFromToast('Restored: 3 people.');
  await expect(window.toast('Everything is as it was before the restore.')).toBeVisible();
  await expect(window.main.getByText('Dee New')).toBeVisible();
  // The program goes on: what is written now is there for the next one who opens it.
  await addPerson(page, 'Eve Later');
  expect(await people(dataDir)).toEqual(['Ana García', 'Bo Chen', 'Cy Okafor', 'Dee New', 'Eve Later']);

  await window.goTo('Settings');
  await expect(table.getByRole('row', { name: /Before a restore/ })).toHaveCount(2);
  await table
    .getByRole('row', { name: /By hand/ })
    .getByRole('button', { name: /^Rehearse/ })
    .click();
  const rehearsal = await window.dialogNamed('Rehearse a restore');
  await expect(rehearsal.getByText('It can be restored.')).toBeVisible();
  await expect(rehearsal.getByRole('listitem').filter({ hasText: 'contact' }).first()).toContainText('3 rows');
  await expect(rehearsal.getByRole('img', { name: 'Not well' })).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a passphrase, a damaged file and one that is none', async ({ app, window, page, files }) => {
  test.setTimeout(180_000);
  const file = join(files, 'secret.rapport');
  await window.goTo('Settings');
  await app.answerSaveDialog(file);
  await backUp(window, 'correct horse');
  expect((await readFile(file)).subarray(0, 21).toString()).toBe('age-encryption.org/v1');

  const restore = async (chosen: string) => {
    await app.answerOpenDialog([chosen]);
    await window.main.getByRole('button', { name: 'Restore a file…' }).click();
    return await window.dialogNamed('Restore a backup');
  };
  const dialog = await restore(file);
  const passphrase = dialog.getByRole('textbox', { name: 'Passphrase' });
  await passphrase.fill('battery staple');
  await window.press('Enter');
  await expect(dialog.getByText(/The passphrase does not open/)).toBeVisible({ timeout: 60_000 });
  expect(await seriousFindings(page)).toEqual([]);
  await passphrase.fill('correct horse');
  await window.press('Enter');
  await expect(dialog.getByText(/Nothing that was added since would be gone/)).toBeVisible({ timeout: 60_000 });
  await window.press('Escape');
  await expect(window.dialog).toHaveCount(0);

  const bad = join(files, 'bad.rapport');
  const bytes = await readFile(file);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  await writeFile(bad, bytes);
  const broken = await restore(bad);
  await broken.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse');
  await window.press('Enter');
  await expect(broken.getByRole('alert')).toContainText('is damaged', { timeout: 60_000 });
  await window.press('Escape');
  await expect(window.dialog).toHaveCount(0);

  const none = join(files, 'letter.rapport');
  await writeFile(none, 'Dear all');
  await expect((await restore(none)).getByRole('alert')).toContainText('is not a backup of Rapport');
  await window.press('Escape');
});

test('an import is preceded by a backup, in the folder that the user chose', async ({ app, window, page, files }) => {
  const cards = join(files, 'more.vcf');
  await writeFile(cards, 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Fay\r\nEND:VCARD\r\n');
  const folder = join(files, 'other disk');
  await mkdir(folder);
  await window.goTo('Settings');
  await app.answerOpenDialog([folder]);
  await window.main.getByRole('button', { name: 'Choose folder…' }).click();
  await expect(window.main.getByRole('button', { name: 'Use Rapport’s own' })).toBeVisible();

  await app.answerOpenDialog([cards]);
  await window.main.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Import 1/ })
    .click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/1 .*(created|new)/i)
      .first(),
  ).toBeVisible();
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.endsWith('-import.rapport'))).toHaveLength(1);
});
