import { aMeeting, dayFromNow, daysAgo, expect, test, threePeople } from '../book';

const touch = (id: string, kind: string, contactId: string, ago: number, subject = '') => {
  const occurredAt = daysAgo(ago);
  return { id, kind, occurredAt, localDate: occurredAt.slice(0, 10), contactIds: [contactId], subject };
};

test.use({
  book: {
    contacts: [...threePeople.contacts, { id: 'dee', name: { full: 'Dee Moreau' } }],
    touchpoints: [
      touch('m1', 'message_in', 'ana', 3, 'Can you come to Lisbon?'),
      touch('n1', 'listen', 'cy', 9, 'Looks for a printer'),
      aMeeting('t1', ['bo'], 2, { subject: 'Lunch at the harbour' }),
      aMeeting('t2', ['dee'], 40),
      aMeeting('t3', ['dee'], 45),
    ],
    reviews: [{ at: daysAgo(8), intention: 'Introduce Cy to a printer' }],
  },
});

test('the week is reviewed from the keyboard, is left half-way and goes on, and is undone', async ({ window, page }) => {
  const { main } = window;
  const step = (name: string) => main.getByRole('heading', { level: 2, name });
  const atStep = async (name: string) => {
    await expect(step(name)).toBeVisible();
    await expect(step(name)).toBeFocused();
  };

  // From the palette.
  await window.press('ControlOrMeta+k');
  await page.keyboard.type('weekly');
  await expect(page.getByRole('option', { name: 'Weekly review' })).toBeVisible();
  await window.press('Enter');
  await expect(window.heading).toHaveText('Weekly review');
  await expect(main.getByText(/takes about \d+ minutes?/)).toBeVisible();
  await expect(main.getByRole('region', { name: 'Past reviews' })).toContainText('Introduce Cy to a printer');
  await expect(main.getByRole('button', { name: 'Begin the review' })).toBeFocused();
  await window.press('Enter');

  // What became of the last intention.
  await atStep('What became of it?');
  await expect(main.getByText(/^Step 1 of 7 · about \d minutes left$/)).toBeVisible();
  await window.press('Tab', 'Space');
  await expect(main.getByRole('radio', { name: 'Done', exact: true })).toBeChecked();
  await window.press('ArrowDown');
  await expect(main.getByRole('radio', { name: 'Partly' })).toBeChecked();
  await window.press('n');

  await atStep('Who faded');
  await expect(main.getByRole('button', { name: /^Dee Moreau last touch/ })).toBeVisible();
  await window.press('n');
  await atStep('Who grew');
  await expect(main.getByRole('button', { name: /^Bo Chen Meeting: Lunch at the harbour, 2 days ago/ })).toBeVisible();
  await window.press('b');
  await atStep('Who faded');
  await window.press('n', 'n');

  // No answer needed: the line goes, the focus stays in the review.
  await atStep('Who waits for your answer');
  await window.press('ArrowDown');
  await expect(main.getByRole('button', { name: /^Ana García/ })).toBeFocused();
  await window.press('d');
  await expect(main.getByText('Nobody waits for your answer.')).toBeVisible();
  await expect(step('Who waits for your answer')).toBeFocused();

  // Nothing is overdue: passed over, though it can be looked at.
  await expect(main.getByRole('button', { name: 'Overdue none' })).toBeVisible();
  await window.press('n');
  await atStep('Needs not acted on');

  // Left half-way.
  await window.goTo('Today');
  const card = main.getByRole('region', { name: 'Weekly review' });
  await expect(card).toContainText('It goes on where you were.');
  await card.getByRole('button', { name: 'Go on' }).press('Enter');
  await atStep('Needs not acted on');
  await window.press('ArrowDown', 'p');
  await window.dialogNamed('Follow up');
  await window.press('Escape');
  await expect(main.getByRole('button', { name: /^Cy Okafor Looks for a printer/ })).toBeFocused();
  await window.press('n');

  // The intention, as a follow-up.
  await expect(step('One intention for next week')).toBeVisible();
  await expect(main.getByText('1 → 0')).toBeVisible();
  const text = main.getByRole('textbox', { name: 'Intention' });
  await window.tabTo(text);
  await page.keyboard.type('Find a printer for Cy');
  await window.choosePerson(main, 'With somebody (optional)', 'cy', 'Cy Okafor');
  await window.tabTo(main.getByRole('button', { name: 'Finish the review' }));
  await window.press('Enter');
  const past = main.getByRole('region', { name: 'Past reviews' }).getByRole('listitem');
  await expect(past).toHaveCount(2);
  await expect(past.first()).toContainText('Find a printer for Cy');
  await expect(past.first()).toContainText('With Cy Okafor');
  await expect(past.first()).toContainText('1 → 0 unanswered');
  await expect(past.last()).toContainText('Partly');

  // Undone, it is half-way again with what was written.
  await window.undoFromToast('Weekly review done');
  await expect(step('One intention for next week')).toBeVisible();
  await expect(text).toHaveValue('Find a printer for Cy');
});

test('Today asks for it on the chosen day', async ({ window, page }) => {
  const card = window.main.getByRole('region', { name: 'Weekly review' });
  const weekday = new Date(`${dayFromNow(0)}T12:00:00`).toLocaleDateString('en', { weekday: 'long' });
  const other = new Date(`${dayFromNow(3)}T12:00:00`).toLocaleDateString('en', { weekday: 'long' });
  const choose = async (day: string) => {
    await window.goTo('Settings');
    const select = window.main.getByRole('region', { name: 'Weekly review' }).getByRole('combobox', { name: 'Day' });
    await select.click();
    await page.getByRole('option', { name: day }).click();
    await expect(select).toHaveValue(day);
    await window.goTo('Today');
  };
  await choose(other);
  await expect(card.getByRole('button', { name: 'Open' })).toBeVisible();
  await choose(weekday);
  await expect(card).toContainText('It is time');
  await expect(card.getByRole('button', { name: 'Begin' })).toBeVisible();
  await choose('Do not ask');
  await expect(card.getByRole('button', { name: 'Open' })).toBeVisible();
});
