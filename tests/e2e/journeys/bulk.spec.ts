import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMeeting, expect, test, threePeople } from '../book';

test.use({
  book: {
    contacts: [
      ...threePeople.contacts,
      { id: 'dee', name: { full: 'Dee Park' }, stage: 'client' },
      { id: 'eli', name: { full: 'Eli Moss' } },
    ],
    touchpoints: [aMeeting('t1', ['ana'], 0), aMeeting('t2', ['bo'], 0)],
  },
});

test('many people are selected, changed in one action, and back in one step', async ({ app, window, page, files }) => {
  await window.goTo('People');
  const grid = window.main.getByRole('grid', { name: 'People' });
  const row = (name: string) => grid.getByRole('row', { name });
  const selected = grid.getByRole('row', { selected: true });
  const bar = window.main.getByRole('region', { name: 'Selected people' });
  const count = window.main.getByRole('status').first();
  const action = (name: string) => bar.getByRole('button', { name });
  await expect(grid).toHaveAttribute('aria-multiselectable', 'true');
  await grid.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(grid.getByRole('row').nth(1)).toContainText('Ana García');

  // Space, and a range that grows and shrinks on top of it.
  await grid.focus();
  await window.press('Home', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(bar).toContainText('4 of 5 selected');
  await window.press('Shift+ArrowUp');
  await expect(selected).toHaveText([/Ana García/, /Cy Okafor/, /Dee Park/]);
  await window.press('Escape');
  await expect(selected).toHaveCount(0);
  await expect(bar).toBeHidden();

  // The mouse: a box, a range, and one out of it; the order may change.
  await row('Bo Chen').getByRole('checkbox', { name: 'Select Bo Chen' }).click();
  await row('Dee Park').click({ modifiers: ['Shift'] });
  await row('Cy Okafor').click({ modifiers: ['Control'] });
  await grid.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(selected).toHaveText([/Dee Park/, /Bo Chen/]);

  await action('Tag…').click();
  const tags = await window.dialogNamed('Tag 2 people');
  await tags.getByRole('combobox', { name: 'Add tags' }).fill('austin');
  await window.press('Enter');
  await tags.getByRole('combobox', { name: 'Remove tags' }).fill('tech');
  await window.press('Enter');
  await window.save(tags);
  await expect(row('Dee Park')).toContainText('austin');
  await expect(row('Bo Chen')).not.toContainText('tech');
  await window.undoFromToast('Tags changed of 2 people');
  await expect(row('Dee Park')).not.toContainText('austin');
  await expect(row('Bo Chen')).toContainText('tech');

  await action('Stage').click();
  await page.getByRole('menuitem', { name: 'client' }).click();
  // Dee was one already.
  await expect(window.toast('Stage of 1 person set to client')).toBeVisible();
  await action('Stage').click();
  await page.getByRole('menuitem', { name: 'client' }).click();
  await expect(window.toast('Nothing changed')).toBeVisible();

  await action('Cadence…').click();
  const cadence = await window.dialogNamed('Keep in touch with 2 people');
  await cadence.getByRole('button', { name: '30 days' }).click();
  await window.save(cadence);
  await expect(window.toast('Keep in touch with 2 people every 30 days')).toBeVisible();

  // A menu that is closed with Escape leaves the selection alone.
  await action('Export').click();
  await expect(page.getByRole('menuitem', { name: 'Rapport JSON' })).toBeVisible();
  await window.press('Escape');
  await expect(page.getByRole('menuitem', { name: 'Rapport JSON' })).toBeHidden();
  await expect(selected).toHaveCount(2);

  const file = join(files, 'two.json');
  await app.answerSaveDialog(file);
  await action('Export').click();
  await page.getByRole('menuitem', { name: 'Rapport JSON' }).click();
  await expect(window.toast('Exported')).toContainText('2 people');
  const { contacts } = JSON.parse(await readFile(file, 'utf8'));
  expect(contacts).toHaveLength(2);

  // Everybody of the filter, into the trash and back; the filter takes the selection with it.
  await expect.poll(() => window.running()).toBe(10);
  await grid.focus();
  await window.press('Control+a');
  await expect(bar).toContainText('All 5 selected');
  await action('Move to trash').click();
  await expect(count).toHaveText('0 people');
  await expect.poll(() => window.running()).toBe(0);
  await window.main.getByRole('radiogroup', { name: 'Show' }).getByText('Trash').click();
  await grid.getByRole('checkbox', { name: 'Select all people' }).click();
  await expect(bar).toContainText('All 5 selected');
  await expect(bar.getByRole('button')).toHaveText(['', 'Restore']);
  await action('Restore').click();
  await expect(bar).toBeHidden();
  await window.main.getByRole('radiogroup', { name: 'Show' }).getByText('Everybody').click();
  await expect(count).toHaveText('5 people');
  await expect.poll(() => window.running()).toBe(10);

  await grid.getByRole('checkbox', { name: 'Select all people' }).click();
  await action('Archive').click();
  await expect(count).toHaveText('0 people');
  await window.undoFromToast('Archived 5 people');
  await expect(count).toHaveText('5 people');
  await row('Eli Moss').getByRole('checkbox').click();
  await expect(bar).toContainText('1 of 5 selected');
  await window.press('/');
  await page.keyboard.type('chen');
  await expect(count).toHaveText('1 of 5 people');
  await expect(bar).toBeHidden();
});
