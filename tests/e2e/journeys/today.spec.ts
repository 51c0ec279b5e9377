import { aMeeting, dayFromNow, daysAgo, expect, test, threePeople } from '../book';

const touch = (id: string, kind: string, contactId: string, ago: number, subject = '') => {
  const occurredAt = daysAgo(ago);
  return { id, kind, occurredAt, localDate: occurredAt.slice(0, 10), contactIds: [contactId], subject };
};

test.use({
  book: {
    contacts: [
      ...threePeople.contacts,
      { id: 'dee', name: { full: 'Dee Moreau' }, cadenceDays: 14 },
      { id: 'eli', name: { full: 'Eli Sato' }, tags: ['vip'] },
    ],
    touchpoints: [
      touch('m1', 'message_in', 'ana', 3, 'Can you come to Lisbon?'),
      touch('m2', 'message_in', 'ana', 1, 'And bring Bo'),
      touch('m3', 'comment_in', 'bo', 6, 'Nice talk'),
      touch('n1', 'listen', 'cy', 9, 'Looks for a printer'),
      aMeeting('t1', ['dee'], 40),
      touch('h1', 'help_in', 'eli', 5, 'Lent me a room'),
    ],
    followUps: [{ id: 'f1', contactId: 'cy', dueDate: dayFromNow(-2), reason: 'Send the proposal' }],
  },
});

test('the day is done from the keyboard, from the first line to the end of the list', async ({ window, page }) => {
  const { main } = window;
  const first = main.getByRole('region', { name: 'Do first' });
  await expect(first.getByRole('listitem')).toHaveCount(3);
  await expect(first.getByRole('listitem').first()).toContainText(/points at stake · about \d+ minutes/);
  // The messages of Ana are worth most for five minutes; nobody stands there twice, and no line in two places.
  await expect(first.getByRole('listitem').first()).toContainText('Ana García');
  await expect(first.getByRole('listitem').first()).toContainText('2 messages · Message received: And bring Bo');
  await expect(main.getByRole('button', { name: /^Ana García 2 messages/ })).toHaveCount(1);
  await expect(main.getByText('That’s all for today.')).toBeVisible();

  // Down to the first line, log the answer.
  await window.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Ana García 2 messages/ })).toBeFocused();
  await window.press('l');
  const dialog = await window.dialogNamed('Log with Ana García');
  await window.save(dialog);
  await expect(main.getByRole('button', { name: /^Ana García 2 messages/ })).toHaveCount(0);

  // Bo's comment needs no answer; that can be taken back.
  const bo = first.getByRole('button', { name: /^Bo Chen Comment/ });
  await window.tabTo(bo, 80);
  await window.press('d');
  await expect(bo).toBeHidden();
  await window.undoFromToast(/^No answer needed for Bo Chen/);
  await expect(bo).toBeVisible();

  // The need, who is owed, and whose cadence is over.
  await expect(main.getByRole('button', { name: /^Cy Okafor Looks for a printer/ })).toBeVisible();
  await expect(main.getByRole('button', { name: /^Eli Sato You took 3\.0 and gave 0\.0/ })).toBeVisible();
  const dee = main.getByRole('button', { name: /^Dee Moreau Every 14 days/ });
  await expect(dee).toBeVisible();
  await window.tabTo(dee, 80);
  await window.press('p');
  await window.dialogNamed(/^Follow up/);
  await window.press('Escape');
  await expect(dee).toBeFocused();
});

test('a cadence by tag shows on the person, in People and on Today', async ({ window, page }) => {
  await window.goTo('Settings');
  const section = window.main.getByRole('region', { name: 'Cadence' });
  await section.getByRole('combobox', { name: 'Stage or tag' }).click();
  await page.getByRole('option', { name: 'vip' }).click();
  await section.getByRole('button', { name: 'Add' }).click();
  const days = section.getByRole('textbox', { name: 'Days for tag vip' });
  await days.fill('7');
  await window.press('Enter');
  await expect(page.getByText('Tag vip: in touch every 7 days')).toBeVisible();

  const dee = await window.openPerson('Dee Moreau');
  await expect(dee.article.getByText('overdue', { exact: true })).toBeVisible();
  const card = dee.article.getByRole('region', { name: 'Keeping in touch' });
  await expect(card).toContainText('Every 14 days');
  await expect(card).toContainText('overdue');

  const eli = await window.openPerson('Eli Sato');
  await expect(eli.article.getByRole('region', { name: 'Keeping in touch' })).toContainText('Every 7 days, as for the tag “vip”');

  await window.goTo('People');
  await page.getByRole('search', { name: 'People' }).getByRole('button', { name: 'In touch' }).click();
  await page.getByRole('option', { name: /^Overdue/ }).click();
  await window.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: '1 of 5 people' })).toBeVisible();
  const row = page.getByRole('grid').getByRole('row', { name: /Dee Moreau/ });
  await expect(row.getByText('overdue')).toBeVisible();
});
