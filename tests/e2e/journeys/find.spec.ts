import { expect, test, threePeople } from '../book';

test.use({ book: { ...threePeople, contacts: [...threePeople.contacts, { id: 'gergo', name: { full: 'Gergő Šimić-Dvořák' } }] } });

test('a person is found by a part of the name without its diacritics, from the keyboard alone', async ({ window, page }) => {
  await window.press('Control+k');
  const field = window.dialog.getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('garcia');
  const found = window.dialog.getByRole('group', { name: 'People' }).getByRole('option');
  await expect(found).toHaveText(/Ana García/);
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await window.press('Enter');
  await expect(window.dialog).toBeHidden();
  await expect(window.heading).toHaveText('Ana García');

  await window.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('dvora');
  await expect(found).toHaveText(/Gergő Šimić-Dvořák/);
  await window.press('Escape');
  await expect(window.dialog).toBeHidden();
  await expect(window.heading).toHaveText('Ana García');
});

test('the arrows go through what was found, pages and commands included', async ({ window, page }) => {
  const field = window.dialog.getByRole('combobox');
  await window.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('set');
  await expect(window.dialog.getByRole('option', { name: 'Settings' })).toHaveAttribute('aria-selected', 'true');
  await window.press('Enter');
  await expect(window.heading).toHaveText('Settings');
  await window.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('nobody at all');
  await expect(window.dialog.getByText('Nothing found for “nobody at all”.')).toBeVisible();
  await window.press('Enter', 'Escape');
  await window.press('Alt+ArrowLeft');
  await expect(page).toHaveTitle('Today – Rapport');
});
