import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../book';
import { ImportDialog } from '../pages/import-dialog';

const guests = 'Guest;Reach them at;Table\nAna García;ana@northlight.example;4\nBo Lind;bo@lind.example;5\n;;6\n';

test('a table that nobody knows is asked about once, then read at once', async ({ app, window, page, files }) => {
  const first = join(files, 'guests.csv');
  const second = join(files, 'late.csv');
  const bare = join(files, 'bare.csv');
  const known = join(files, 'known.csv');
  await writeFile(first, guests);
  await writeFile(second, 'Guest;Reach them at;Table\nCy Dahl;cy@dahl.example;1\n');
  await writeFile(bare, 'Di Endo,+351 912 345 678\nEd Fox,+351 912 345 679\n');
  await writeFile(known, 'Name,E-mail\nFay Gil,fay@gil.example\n');
  const dialog = new ImportDialog(app);

  await dialog.choose(first, bare, known);
  await expect(dialog.columnsOf('guests.csv')).toBeVisible();
  await expect(dialog.column('Guest')).toBeFocused();
  await expect(dialog.column('Reach them at')).toHaveValue('E-mail');
  await expect(dialog.row('Guest')).toContainText('Ana García');
  await dialog.setColumn('Reach them at', 'Ignore');
  await dialog.next.click();
  await expect(dialog.dialog.getByRole('alert')).toContainText('the name, the e-mail address or the phone number');
  // By keyboard alone.
  await dialog.column('Guest').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-combobox-selected]')).toHaveText('Custom field');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.column('Guest')).toHaveValue('Full name');
  await expect(dialog.dialog.getByRole('alert')).toBeHidden();
  await expect(dialog.dialog.getByText('2 people found, 1 row left out')).toBeVisible();
  await dialog.setColumn('Reach them at', 'Work e-mail');
  await dialog.next.press('Enter');

  await expect(dialog.columnsOf('bare.csv')).toBeVisible();
  await expect(dialog.column('Column 1')).toBeFocused();
  await dialog.dialog.getByRole('button', { name: 'Skip this file' }).click();
  await expect(dialog.file('guests.csv')).toContainText(/3 people.*2 new.*1 can’t be imported/);
  await expect(dialog.file('bare.csv')).toContainText('nothing of it is imported');
  await dialog.file('bare.csv').click();
  await dialog.dialog.getByRole('button', { name: 'Choose columns' }).click();
  await expect(dialog.column('Column 2')).toHaveValue('Phone');
  await dialog.setColumn('Column 1', 'Full name');
  await dialog.next.click();
  await expect(dialog.button).toHaveText('Import 5 people');
  await dialog.apply();
  await dialog.dialog.getByRole('button', { name: 'See the people' }).click();
  const ana = await window.openPerson('Ana García');
  await expect(ana.article.getByText('ana@northlight.example')).toBeVisible();

  await dialog.preview(first, second);
  await expect(dialog.file('guests.csv')).not.toContainText(/\d new|to update/);
  await expect(dialog.file('late.csv')).toContainText('1 new');
  await dialog.file('late.csv').click();
  await dialog.dialog.getByRole('button', { name: 'Change columns' }).click();
  await expect(dialog.columnsOf('late.csv')).toBeVisible();
  await expect(dialog.column('Guest')).toHaveValue('Full name');
  await dialog.dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.button).toHaveText('Import 1 person');
  await dialog.apply();
  await dialog.dialog.getByRole('button', { name: 'Undo' }).click();
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText('5 people');
});
