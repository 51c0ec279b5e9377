import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Book, expect, test, threePeople } from '../book';

const book: Book = { contacts: [...threePeople.contacts, { id: 'ana2', name: { full: 'Ana Lopez' }, organization: 'Tallgrass' }] };
test.use({ book });

/** What axe finds serious or critical in the open dialog. */
async function findings(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('one line and Enter: the touchpoint, somebody new, a tag and a follow-up, one action to undo', async ({ window, page }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await expect(dialog.getByRole('combobox', { name: 'In one line' })).toBeFocused();
  await page.keyboard.type('coffee with Bo Chen and Zelda yesterday at 3pm 45m €12 about pricing #austin, ping in 3 weeks');
  const understood = dialog.getByRole('group', { name: 'Understood, to correct' });
  for (const chip of ['With: Bo Chen', 'With: Zelda (new)', 'What happened: Meeting', 'Time: 15:00', 'Minutes: 45 min', 'Tag: #austin'])
    await expect(understood.getByRole('button', { name: chip })).toBeVisible();
  await expect(understood.getByRole('button', { name: /^Follow-up: Follow up/ })).toBeVisible();
  await window.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.toast(/Meeting with Bo Chen and Zelda logged, follow-up on .*Score: Bo Chen 0 → 9/)).toBeVisible();
  // 5 / √2 each
  await expect.poll(() => window.running()).toBe(7);

  const bo = await window.openPerson('Bo Chen');
  await expect(bo.row('Coffee about pricing')).toContainText('with Zelda');
  await expect(bo.article.getByText('austin').first()).toBeVisible();
  await window.press('Control+z');
  await expect(window.toast('Undone: Log Meeting with 2 people')).toBeVisible();
  await expect.poll(() => window.running()).toBe(0);
  await window.goTo('People');
  await expect(window.main.getByRole('status').first()).toHaveText('4 people');
});

test('a name that fits several is asked about; suggestions come while it is typed', async ({ window, page }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await page.keyboard.type('call with Ana yesterday');
  const question = dialog.getByRole('group', { name: 'Which Ana?' });
  await expect(question).toBeVisible();
  await window.press('Enter');
  await expect(dialog.getByText('Say which Ana it was')).toBeVisible();
  await window.tabTo(question.getByRole('button', { name: /^Ana Lopez/ }));
  await window.press('Enter');
  await expect(question).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'With: Ana Lopez' })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'In one line' }).focus();
  await window.press('Enter');
  await expect(window.toast(/^Call with Ana Lopez logged/)).toBeVisible();

  await window.press('Control+l');
  await window.dialogNamed('Log what happened');
  await page.keyboard.type('call with Ana');
  await expect(page.getByRole('option', { name: /^Ana García/ })).toBeVisible();
  await window.press('ArrowDown');
  const first = await page.locator('[data-combobox-selected]').textContent();
  await window.press('Enter');
  const line = dialog.getByRole('combobox', { name: 'In one line' });
  await expect(line).toHaveValue(/^call with Ana (García|Lopez) $/);
  expect(first).toContain((await line.inputValue()).trim().slice('call with '.length));
  await page.keyboard.type('10m');
  await expect(line).toHaveValue(/ 10m$/);
  await window.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(() => window.running()).toBe(8);
});

test('on a person’s page the line is about them; what is not sure is shown before it is saved', async ({ window, page }) => {
  const cy = await window.openPerson('Cy Okafor');
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log with Cy Okafor');
  await page.keyboard.type('lunch on 31 February 10000 minutes');
  await window.press('Enter');
  await expect(dialog.getByText('“on 31 February” is no day of the calendar')).toBeVisible();
  await expect(dialog.getByText('“10000 minutes” is more than a day (1440 minutes)')).toBeVisible();
  await expect(dialog.getByText(/^Look at what is not sure/)).toBeVisible();
  await dialog.getByRole('combobox', { name: 'In one line' }).fill('lunch today, she introduced me to Wanda');
  const referral = dialog.getByRole('checkbox', { name: 'Add a referral: Cy Okafor introduced Wanda, who is new' });
  await window.tabTo(referral);
  await window.press('Space');
  await window.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(cy.row('Lunch today')).toBeHidden();
  await expect(cy.row('Lunch, she introduced me to Wanda')).toContainText('+5.0 points');
  // 5 for the meeting and 10 for the referral; nothing given and 3 taken leave a trust of 0.4.
  await expect.poll(() => window.running()).toBe(6);
  await window.openPerson('Wanda');
});

