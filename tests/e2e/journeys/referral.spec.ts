import { expect, test, threePeople } from '../book';

test.use({ book: threePeople });

test('a referral counts when it is made, more when it is won, and a purchase adds loyalty', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Add a referral…');
  const dialog = await window.dialogNamed('Add a referral');
  await window.choosePerson(dialog, 'Whom', 'bo', 'Bo Chen');
  await window.save(dialog);

  // 10 points; 3 units taken and none given: share (0 + 1) / (3 + 2) = 20 %, trust 40 %; 100 · (1 − 2^(−4/25)) = 10.5
  await expect(ana.row('Referred Bo Chen to me')).toContainText('+10.0 points');
  await ana.expectScore(10);
  const made = await ana.explain();
  await expect(made.getByRole('heading', { name: 'Referrals 10.00 points' })).toBeVisible();
  expect(await ana.formulas(made)).toEqual({ score: '10.5', points: '4.00', trust: expect.stringMatching(/^40/) });
  await window.press('Escape');
  await expect(made).toBeHidden();

  await ana.row('Referred Bo Chen to me').getByRole('button', { name: 'Referred Bo Chen to me', exact: true }).click();
  const edit = await window.dialogNamed('Edit referral');
  await edit.getByRole('radiogroup', { name: 'What became of it' }).getByText('Won').click();
  await edit.getByRole('textbox', { name: 'Worth' }).fill('5000');
  await window.save(edit);

  // 10 + 15 points, trust 40 %; 100 · (1 − 2^(−10/25)) = 24.2
  await ana.expectScore(24);
  await expect(ana.row('Referral of Bo Chen was won')).toContainText('+15.0 points');
  await expect(ana.row('Referral of Bo Chen was won')).toContainText('5,000');
  const won = await ana.explain();
  await expect(won.getByRole('heading', { name: 'Referrals 25.00 points' })).toBeVisible();
  const rows = won.getByRole('table', { name: /^Referrals/ }).getByRole('row', { name: /Referred Bo Chen to you/ });
  await expect(rows.filter({ hasText: 'won' })).toContainText('15.00');
  await expect(rows.filter({ hasNotText: 'won' })).toContainText('10.00');
  expect(await ana.formulas(won)).toEqual({ score: '24.2', points: '10.00', trust: expect.stringMatching(/^40/) });
  await window.press('Escape');

  await ana.menu('Add a purchase…');
  const purchase = await window.dialogNamed('Add a purchase');
  await expect(purchase.getByRole('textbox', { name: 'Amount' })).toBeFocused();
  await purchase.getByRole('textbox', { name: 'Amount' }).fill('twelve');
  await purchase.getByRole('button', { name: /^Save/ }).click();
  await expect(purchase.getByText(/Write an amount such as/)).toBeVisible();
  await purchase.getByRole('textbox', { name: 'Amount' }).fill('120.50');
  await purchase.getByRole('textbox', { name: 'What' }).fill('Workshop');
  await window.save(purchase);

  // + 5 of loyalty: 0.4 · 30 = 12 points; 100 · (1 − 2^(−12/25)) = 28.3
  await expect(ana.row('Workshop')).toContainText('+5.0 points');
  await ana.expectScore(28);
  await expect.poll(() => window.running()).toBe(12);

  // Bo was brought by Ana, and both say so.
  await ana.article.getByRole('region', { name: 'Referrals' }).getByRole('button', { name: 'Bo Chen' }).click();
  await expect(window.heading).toHaveText('Bo Chen');
  await expect(page.getByRole('region', { name: 'Referrals' }).getByRole('button', { name: 'Ana García' })).toBeVisible();

  await window.goTo('Today');
  const thanks = window.main.getByRole('region', { name: /^Say thanks/ });
  await thanks.getByRole('button', { name: 'Thanked: Ana García' }).click();
  await expect(thanks).toBeHidden();
});

test('a referral that makes no sense is refused at its field', async ({ window }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Add a referral…');
  const dialog = await window.dialogNamed('Add a referral');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByRole('combobox', { name: 'Whom', exact: true })).toBeFocused();
  await expect(dialog).toBeVisible();
});
