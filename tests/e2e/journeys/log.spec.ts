import { expect, test, threePeople } from '../book';

test.use({ book: threePeople });

test('a touchpoint is logged, changed where it stands, deleted, undone and done again by keyboard', async ({ window, page }) => {
  await expect.poll(() => window.running()).toBe(0);
  const ana = await window.openPerson('Ana García');
  await ana.expectScore(0);

  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log with Ana García');
  const kind = dialog.getByRole('combobox', { name: 'What happened' });
  await expect(dialog.getByRole('combobox', { name: 'In one line' })).toBeFocused();
  await window.tabTo(kind);
  await page.keyboard.type('call');
  await expect(page.getByRole('option')).toHaveText(/^Call/);
  await window.press('Enter');
  await expect(kind).toHaveValue('Call');
  await window.tabTo(dialog.getByRole('textbox', { name: 'Subject' }));
  await page.keyboard.type('Coffee at the harbour');
  await window.press('Control+Enter');
  await expect(dialog).toBeHidden();

  // 4 points: 100 · (1 − 2^(−4/25)) = 10.5
  const row = ana.row('Coffee at the harbour');
  await expect(row).toContainText('+4.0 points');
  await ana.expectScore(10);
  await expect.poll(() => window.running()).toBe(4);

  await window.tabTo(row.getByRole('button', { name: 'Coffee at the harbour', exact: true }), 60);
  await window.press('Enter');
  await expect(ana.article.getByRole('form', { name: /^Edit/ }).getByRole('textbox', { name: 'Subject' })).toBeFocused();
  await window.press('ControlOrMeta+a');
  await page.keyboard.type('Tea at the harbour');
  await window.press('Enter');
  const renamed = ana.row('Tea at the harbour').getByRole('button', { name: 'Tea at the harbour', exact: true });
  await expect(renamed).toBeFocused();

  await window.tabTo(ana.row('Tea at the harbour').getByRole('button', { name: /^More for/ }));
  await window.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit here' })).toBeFocused();
  await window.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await window.press('Enter');
  await expect(renamed).toBeHidden();
  await ana.expectScore(0);
  await expect.poll(() => window.running()).toBe(0);

  await window.press('Control+z');
  await expect(renamed).toBeVisible();
  await ana.expectScore(10);
  await window.press('Control+z');
  await expect(ana.row('Coffee at the harbour')).toBeVisible();
  await window.press('Control+y', 'Control+y');
  await expect(renamed).toBeHidden();
  await expect.poll(() => window.running()).toBe(0);
});

test('a meeting of two is logged from anywhere and stands on both timelines', async ({ window, page }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await window.tabTo(dialog.getByRole('combobox', { name: 'With' }));
  for (const [typed, name] of [
    ['garc', 'Ana García'],
    ['bo', 'Bo Chen'],
  ] as const) {
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name })).toHaveAttribute('data-combobox-selected', 'true');
    await window.press('Enter');
    await expect(dialog.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
  }
  await window.tabTo(dialog.getByRole('textbox', { name: 'Subject' }));
  await page.keyboard.type('Lunch of three');
  await window.press('Control+Enter');
  await expect(dialog).toBeHidden();

  // 5 / √2 each
  for (const [name, other] of [
    ['Ana García', 'Bo Chen'],
    ['Bo Chen', 'Ana García'],
  ] as const) {
    const person = await window.openPerson(name);
    await expect(person.row('Lunch of three')).toContainText('+3.5 points');
    await expect(person.row('Lunch of three')).toContainText(`with ${other}`);
  }
});

test('nobody loses what they typed: Escape asks, and what is wrong is said at its field', async ({ window }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await window.press('Control+Enter');
  await expect(dialog.getByText('Choose at least one person')).toBeVisible();
  await window.press('Escape', 'Escape');
  await expect(dialog).toBeHidden();

  const ana = await window.openPerson('Ana García');
  await window.press('Control+l');
  const log = await window.dialogNamed('Log with Ana García');
  await log.getByRole('textbox', { name: 'Minutes' }).fill('9999');
  await log.getByRole('textbox', { name: 'Subject' }).fill('Worth keeping');
  await window.press('Escape');
  const question = await window.dialogNamed('Discard your changes?');
  await window.press('Escape');
  await expect(question).toBeHidden();
  await expect(log.getByRole('textbox', { name: 'Subject' })).toHaveValue('Worth keeping');
  await window.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(log).toBeHidden();
  await expect(ana.article.getByText('Nothing here yet')).toBeVisible();
});
