import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMeeting, expect, rapport, test, threePeople } from '../book';

test.use({ book: { ...threePeople, touchpoints: [aMeeting('t1', ['ana'], 1), aMeeting('t2', ['bo'], 200), aMeeting('t3', ['cy'], 300)] } });

test('filters are typed, understood, saved as a view and found again, by keyboard alone', async ({ window, page, dataDir, files }) => {
  await window.goTo('People');
  const count = window.main.getByRole('status').first();
  const search = window.main.getByRole('searchbox', { name: 'Search people' });
  const chips = window.main.getByRole('list', { name: 'Filters understood' }).getByRole('listitem');
  await expect(count).toHaveText('3 people');
  await window.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('tag:Tech last>90d city:Austin');
  await expect(count).toHaveText('2 of 3 people');
  await expect(chips).toHaveText(['Tag Tech', 'Last touch over 90 days ago']);
  await expect(window.main.getByText(/“city:Austin” is no filter/)).toBeVisible();
  await search.fill('tag:tech last>90d');
  await expect(window.main.getByText('is no filter')).toBeHidden();

  const views = window.main.getByRole('button', { name: /^View/ });
  await window.tabTo(views);
  await window.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Save this view…' })).toBeFocused();
  await window.press('Enter');
  const dialog = await window.dialogNamed('Save this view');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Silent in tech');
  await window.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.toast('View “Silent in tech” saved')).toBeVisible();
  await expect(views).toHaveText('View: Silent in tech');

  // What is taken away from it does not change it until one says so.
  await window.main.getByRole('button', { name: 'Remove: Last touch over 90 days ago' }).press('Enter');
  await expect(search).toHaveValue('tag:tech');
  await expect(views).toHaveText('View: Silent in tech (changed)');
  await search.fill('');
  await expect(count).toHaveText('3 people');

  await window.goTo('Today');
  await window.press('Control+k');
  await expect(window.dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('silent');
  await expect(window.dialog.getByRole('group', { name: 'Views' }).getByRole('option')).toHaveText('Silent in tech');
  await window.press('Enter');
  await expect(search).toHaveValue('tag:tech last>90d');
  await expect(count).toHaveText('2 of 3 people');

  await rapport(dataDir, 'export', join(files, 'out.json'));
  expect(JSON.parse(await readFile(join(files, 'out.json'), 'utf8'))).toMatchObject({
    settings: { views: [{ name: 'Silent in tech', text: 'tag:tech last>90d' }] },
  });

  await views.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete “Silent in tech”' }).press('Enter');
  await expect(views).toHaveText('Views');
  await window.undoFromToast('View “Silent in tech” deleted');
  await expect(views).toHaveText('View: Silent in tech');
});

test('score and last touch are chosen with the mouse and written into the search', async ({ window, page }) => {
  await window.goTo('People');
  const count = window.main.getByRole('status').first();
  const filters = window.main.getByRole('search', { name: 'People' });
  await filters.getByRole('button', { name: 'Last touch', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Last touch in the last 7 days' }).click();
  await expect(count).toHaveText('1 of 3 people');
  await expect(window.main.getByRole('searchbox', { name: 'Search people' })).toHaveValue('last<=7d');
  await filters.getByRole('button', { name: 'Score', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Score over 75' }).click();
  await expect(window.main.getByText('Nobody matches')).toBeVisible();
  await window.main.getByRole('button', { name: 'Clear filters' }).click();
  await expect(count).toHaveText('3 people');
  await window.main.getByRole('button', { name: 'What can be typed here' }).click();
  await expect(page.getByText('last>90d last<2w')).toBeVisible();
});

test('a slip is forgiven, filters find people, and what was opened last comes first', async ({ window, page }) => {
  const field = window.dialog.getByRole('combobox');
  const people = window.dialog.getByRole('group', { name: 'People' }).getByRole('option');
  await window.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('gracia');
  await expect(window.dialog.getByRole('group', { name: 'Did you mean' }).getByRole('option')).toHaveText(/Ana García/);
  await window.press('Enter');
  await expect(window.heading).toHaveText('Ana García');

  await window.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('tag:founder');
  await expect(people).toHaveText([/Cy Okafor/, 'Show 1 person on the People page']);
  await expect(window.dialog.getByRole('list', { name: 'Filters understood' })).toHaveText('Tag founder');
  await window.press('Enter');
  await expect(window.heading).toHaveText('Cy Okafor');

  await window.press('Control+k');
  await expect(window.dialog.getByRole('group', { name: 'Recently opened' }).getByRole('option')).toHaveText(/Ana García/);
  await page.keyboard.type('stk');
  await expect(window.dialog.getByRole('option', { name: 'Show the keys' })).toHaveAttribute('aria-selected', 'true');
});
