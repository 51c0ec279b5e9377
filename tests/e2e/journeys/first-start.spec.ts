import { expect, test } from '../book';

test('somebody new looks round with sample data, removes it, and gets it back', async ({ window, page }) => {
  const choices = window.main.getByRole('listitem').getByRole('button');
  await expect(window.heading).toHaveText('Welcome to Rapport');
  await expect(choices).toHaveText([/Import people from a file/, /Look round with sample data/, /Add the first person/]);
  expect(await window.running()).toBe(0);

  // Impatient: a second click must not load it twice.
  await choices.filter({ hasText: 'Look round' }).dblclick();
  await expect(window.main.getByRole('heading', { name: /^Follow-ups/ })).toBeVisible();
  await expect.poll(() => window.running()).toBeGreaterThan(0);
  const running = await window.running();
  await window.goTo('People');
  await expect(window.main.getByRole('row', { name: /Ana García/ })).toBeVisible();
  const people = (await window.main.getByRole('status').first().textContent()) ?? '';
  expect(Number.parseInt(people, 10)).toBeGreaterThan(5);

  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(window.main.getByText('Nobody here yet')).toBeVisible();
  await expect.poll(() => window.running()).toBe(0);
  await window.goTo('Today');
  await expect(window.heading).toHaveText('Welcome to Rapport');

  await window.undoFromToast('Sample data removed');
  await expect(window.main.getByRole('heading', { name: /^Follow-ups/ })).toBeVisible();
  await expect.poll(() => window.running()).toBe(running);
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText(people);
});

test('somebody new adds the first person', async ({ window, page }) => {
  await page.getByRole('button', { name: /Add the first person/ }).click();
  const dialog = await window.dialogNamed('New person');
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.type('Zoë Kowalczyk');
  await window.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.heading).toHaveText('Zoë Kowalczyk');
  await window.goTo('Today');
  await expect(window.main.getByText('All quiet')).toBeVisible();
});
