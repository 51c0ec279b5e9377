import { aMeeting, daysAgo, expect, test, threePeople } from '../book';
import { AppWindow } from '../pages/app-window';

test.use({
  book: {
    ...threePeople,
    touchpoints: [
      aMeeting('t1', ['ana'], 0, { subject: 'Lunch at the harbour', body: 'She looks for a printer.' }),
      aMeeting('t2', ['bo'], 0, { subject: 'A walk' }),
    ],
    purchases: [{ id: 'p1', contactId: 'ana', at: daysAgo(3), amountMinor: 12_000, currency: 'EUR', description: 'Workshop' }],
  },
});

test('what was deleted from a timeline waits in the trash, and comes back with its points after a restart', async ({ app, window }) => {
  // The program is started three times.
  test.slow();
  await expect.poll(() => window.running()).toBeGreaterThan(0);
  const before = await window.running();
  const ana = await window.openPerson('Ana García');
  await ana.rowMenu('Lunch at the harbour', 'Delete');
  await expect(ana.row('Lunch at the harbour')).toHaveCount(0);
  await ana.rowMenu('Workshop', 'Delete');
  await expect(ana.row('Workshop')).toHaveCount(0);
  const less = await window.running();
  expect(less).toBeLessThan(before);

  await app.relaunch();
  const later = new AppWindow(app.page);
  await later.goTo('History');
  await later.main
    .getByRole('navigation', { name: 'Lists' })
    .getByRole('button', { name: /^Trash.*2 in it/ })
    .click();
  const lines = later.main.getByRole('list', { name: 'Deleted from timelines' }).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText(/Purchase by Ana García.*120.*Workshop.*deleted .*goes on /);
  await expect(lines.nth(1)).toContainText(/Lunch at the harbour with Ana García.*She looks for a printer\..*deleted /);

  await lines.first().getByRole('checkbox').check();
  await lines.nth(1).getByRole('checkbox').check();
  await later.main.getByRole('button', { name: 'Restore 2' }).click();
  await expect(later.toast('2 entries restored')).toBeVisible();
  await expect(later.main.getByText('The trash is empty')).toBeVisible();
  await expect.poll(() => later.running()).toBe(before);
  // One action: one step back takes both away again, after another restart too.
  await app.relaunch();
  const again = new AppWindow(app.page);
  await again.goTo('History');
  await again.press('Control+z');
  await expect(again.toast('Undone: Restore 2 entries')).toBeVisible();
  await expect.poll(() => again.running()).toBe(less);
});

test('what belongs to somebody in the trash comes back with them, after a question', async ({ window }) => {
  const ana = await window.openPerson('Ana García');
  await ana.rowMenu('Lunch at the harbour', 'Delete');
  await expect(ana.row('Lunch at the harbour')).toHaveCount(0);
  await ana.menu('Move to the trash');
  await expect(ana.article.getByText(/^In the trash since/)).toBeVisible();
  await window.goTo('History');
  await window.main.getByRole('button', { name: /^Trash/ }).click();
  const restore = window.main.getByRole('button', { name: 'Restore Lunch at the harbour with Ana García' });
  await restore.click();
  const question = await window.dialogNamed('Restore Ana García too?');
  await expect(question).toContainText('Lunch at the harbour with Ana García can come back only together with this person.');
  await window.press('Escape');
  await expect(restore).toBeFocused();
  await restore.click();
  await question.getByRole('button', { name: 'Restore all' }).click();
  await expect(window.main.getByText('The trash is empty')).toBeVisible();
  await window.openPerson('Ana García');
  await expect(ana.row('Lunch at the harbour')).toContainText('points');
});

test('what is deleted for good is gone from the trash and from the history', async ({ window }) => {
  for (const [name, title] of [
    ['Ana García', 'Lunch at the harbour'],
    ['Bo Chen', 'A walk'],
  ] as const) {
    const person = await window.openPerson(name);
    await person.rowMenu(title, 'Delete');
    await expect(person.row(title)).toHaveCount(0);
  }
  await window.goTo('History');
  await expect(window.main.locator('.history-item')).toHaveCount(3);
  await window.main.getByRole('button', { name: /^Trash/ }).click();
  const lines = window.main.getByRole('list', { name: 'Deleted from timelines' }).getByRole('listitem');
  await lines.first().getByRole('button', { name: 'Delete A walk with Bo Chen now' }).click();
  await (await window.dialogNamed('Delete A walk with Bo Chen for good?')).getByRole('button', { name: 'Delete for good' }).click();
  await expect(lines).toHaveCount(1);
  await window.main.getByRole('button', { name: 'Empty the trash' }).click();
  await (await window.dialogNamed('Delete 1 entry for good?')).getByRole('button', { name: 'Delete for good' }).click();
  await expect(window.main.getByText('The trash is empty')).toBeVisible();
  await window.goTo('History');
  const actions = window.main.locator('.history-item');
  await expect(actions).toHaveCount(3);
  await expect(actions.filter({ hasText: 'Empty the trash: 1 entry' })).toHaveCount(2);
});
