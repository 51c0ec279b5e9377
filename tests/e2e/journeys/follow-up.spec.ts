import { dayFromNow, expect, test, threePeople } from '../book';

test.use({ book: { ...threePeople, followUps: [{ id: 'f1', contactId: 'cy', dueDate: dayFromNow(-2), reason: 'Send the proposal' }] } });

test('a follow-up planned for today is done from the keyboard, another one is snoozed', async ({ window, page }) => {
  const bo = await window.openPerson('Bo Chen');
  await bo.article.getByRole('button', { name: 'Follow up' }).click();
  const dialog = await window.dialogNamed('Follow up');
  await dialog.getByRole('group', { name: 'Quick choices' }).getByText('Today').click();
  await dialog.getByRole('textbox', { name: 'What for' }).fill('Ask how the launch went');
  await window.save(dialog);

  await expect(page.getByRole('navigation').getByRole('button', { name: /Today.*2 follow-ups due/ })).toBeVisible();
  await window.goTo('Today');
  const due = window.main.getByRole('region', { name: /^Follow-ups/ });
  const lines = due.getByRole('listitem');
  await expect(lines).toHaveText([/Cy Okafor.*Send the proposal.*overdue/, /Bo Chen.*Ask how the launch went.*today/]);

  await window.tabTo(lines.first().getByRole('button', { name: /^Cy Okafor Send/ }));
  await window.press('ArrowDown');
  await expect(lines.nth(1).getByRole('button', { name: /^Bo Chen/ })).toBeFocused();
  await window.press('d');
  await expect(lines).toHaveCount(1);
  await expect(lines.getByRole('button', { name: /^Cy Okafor Send/ })).toBeFocused();

  await window.press('s');
  const choices = await window.dialogNamed(/^Snooze/);
  await window.tabTo(choices.getByRole('button', { name: 'Tomorrow' }));
  await window.press('Enter');
  await expect(due).toBeHidden();
  await expect(window.main.getByRole('region', { name: 'Coming up' })).toContainText('Cy Okafor');
  await expect(window.main.getByRole('region', { name: 'Coming up' })).toContainText('tomorrow');

  await window.undoFromToast(/^Snoozed until/);
  await expect(lines).toHaveText([/Send the proposal/]);
});

test('logging what was planned marks it done in the same breath', async ({ window, page }) => {
  const line = window.main.getByRole('region', { name: /^Follow-ups/ }).getByRole('listitem');
  await line.getByRole('button', { name: 'Log and mark done: Cy Okafor' }).click();
  const dialog = await window.dialogNamed('Log with Cy Okafor');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Sent and discussed');
  await window.save(dialog);
  await expect(line).toBeHidden();
  const cy = await window.openPerson('Cy Okafor');
  await expect(cy.row('Sent and discussed')).toBeVisible();
  await expect(cy.row('Send the proposal')).toContainText('Follow-up done');
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Today', exact: true })).toBeVisible();
});
