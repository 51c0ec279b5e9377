/** What people do that nobody planned for. */
import { expect, test, threePeople } from '../book';

test.use({ book: threePeople });

const script = '<img src=x onerror="document.title=\'owned\'"><b>bold</b>';
const names = [
  script,
  'شيرين عبد الرحمن',
  '👩🏽‍🚀 Astro Naut 🚀',
  `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(20)}`,
  "Robert'); DROP TABLE contact;--",
  '\u202eevil\u202c',
];

test('names of any kind are kept, shown as text and found again', async ({ window, page }) => {
  await window.goTo('People');
  for (const name of names) {
    await window.press('n');
    const dialog = await window.dialogNamed('New person');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    // An impatient double click must not add them twice.
    await dialog.getByRole('button', { name: /^Save/ }).dblclick();
    await expect(dialog).toBeHidden();
    await expect(window.heading).toHaveText(name.trim());
    // No name makes the page wider than the window.
    expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth === document.querySelector('main')?.clientWidth)).toBe(
      true,
    );
    await window.goTo('People');
  }
  await expect(window.main.getByRole('status').first()).toHaveText(`${names.length + 3} people`);
  await expect(page).toHaveTitle('People – Rapport');
  await expect(window.main.getByRole('img', { name: 'x' })).toHaveCount(0);
  await window.openPerson('عبد');
  await expect(window.heading).toHaveText(names[1] ?? '');
  await window.goTo('Today');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a text too long for its field is refused there, a long one is kept', async ({ app, window, page }) => {
  const ana = await window.openPerson('Ana García');
  const dialog = await ana.edit();
  const notes = dialog.getByRole('textbox', { name: 'Notes' });
  const paste = async (text: string) => {
    await app.electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await notes.focus();
    await window.press('ControlOrMeta+a', 'ControlOrMeta+v');
    await expect.poll(() => notes.evaluate((field: HTMLTextAreaElement) => field.value.length)).toBe(text.length);
  };
  await paste('A thousand words. '.repeat(60_000));
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(notes).toBeFocused();
  await expect(dialog.getByText('Is longer than 1,000,000 characters')).toBeVisible();
  await paste('A thousand words. '.repeat(5_000));
  await window.save(dialog);
  await expect(ana.article.getByText(/^A thousand words\./).first()).toBeVisible();
  await window.goTo('People');
  await expect(page.getByRole('row', { name: /Ana García/ })).toBeVisible();
});

test('what was just said covers no button of the next form', async ({ window, page }) => {
  await window.goTo('People');
  for (const name of ['First Newcomer', 'Second Newcomer']) {
    await window.press('n');
    const dialog = await window.dialogNamed('New person');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    const said = page.getByRole('alert');
    const save = dialog.getByRole('button', { name: /^Save/ });
    if (name.startsWith('Second')) {
      await expect(said.filter({ hasText: 'First Newcomer' })).toBeVisible();
      const [toast, button] = await Promise.all([said.first().boundingBox(), save.boundingBox()]);
      expect((toast?.x ?? 0) + (toast?.width ?? 0)).toBeLessThan(button?.x ?? 0);
    }
    await save.click();
    await expect(window.heading).toHaveText(name);
    await window.goTo('People');
  }
});

test('somebody new is added once on the spot, however often one clicks', async ({ window, page }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await dialog.getByRole('combobox', { name: 'With' }).fill('Quick Newcomer');
  await page.getByRole('option', { name: /^Add “Quick Newcomer”/ }).dblclick();
  await expect(dialog.getByRole('button', { name: 'Remove Quick Newcomer' })).toHaveCount(1);
  await window.save(dialog);
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText('4 people');
});

test('Escape, Enter and double clicks in the wrong moment do nothing twice', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  const note = ana.article.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('Only once');
  await window.press('Enter', 'Enter', 'Enter');
  await expect(note).toHaveValue('');
  await expect(ana.timeline.getByText('Only once')).toHaveCount(1);

  await ana.menu('Add a follow-up…');
  const dialog = await window.dialogNamed('Follow up');
  await dialog.getByRole('textbox', { name: 'What for' }).fill('Just one');
  await dialog.getByRole('button', { name: /^Save/ }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(ana.article.getByRole('button', { name: 'Done: Just one' })).toHaveCount(1);
  await ana.article.getByRole('button', { name: 'Done: Just one' }).dblclick();
  await expect(ana.row('Just one')).toHaveCount(1);
  await expect(window.toast('That did not work')).toBeHidden();

  // Undo further than there is anything to undo.
  for (let step = 0; step < 8; step += 1) await window.press('Control+z');
  await expect(window.toast('Nothing to undo').first()).toBeVisible();
  await expect(window.heading.or(window.main.getByText('This person is no longer here'))).toBeVisible();
  for (let step = 0; step < 8; step += 1) await window.press('Control+y');
  await expect(window.toast('Nothing to redo').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Running ROR/ })).toBeVisible();
  await expect(ana.row('Just one')).toHaveCount(1);
});
