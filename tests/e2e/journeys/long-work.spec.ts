/** Work on many people at once is seen to be under way, and not lost by closing the window. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, threePeople } from '../book';
import type { RunningApp } from '../fixtures';
import { ImportDialog } from '../pages/import-dialog';

test.use({ book: threePeople });

function cards(count: number): string {
  const one = (n: number) =>
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person ${n}\r\nEMAIL:person${n}@many.example\r\nTEL:+49301234${String(n).padStart(5, '0')}\r\nEND:VCARD\r\n`;
  return Array.from({ length: count }, (_, n) => one(n)).join('');
}

/** What the questions of the system answer from now on (0: the first button); gives back what they asked. */
async function answerQuestions(app: RunningApp, response: number): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ dialog }, button) => {
    const asked: string[] = [];
    const ask = async (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return { response: button, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: ask });
    Object.assign(globalThis, { asked });
  }, response);
  return () => app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

const closeWindow = (app: RunningApp) =>
  app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });

test('an import of many is seen, asked about before the window closes, undone and done again', async ({ app, window, page, files }) => {
  test.slow();
  const file = join(files, 'people.vcf');
  await writeFile(file, cards(12_000));
  const work = page.getByRole('region', { name: 'Running work' });
  const dialog = new ImportDialog(app);
  await dialog.preview(file);
  const asked = await answerQuestions(app, 1);
  await dialog.button.click();
  await expect(dialog.dialog.getByText(/^\d+\s%$/)).toBeVisible();
  await expect(work.getByText(/^\d+\s%$/)).toBeVisible();
  await closeWindow(app);
  expect(await asked()).toEqual(['An import is under way. Stop it and close?']);
  await dialog.dialog.getByRole('button', { name: 'See the people' }).click();
  const count = window.main.getByRole('status').first();
  await expect(count).toHaveText('12,003 people');

  await window.press('Control+z');
  await expect(work.getByRole('status')).toHaveText('Undoing “Import people.vcf”…');
  await expect(window.toast('Undone: Import people.vcf')).toBeVisible();
  await expect(work).toBeHidden();
  await expect(count).toHaveText('3 people');
  await window.press('Control+Shift+z');
  await expect(work.getByRole('status')).toHaveText('Doing “Import people.vcf” again…');
  await expect(count).toHaveText('12,003 people');
  await expect(work).toBeHidden();
});

test('what was said before does not lie on the buttons of a dialog', async ({ window, page }) => {
  await page.setViewportSize({ width: 900, height: 640 });
  const ana = await window.openPerson('Ana García');
  let dialog = await ana.edit();
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('Met in Lisbon');
  await window.save(dialog);
  const toast = window.toast('Saved Ana García');
  await expect(toast).toBeVisible();
  dialog = await ana.edit();
  const boxOf = async (name: RegExp) => await dialog.getByRole('button', { name }).boundingBox();
  for (const name of [/^Cancel/, /^Save/]) {
    const [said, button] = [await toast.boundingBox(), await boxOf(name)];
    if (!said || !button) throw new Error('The toast or the button is not there');
    expect(said.y + said.height).toBeLessThanOrEqual(button.y);
  }
});
