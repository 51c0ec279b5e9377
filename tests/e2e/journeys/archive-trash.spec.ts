import { aMeeting, expect, test, threePeople } from '../book';

test.use({ book: { ...threePeople, touchpoints: [aMeeting('t1', ['ana'], 0), aMeeting('t2', ['bo'], 0)] } });

test('somebody archived no longer counts and comes back as they were', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await expect.poll(() => window.running()).toBe(10);
  await ana.menu('Archive');
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();
  await expect.poll(() => window.running()).toBe(5);

  await window.goTo('People');
  const names = window.main.getByRole('row', { name: /Ana|Bo|Cy/ });
  await expect(names).toHaveCount(2);
  await window.main.getByRole('radiogroup', { name: 'Show' }).getByText('Archived').click();
  await expect(names).toHaveText(/Ana García/);
  await page.getByRole('row', { name: /Ana García/ }).click();
  await ana.article.getByRole('button', { name: 'Restore' }).click();
  await expect(ana.article.getByText(/^Archived since/)).toBeHidden();
  await expect.poll(() => window.running()).toBe(10);
});

test('somebody in the trash can only be read, and is restored with the timeline', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Move to the trash');
  await expect(ana.article.getByText(/^In the trash since/)).toBeVisible();
  await expect(ana.article.getByRole('button', { name: 'Log with Ana' })).toBeHidden();
  await expect(ana.article.getByRole('form', { name: 'Add to the timeline' })).toBeHidden();
  await expect.poll(() => window.running()).toBe(5);
  await window.press('Control+k');
  await page.keyboard.type('garcia');
  await expect(window.dialog.getByText('Nothing found for “garcia”.')).toBeVisible();
  await window.press('Escape');

  await ana.article.getByRole('button', { name: 'Restore' }).click();
  await expect(ana.article.getByText(/^In the trash since/)).toBeHidden();
  await expect(ana.row('Meeting')).toContainText('+5.0 points');
  await expect.poll(() => window.running()).toBe(10);

  // From the table, with the keyboard, and straight back.
  await window.goTo('People');
  const grid = window.main.getByRole('grid');
  await expect(grid.getByRole('row', { name: /Ana García/ })).toBeVisible();
  await grid.focus();
  await window.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await expect(window.main.getByRole('status').first()).toHaveText('2 people');
  await window.undoFromToast('moved to the trash');
  await expect(window.main.getByRole('status').first()).toHaveText('3 people');
});

test('the trash says who goes when, gives back, and lets go for good after a question', async ({ window }) => {
  for (const name of ['Ana García', 'Bo Chen']) {
    const person = await window.openPerson(name);
    await person.menu('Move to the trash');
    await expect(person.article.getByText(/^In the trash since/)).toBeVisible();
  }
  await window.goTo('History');
  await window.main
    .getByRole('navigation', { name: 'Lists' })
    .getByRole('button', { name: /^Trash.*2 in it/ })
    .click();
  await expect(window.heading).toHaveText('Trash');
  const lines = window.main.getByRole('list', { name: 'In the trash' }).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText(/Bo Chen.*deleted .*goes on /);

  await lines.first().getByRole('button', { name: 'Restore Bo Chen' }).click();
  await expect(lines).toHaveCount(1);
  await window.undoFromToast('Bo Chen restored');
  await expect(lines).toHaveCount(2);

  await lines.first().getByRole('button', { name: 'Delete Bo Chen now' }).click();
  const question = await window.dialogNamed('Delete Bo Chen for good?');
  await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused();
  // The keys of the page wait until it is answered.
  await window.press('Control+z');
  await window.press('Escape');
  await expect(question).toBeHidden();
  await expect(window.toast(/^Undone: Move/)).toHaveCount(0);
  await expect(lines).toHaveCount(2);
  await lines.first().getByRole('button', { name: 'Delete Bo Chen now' }).click();
  await (await window.dialogNamed('Delete Bo Chen for good?')).getByRole('button', { name: 'Delete for good' }).click();
  await expect(lines).toHaveCount(1);

  await window.main.getByRole('button', { name: 'Empty the trash' }).click();
  await (await window.dialogNamed('Delete 1 person for good?')).getByRole('button', { name: 'Delete for good' }).click();
  await expect(window.main.getByText('The trash is empty')).toBeVisible();

  await window.goTo('History');
  await expect(window.main.getByText('Empty the trash: 1 person')).toHaveCount(2);
  await expect(window.main.getByText(/Ana|Bo/)).toHaveCount(0);
  await expect(window.main.locator('.history-item').first().getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText('1 person');
});