test('fields that were changed stay as they are while the line goes on', async ({ window, page }) => {
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log what happened');
  await page.keyboard.type('call with Bo 20m');
  // The fields follow the line a moment later; what is typed in one of them meanwhile is kept.
  await dialog.getByRole('textbox', { name: 'Notes' }).focus();
  await page.keyboard.type('Price, offer');
  await expect(dialog.getByRole('textbox', { name: 'Notes' })).toHaveValue('Price, offer');
  await expect(dialog.getByRole('textbox', { name: 'Minutes' })).toHaveValue('20');
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('25');
  const line = dialog.getByRole('combobox', { name: 'In one line' });
  await line.focus();
  await window.press('End');
  await page.keyboard.type(', follow up tomorrow');
  await expect(dialog.getByRole('textbox', { name: 'By', exact: true })).not.toHaveValue('');
  await expect(dialog.getByRole('textbox', { name: 'Minutes' })).toHaveValue('25');
  await expect(dialog.getByRole('textbox', { name: 'Notes' })).toHaveValue('Price, offer');
  await window.press('Enter');
  await expect(dialog).toBeHidden();
  await window.goTo('Today');
  await expect(window.main.getByRole('region', { name: 'Coming up' })).toContainText('Bo Chen');
});

for (const theme of ['light', 'dark'] as const) {
  test(`pasted lines are looked at and logged as one action, ${theme}`, async ({ window, page, app }) => {
    await page.emulateMedia({ colorScheme: theme });
    await window.press('Control+l');
    const dialog = await window.dialogNamed('Log what happened');
    await page.keyboard.type(
      'great coffee with Ana and Zelda yesterday 45m €12 #x, ping in 3 weeks, she introduced me to Cy, on 31 February',
    );
    await expect(dialog.getByRole('button', { name: 'Tag: #x' })).toBeVisible();
    await expect(dialog.getByText(/is no day of the calendar/)).toBeVisible();
    await expect(dialog.getByRole('group', { name: 'Which Ana?' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'In one line' }).fill('');
    const text =
      'Monday\n- call with Bo Chen 20m\n- coffee with Ana, 1h\n2. lunch with Zelda on 31 February\nsomething else\nemailed zelda #y';
    await app.electron.evaluate(({ clipboard }, lines) => clipboard.writeText(lines), text);
    await window.press('ControlOrMeta+v');
    const lines = await window.dialogNamed('Log these lines');
    await expect(lines.getByRole('status').first()).toHaveText('2 lines to log, 3 lines to look at');
    await expect(lines.getByText(/^The day of the lines below:/)).toBeVisible();
    await expect(lines.getByText('“on 31 February” is no day of the calendar')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await lines.getByRole('combobox', { name: 'Which Ana?' }).selectOption({ label: 'Ana Lopez, Tallgrass' });
    await lines.getByRole('textbox', { name: 'Line 4' }).fill('lunch with Zelda yesterday');
    await expect(lines.getByRole('status').first()).toHaveText('4 lines to log, 1 line to look at');
    await expect(lines.getByRole('checkbox', { name: 'Log line 5' })).toBeDisabled();
    await lines.getByRole('checkbox', { name: 'Log line 6' }).click();
    await lines.getByRole('button', { name: /^Log 3 lines/ }).click();
    await expect(lines).toBeHidden();
    await expect(window.toast(/^3 lines logged, 1 new person/)).toBeVisible();
    await expect.poll(() => window.running()).toBe(14);
    await window.press('Control+z');
    await expect(window.toast('Undone: Log 3 lines')).toBeVisible();
    await expect.poll(() => window.running()).toBe(0);
  });
}
