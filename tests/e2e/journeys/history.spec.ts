import { expect, test, threePeople } from '../book';

test.use({ book: threePeople });

test('every action is listed, newest first, and taken back one by one', async ({ window }) => {
  const ana = await window.openPerson('Ana García');
  const note = ana.article.getByRole('textbox', { name: 'Note', exact: true });
  for (const text of ['One', 'Two']) {
    await note.fill(text);
    await window.press('Enter');
    await expect(note).toHaveValue('');
  }
  await ana.menu('Archive');
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();

  await window.goTo('History');
  const actions = window.main.getByRole('listitem');
  await expect(actions).toHaveCount(4);
  await expect(actions.first()).toContainText(/1 person/);
  await expect(actions.nth(1)).toContainText(/1 touchpoint/);
  await expect(actions.last()).toContainText(/3 people/);

  await actions
    .first()
    .getByRole('button', { name: /^Undo:/ })
    .click();
  await expect(actions.first()).toContainText('undone');
  const undo = window.main.getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  await expect(actions.nth(1)).toContainText('undone');
  await undo.click();
  await undo.click();
  await expect(undo).toBeDisabled();
  await expect(actions.filter({ hasText: 'undone' })).toHaveCount(4);
  await window.goTo('Today');
  await expect(window.heading).toHaveText('Welcome to Rapport');

  await window.press('Control+Shift+z');
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText('3 people');
});

test('Undo in what was said takes back what it says, however much was done since', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Archive');
  await expect(window.toast('Archived Ana García')).toBeVisible();
  const bo = await window.openPerson('Bo Chen');
  await bo.menu('Archive');
  await expect(window.toast('Archived Bo Chen')).toBeVisible();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Undo' })).toHaveCount(1);
  await window.press('Control+z');
  await expect(window.toast('Undone: Archive Bo Chen')).toBeVisible();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(bo.article.getByText(/^Archived since/)).toBeHidden();
});
