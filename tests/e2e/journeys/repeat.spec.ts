import { dayFromNow, expect, test, threePeople } from '../book';

test.use({ book: { ...threePeople, followUps: [{ id: 'f1', contactId: 'cy', dueDate: dayFromNow(-2), reason: 'Send the proposal' }] } });

test('a follow-up is planned for every second week, done, and comes again; undo brings it back', async ({ window, page }) => {
  const bo = await window.openPerson('Bo Chen');
  await bo.article.getByRole('button', { name: 'Follow up' }).click();
  const dialog = await window.dialogNamed('Follow up');
  await dialog.getByRole('textbox', { name: 'What for' }).fill('Ask how the launch goes');
  await window.tabTo(dialog.getByRole('combobox', { name: 'Repeats' }));
  await window.press('Enter');
  await page.getByRole('option', { name: /^Every 2 weeks on Monday/ }).click();
  await dialog.getByRole('radiogroup', { name: 'Ends' }).getByText('After').click();
  await dialog.getByRole('textbox', { name: 'Times' }).fill('');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText('Give a number from 1 to 1,000')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Times' }).fill('5');
  await window.save(dialog);
  const next = bo.article.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Done: Ask how the launch goes' }) });
  await expect(next).toContainText('every 2 weeks on Monday, 5 times');

  await next.getByRole('button', { name: 'Done: Ask how the launch goes' }).click();
  await expect(window.toast('Done: Ask how the launch goes')).toContainText(`Next on Mon`);
  await expect(next).toContainText('every 2 weeks on Monday, 4 times');
  await expect(bo.row('Ask how the launch goes')).toContainText('Follow-up done');
  await window.undoFromToast('Done: Ask how the launch goes');
  await expect(next).toContainText('5 times');
});

test('logging what was planned takes its reason as the subject and plans the next', async ({ window }) => {
  const line = window.main.getByRole('region', { name: /^Follow-ups/ }).getByRole('listitem');
  await window.tabTo(line.getByRole('button', { name: /^Cy Okafor Send/ }));
  await window.press('l');
  const dialog = await window.dialogNamed('Log with Cy Okafor');
  await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue('Send the proposal');
  await dialog.getByRole('group', { name: 'Next follow-up' }).getByText('In a month').click();
  await window.save(dialog);
  await expect(line).toBeHidden();
  const cy = await window.openPerson('Cy Okafor');
  await expect(cy.row('Send the proposal')).toHaveCount(2);
  await expect(cy.article.getByRole('button', { name: 'Done: Send the proposal' })).toBeVisible();
  await window.press('Control+z');
  await expect(cy.row('Send the proposal')).toHaveCount(0);
});

test('a custom rule says which day is missing', async ({ window, page }) => {
  const bo = await window.openPerson('Bo Chen');
  await bo.article.getByRole('button', { name: 'Follow up' }).click();
  const dialog = await window.dialogNamed('Follow up');
  await dialog.getByRole('combobox', { name: 'Repeats' }).click();
  await page.getByRole('option', { name: 'Custom…' }).click();
  const days = dialog.getByRole('group', { name: 'On these days' });
  await days.getByText('Mon').click();
  await days.getByText('Tue').click();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText(/^Choose Monday too/)).toBeVisible();
  await days.getByText('Mon').click();
  await window.save(dialog);
  await expect(window.toast(/every week on Monday and Tuesday/)).toBeVisible();
});
