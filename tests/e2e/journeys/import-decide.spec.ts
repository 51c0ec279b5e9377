import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, rapport, rapportJson, test } from '../book';
import { ImportDialog } from '../pages/import-dialog';

const card = (lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

const anaBefore = card([
  'UID:phone-ana',
  'FN:Ana García',
  'EMAIL:ana@northlight.example',
  'ORG:Northlight Studio',
  'TITLE:Designer',
  'TEL:+34600123456',
]);
const anaAfter = card([
  'UID:phone-ana',
  'FN:Ana García',
  'EMAIL:ana@northlight.example',
  'ORG:Southlight Studio',
  'TITLE:Designer',
  'TEL:+34600123456',
]);

test('a later export of the same source brings what changed there and leaves what was edited here', async ({ app, window, files }) => {
  const before = join(files, 'phone-may.vcf');
  const after = join(files, 'phone-june.vcf');
  await writeFile(before, anaBefore);
  await writeFile(after, anaAfter);
  const dialog = new ImportDialog(app);
  await dialog.preview(before);
  await dialog.apply();
  await dialog.dialog.getByRole('button', { name: 'See the people' }).click();

  const ana = await window.openPerson('Ana García');
  const form = await ana.edit();
  await form.getByRole('textbox', { name: 'Title' }).first().fill('Art director');
  await window.save(form);

  await dialog.preview(after);
  await expect(dialog.button).toHaveText('Update 1 person');
  const row = await dialog.open('Ana García');
  await expect(row).toContainText('the same id as Ana García');
  await expect(row.getByRole('heading', { name: 'What differs' })).toHaveCount(0);
  await expect(row.getByRole('definition')).toHaveText('Northlight Studio → Southlight Studio');
  await dialog.apply();
  await expect(dialog.dialog.getByRole('status')).toContainText('1 person updated');
  await dialog.dialog.getByRole('button', { name: 'See the people' }).click();
  await window.openPerson('Ana García');
  await expect(ana.article).toContainText('Art director');
  await expect(ana.article).toContainText('Southlight Studio');

  await dialog.preview(after);
  await expect(dialog.dialog.getByText('Nothing here is new.')).toBeVisible();
});

const email = (value: string) => ({ points: [{ kind: 'email', value }] });

const guests = [
  'Name,E-mail,Job Title,Phone',
  'Ana García,ana@northlight.example,Head of design,',
  'Bo Chen,bo@chen.example,Professor,+34600111222',
  'Cy Okafor,cy@okafor.example,,',
  'Di Endo,di@endo.example,,+34600333444',
  'Ed Fox,ed@fox.example,,',
  '',
].join('\n');

test.describe('with people who are in the file too', () => {
  test.use({
    book: {
      contacts: [
        { id: 'ana', name: { full: 'Ana García' }, title: 'Designer', ...email('ana@northlight.example') },
        { id: 'bo', name: { full: 'Bo Chen' }, title: 'Teacher', ...email('bo@chen.example') },
        { id: 'cy', name: { full: 'Cy Okafor' }, title: 'Founder' },
        { id: 'di', name: { full: 'Di Endo' }, ...email('di@endo.example') },
      ],
    },
  });

  test('what differs is decided field by field, a namesake is taken for who they are, one is left out', async ({
    app,
    window,
    page,
    files,
    dataDir,
  }) => {
    const people = async () => JSON.stringify(await rapport(dataDir, 'contacts'));
    const file = join(files, 'guests.csv');
    await writeFile(file, guests);
    const before = await people();
    const dialog = new ImportDialog(app);
    await dialog.preview(file);
    await expect(dialog.file('guests.csv')).toContainText(/2 new.*2 to update.*1 with nothing new/);
    await expect(dialog.dialog.getByText('2 people differ from what you have')).toBeVisible();
    await expect(dialog.dialog.getByText('1 may be somebody you already have')).toBeVisible();

    // By keyboard: into the first of those that differ, and over to the side of the file.
    await dialog.dialog.getByRole('button', { name: 'Compare' }).press('Enter');
    const grid = dialog.dialog.getByRole('grid', { name: 'Rows of the file' });
    await expect(grid).toBeFocused();
    await expect(grid.getByRole('row')).toHaveCount(2);
    await window.press('Enter');
    await expect(dialog.about('Ana García').getByRole('heading', { name: 'Ana García' })).toBeFocused();
    await window.tabTo(dialog.side('Ana García', 'Title', 'Yours'));
    await window.press('ArrowRight');
    await expect(dialog.side('Ana García', 'Title', 'The file’s')).toBeChecked();
    await expect(dialog.row('Ana García')).toContainText('Title differs: the file’s is taken');
    await expect(dialog.side('Ana García', 'Title', 'The file’s')).toBeFocused();
    await window.press('Escape');
    await expect(grid).toBeFocused();
    await window.press('ArrowDown');
    await expect(dialog.side('Bo Chen', 'Title', 'Yours')).toBeChecked();
    await expect(dialog.about('Bo Chen').getByRole('definition')).toHaveText('+34600111222');

    await dialog.show('Maybe known');
    await dialog.open('Cy Okafor');
    await expect(dialog.choice('Cy Okafor', 'Add as new')).toBeChecked();
    await dialog.choice('Cy Okafor', /Update Cy Okafor/).check();
    await expect(dialog.row('Cy Okafor')).toContainText('Update');
    await dialog.show('All');
    await dialog.open('Di Endo');
    await dialog.choice('Di Endo', 'Leave out').check();
    await expect(dialog.row('Di Endo')).toContainText('you leave it out');
    await expect(dialog.button).toHaveText('Import 1 person, update 3');

    await dialog.apply();
    await expect(dialog.dialog.getByRole('status')).toHaveText(/1 person imported.*1new.*3updated.*1left out/);
    await dialog.dialog.getByRole('button', { name: 'See the people' }).click();
    await expect(window.main.getByRole('status').first()).toHaveText('5 people');
    await expect((await window.openPerson('Ana García')).article).toContainText('Head of design');
    await expect((await window.openPerson('Bo Chen')).article).toContainText('Teacher');
    const cy = await window.openPerson('Cy Okafor');
    await expect(cy.article).toContainText('cy@okafor.example');
    await expect(cy.article).toContainText('Founder');

    await dialog.preview(file);
    await expect(dialog.file('guests.csv')).toContainText(/1 to update.*4 with nothing new/);
    await dialog.open('Di Endo');
    await dialog.choice('Di Endo', 'Leave out').check();
    await expect(dialog.dialog.getByText('Nothing here is new.')).toBeVisible();
    await expect(dialog.button).toBeDisabled();
    await window.press('Escape');
    await expect(grid).toBeFocused();
    await window.press('Escape');
    await window.dialogNamed('Leave the import?');
    await window.press('Escape');
    await expect(grid).toBeFocused();
    await window.press('Escape');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(dialog.dialog).toBeHidden();

    await page.getByRole('main').click();
    await window.press('Control+z');
    await expect(window.toast(/^Undone/)).toBeVisible();
    expect(await people()).toBe(before);
  });

  test('many at once: those that differ, those selected, those found', async ({ app, window, files }) => {
    const file = join(files, 'guests.csv');
    await writeFile(file, guests);
    const dialog = new ImportDialog(app);
    await dialog.preview(file);
    const { dialog: d } = dialog;
    await dialog.show('Differ from yours');
    await d.getByRole('button', { name: 'Take all of the file’s' }).click();
    await expect(d.getByRole('status')).toHaveText('The file’s is taken for all shown.');
    await expect(dialog.row('Bo Chen')).toContainText('Title differs: the file’s is taken');
    await expect(dialog.row('Ana García')).toContainText('Title differs: the file’s is taken');
    await d.getByRole('button', { name: 'Keep all of mine' }).click();
    await expect(dialog.row('Ana García')).toContainText('Title differs: yours stays');

    await dialog.show('All');
    const grid = d.getByRole('grid');
    await grid.focus();
    await window.press('Home', 'Space', 'Shift+ArrowDown');
    await expect(grid.locator('[aria-selected="true"]')).toHaveCount(2);
    await dialog.change('Leave out');
    await expect(dialog.file('guests.csv')).toContainText('2 left out');
    await expect(grid.locator('[aria-selected="true"]')).toHaveCount(0);

    await d.getByRole('textbox', { name: 'Find in this file' }).fill('ed f');
    await expect(grid.getByRole('row')).toHaveCount(1);
    await dialog.change('Leave out');
    await expect(dialog.file('guests.csv')).toContainText('3 left out');
    await d.getByRole('textbox', { name: 'Find in this file' }).press('Escape');
    await expect(grid.getByRole('row')).toHaveCount(5);
    await dialog.change('Leave out');
    await expect(dialog.file('guests.csv')).toContainText('5 left out');
    await expect(dialog.button).toBeDisabled();
    await dialog.change('Update whom they resemble');
    await expect(dialog.file('guests.csv')).toContainText(/3 to update.*1 with nothing new.*1 left out/);
  });

  test('in a small window a row covers the list, and leads back to it', async ({ app, window, files }) => {
    const file = join(files, 'guests.csv');
    await writeFile(file, guests);
    const dialog = new ImportDialog(app);
    await dialog.preview(file);
    await app.electron.evaluate(({ BrowserWindow }) => {
      const [shown] = BrowserWindow.getAllWindows();
      shown?.setContentSize(1280, 800);
      shown?.webContents.setZoomFactor(2);
    });
    await window.page.waitForFunction(() => innerWidth === 640);
    const grid = dialog.dialog.getByRole('grid');
    await expect(dialog.about('Ana García')).toHaveCount(0);
    await grid.focus();
    await window.press('ArrowDown', 'Enter');
    await expect(dialog.about('Bo Chen').getByRole('heading', { name: 'Bo Chen' })).toBeFocused();
    await expect(grid).toHaveCount(0);
    await dialog.choice('Bo Chen', 'Leave out').check();
    await dialog.dialog.getByRole('button', { name: 'Back to the list' }).click();
    await expect(grid).toBeFocused();
    await expect(dialog.row('Bo Chen')).toContainText('Left out');
    await expect(dialog.row('Bo Chen')).toHaveAttribute('data-active', 'true');
  });
});

test('files that bring nobody say so', async ({ app, files }) => {
  const unusable = join(files, 'unusable.vcf');
  const nobody = join(files, 'nobody.json');
  await writeFile(unusable, card([]));
  await writeFile(nobody, rapportJson({ contacts: [] }));
  const dialog = new ImportDialog(app);
  await dialog.preview(unusable, nobody);
  await expect(dialog.row('No name')).toContainText('the card is empty');
  await expect(dialog.about('No name').getByRole('radio')).toHaveCount(0);
  await dialog.file('nobody.json').click();
  await expect(dialog.dialog.getByText('Nobody in this file')).toBeVisible();
  await expect(dialog.button).toBeDisabled();
  await expect(dialog.dialog.getByText('Nothing here is new.')).toBeVisible();
});
