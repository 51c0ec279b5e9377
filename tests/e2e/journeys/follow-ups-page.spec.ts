import { AxeBuilder } from '@axe-core/playwright';
import { dayFromNow, expect, test, threePeople } from '../book';

const inMonths = (day: string) => day.slice(0, 7);

test.use({
  book: {
    ...threePeople,
    contacts: threePeople.contacts.map((contact, index) =>
      index === 0 ? { ...contact, birthday: `1990-${dayFromNow(3).slice(5)}` } : contact,
    ),
    followUps: [
      { id: 'f1', contactId: 'cy', dueDate: dayFromNow(-2), reason: 'Send the proposal' },
      { id: 'f2', contactId: 'bo', dueDate: dayFromNow(0), reason: 'Weekly call', recurrence: 'FREQ=DAILY;INTERVAL=7' },
      { id: 'f3', contactId: 'ana', dueDate: dayFromNow(1), reason: 'Lunch' },
    ],
  },
});

test.beforeEach(async ({ window }) => {
  await window.goTo('Follow-ups');
  await expect(window.heading).toHaveText('Follow-ups');
});

test('the agenda is gone through with the keyboard', async ({ window }) => {
  const section = (name: RegExp) => window.main.getByRole('region', { name });
  await expect(section(/^Overdue/).getByRole('listitem')).toHaveText([/Cy Okafor.*Send the proposal.*2 days overdue/]);
  await expect(section(/^Today,/).getByRole('listitem')).toHaveText([/Bo Chen.*Weekly call.*every 7 days/]);
  await expect(section(/^Tomorrow,/).getByRole('listitem')).toHaveText([/Ana García.*Lunch/]);
  await expect(window.main.getByText(/Birthday, turns \d+/)).toBeVisible();
  await expect(window.main.getByText('comes again').first()).toBeVisible();

  await window.tabTo(section(/^Overdue/).getByRole('button', { name: /^Cy Okafor/ }));
  await window.press('Shift+ArrowDown');
  await expect(section(/^Overdue/)).toBeHidden();
  await expect(section(/^Today,/).getByRole('button', { name: /^Cy Okafor/ })).toBeFocused();
  await window.press('Shift+ArrowDown');
  await expect(section(/^Tomorrow,/).getByRole('button', { name: /^Cy Okafor/ })).toBeFocused();
  await window.press('d');
  await expect(section(/^Tomorrow,/).getByRole('listitem')).toHaveCount(1);
  await window.undoFromToast('Done: Send the proposal');
  await expect(section(/^Tomorrow,/).getByRole('listitem')).toHaveCount(2);

  await window.tabTo(section(/^Today,/).getByRole('button', { name: /^Bo Chen/ }), 40);
  await window.press('d');
  await expect(window.toast('Done: Weekly call')).toContainText('Next on');
  await expect(section(/^Today,/).getByText('Nothing planned.')).toBeVisible();
});

test('a follow-up is dragged to another day', async ({ window }) => {
  const section = (name: RegExp) => window.main.getByRole('region', { name });
  await section(/^Overdue/)
    .getByRole('listitem')
    .dragTo(section(/^Tomorrow,/));
  await expect(section(/^Tomorrow,/).getByRole('listitem')).toHaveText([/Cy Okafor/, /Ana García/]);
  await expect(section(/^Overdue/)).toBeHidden();
});

test('several are moved, done and deleted at once', async ({ window, page }) => {
  await window.main.getByRole('checkbox', { name: /^Select Send the proposal/ }).check();
  await window.main.getByRole('checkbox', { name: /^Select Lunch/ }).check();
  const bar = window.main.getByRole('region', { name: 'Selected follow-ups' });
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Move…' }).click();
  const calendar = page.getByRole('dialog', { name: /^Move/ });
  await calendar.getByRole('button', { name: 'Next month' }).click();
  await calendar.getByRole('button', { name: /^15 / }).click();
  await expect(window.toast(/^2 follow-ups moved to/)).toBeVisible();
  await window.main.getByRole('button', { name: 'Show four more weeks' }).click();
  await expect(window.main.getByRole('region').filter({ hasText: 'Lunch' })).toContainText('Send the proposal');
  await bar.getByRole('button', { name: 'Select all 3' }).click();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expect(window.toast('3 follow-ups deleted')).toBeVisible();
  await window.main.getByRole('radiogroup', { name: 'Show' }).getByText('Follow-ups').click();
  await expect(window.main.getByText('Nothing is planned')).toBeVisible();
  await window.undoFromToast('3 follow-ups deleted');
  await expect(window.main.getByText('Weekly call').first()).toBeVisible();
});

test('the month is gone through with arrow keys, and a follow-up is moved in it', async ({ window, page }) => {
  await window.main.getByRole('radiogroup', { name: 'View' }).getByText('Month').click();
  const grid = window.main.getByRole('grid');
  const cell = (day: string) => grid.locator(`[data-day="${day}"]`);
  await expect(cell(dayFromNow(0))).toHaveAccessibleName(/^Today, .*1 follow-up/);
  await window.tabTo(cell(dayFromNow(0)), 40);
  await window.press('ArrowRight');
  await expect(cell(dayFromNow(1))).toBeFocused();
  await window.press('Enter');
  const entry = grid.getByRole('button', { name: 'Ana García Lunch' });
  await expect(entry).toBeFocused();
  await window.press('Shift+ArrowDown');
  await expect(cell(dayFromNow(8)).getByRole('button', { name: 'Ana García Lunch' })).toBeFocused();
  await window.press('Escape');
  await expect(cell(dayFromNow(8))).toBeFocused();
  await window.press('PageDown');
  await expect(window.main.getByRole('heading', { level: 2 })).not.toHaveText('');
  await window.press('PageUp');
  await window.press('n');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  if (inMonths(dayFromNow(8)) === inMonths(dayFromNow(2))) {
    await entry.dragTo(cell(dayFromNow(2)));
    await expect(cell(dayFromNow(2)).getByRole('button', { name: 'Ana García Lunch' })).toBeVisible();
  }
});

test('a follow-up is planned for many people at once, over some days', async ({ window }) => {
  await window.goTo('People');
  await window.main.getByRole('grid', { name: 'People' }).focus();
  await window.press('Control+a');
  const bar = window.main.getByRole('region', { name: 'Selected people' });
  await bar.getByRole('button', { name: 'Follow up…' }).click();
  const dialog = await window.dialogNamed('Follow up with 3 people');
  await dialog.getByRole('textbox', { name: 'What for' }).fill('Season’s greetings');
  await dialog.getByRole('textbox', { name: 'Spread over' }).fill('3');
  await window.save(dialog);
  await expect(window.toast('3 follow-ups planned')).toBeVisible();
  await window.goTo('Follow-ups');
  await expect(window.main.getByText('Season’s greetings')).toHaveCount(3);
  await window.press('Control+z');
  await expect(window.main.getByText('Season’s greetings')).toHaveCount(0);
});

test('the agenda and the month are accessible, light and dark', async ({ window, page }) => {
  await window.main.getByRole('checkbox', { name: /^Select Lunch/ }).check();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const view of ['Agenda', 'Month']) {
      await window.main.getByRole('radiogroup', { name: 'View' }).getByText(view).click();
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${view} ${colorScheme} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
        ),
      ).toEqual([]);
    }
  }
});
