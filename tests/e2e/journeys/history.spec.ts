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
  const actions = window.main.locator('.history-item');
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

test('an action in the middle is undone when nothing later builds on it, and says what is in the way when something does', async ({
  window,
  page,
}) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Archive');
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();
  const bo = await window.openPerson('Bo Chen');
  const note = bo.article.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('One');
  await window.press('Enter');
  await expect(note).toHaveValue('');

  await window.goTo('History');
  const actions = window.main.locator('.history-item');
  await expect(actions).toHaveCount(3);
  const archive = actions.filter({ hasText: 'Archive Ana García' }).first();
  await archive.getByRole('button', { name: 'Archive Ana García Changed 1 person', expanded: false }).click();
  const details = archive.getByRole('region', { name: 'What changed: Archive Ana García' });
  await expect(details).toContainText('Changed person Ana García');
  await expect(details.getByRole('term')).toHaveText('Archived');

  // The import is where Bo came from: somebody wrote about Bo since.
  const brought = actions.last();
  await brought.getByRole('button', { name: /^Undo:/ }).click();
  await expect(brought.getByRole('alert')).toContainText('came later and builds on it. Undo that first.');
  await expect(brought.getByText(/^Can’t be undone now\. “/)).toBeVisible();
  await expect(brought.getByRole('region')).toContainText('Ana García');

  await archive.getByRole('button', { name: 'Undo: Archive Ana García' }).click();
  await expect(window.toast('Undone: Archive Ana García')).toBeVisible();
  await expect(actions).toHaveCount(4);
  await expect(actions.first()).toContainText('Undo: Archive Ana García');
  await expect(actions.nth(2)).toContainText('undone');
  await actions.nth(2).getByRole('button', { name: 'Redo: Archive Ana García' }).click();
  await expect(actions.first()).toContainText('undone');
  await expect(actions.nth(2)).not.toContainText('undone');

  // From the details to the person, and Ctrl+Z belongs to a field while one types there.
  await actions.nth(2).getByRole('button', { name: 'Open Ana García' }).click();
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();
  await window.goTo('History');
  const search = window.main.getByRole('searchbox', { name: 'Search' });
  await search.fill('garcia');
  await expect(actions).toHaveCount(2);
  await search.pressSequentially('x');
  await expect(window.main.getByText('Nothing found')).toBeVisible();
  await window.press('Control+z');
  await expect(search).not.toHaveValue('garciax');
  await search.fill('');
  await expect(actions).toHaveCount(4);
  await page.keyboard.press('Tab');
  await window.main.getByRole('heading', { level: 1 }).click();
  await window.press('Control+z');
  await expect(window.toast('Undone: Log Private note')).toBeVisible();
});

test('a day of more actions than one page has a single heading', async ({ window, page }) => {
  await page.evaluate(async () => {
    const ask = (archived: boolean) => globalThis.window.rapport.request('contacts.setArchived', { ids: [1], archived });
    for (let i = 0; i < 60; i += 1) await ask(i % 2 === 0);
  });
  await window.goTo('History');
  const actions = window.main.locator('.history-item');
  await expect(actions.first()).toBeVisible();
  await actions.last().scrollIntoViewIfNeeded();
  await expect(actions).toHaveCount(61);
  await expect(window.main.getByRole('heading', { level: 2 })).toHaveCount(1);
});
