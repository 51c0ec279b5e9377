import { test as base, expect, rapport } from '../book';

const many = 2_000;

const test = base.extend({
  dataDir: async ({ dataDir }, use) => {
    await rapport(dataDir, 'seed', '--contacts', String(many), '--touchpoints', '4000', '--seed', '7');
    await use(dataDir);
  },
});

test('two thousand people are sorted, searched, filtered and opened by keyboard', async ({ window, page }) => {
  await window.goTo('People');
  const grid = window.main.getByRole('grid', { name: 'People' });
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  const count = window.main.getByRole('status').first();
  await expect(count).toHaveText('2,000 people');
  await expect(grid).toHaveAttribute('aria-rowcount', String(many + 1));
  await expect(rows.first()).toBeVisible();
  // Only what is in view is drawn.
  expect(await rows.count()).toBeLessThan(80);

  const name = (row: number) => rows.nth(row).getByRole('gridcell').nth(1);
  const active = grid.locator('[data-active="true"]');
  const nameOfActive = async () => {
    const menu = await active.getByRole('button', { name: /^More for/ }).getAttribute('aria-label');
    return menu?.replace('More for ', '') ?? '';
  };
  const byName = grid.getByRole('columnheader', { name: 'Name' });
  await byName.getByRole('button').click();
  await expect(byName).toHaveAttribute('aria-sort', 'ascending');
  await expect(name(0)).toHaveText(/^A/);
  await grid.focus();
  await window.press('Home');
  await expect(active).toHaveAttribute('aria-rowindex', '2');
  const first = await nameOfActive();
  await byName.getByRole('button').click();
  await expect(byName).toHaveAttribute('aria-sort', 'descending');
  await expect(name(0)).not.toContainText(first);
  await expect(name(0)).not.toHaveText(/^[A-M]/);

  await grid.focus();
  await window.press('End');
  await expect(active).toHaveAttribute('aria-rowindex', String(many + 1));
  await expect(active.getByRole('gridcell').nth(1)).toContainText(first);
  expect(await rows.count()).toBeLessThan(80);
  await window.press('Home');

  await window.press('/');
  const search = window.main.getByRole('searchbox', { name: 'Search people' });
  await expect(search).toBeFocused();
  const word = first.split(/\s+/)[0] ?? '';
  await page.keyboard.type(word);
  await expect(count).toHaveText(/^[\d,]+ of 2,000 people$/);
  await expect(name(0)).toContainText(new RegExp(word, 'i'));
  await window.press('ArrowDown');
  await expect(grid).toBeFocused();
  const chosen = await nameOfActive();
  await window.press('Enter');
  await expect(window.heading).toHaveText(chosen);
  await window.press('Alt+ArrowLeft');
  await expect(search).toHaveValue(word);
  await search.focus();
  await window.press('Escape');
  await expect(count).toHaveText('2,000 people');

  await window.main.getByRole('button', { name: 'Tags' }).click();
  await page.getByRole('listbox', { name: 'Tags' }).getByRole('option').first().click();
  await expect(count).toHaveText(/^[\d,]+ of 2,000 people$/);
  await window.press('Escape');
  const tag = (await window.main.getByRole('button', { name: /^Tags: / }).textContent())?.replace('Tags: ', '') ?? '';
  await expect(rows.first()).toContainText(tag);
});
