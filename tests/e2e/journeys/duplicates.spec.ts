import { aMeeting, daysAgo, expect, scoresAt, test } from '../book';

test.use({
  book: {
    contacts: [
      {
        id: 'ana',
        name: { full: 'Ana García' },
        organization: 'Northlight',
        points: [{ kind: 'email', label: 'work', value: 'ana@northlight.example' }],
        tags: ['press'],
        notes: 'Likes tea',
      },
      {
        id: 'ana2',
        name: { full: 'A. Garcia' },
        title: 'Editor',
        birthday: '1981-04-08',
        points: [
          { kind: 'email', label: 'home', value: 'ana@northlight.example' },
          { kind: 'phone', label: 'mobile', value: '+1 512 555 0100' },
        ],
        tags: ['austin'],
        notes: 'Met in Austin',
      },
      { id: 'bo', name: { full: 'Bo Chen' }, organization: 'Acme' },
      { id: 'bo2', name: { full: 'Bo Chen' }, organization: 'Acme' },
      { id: 'cy', name: { full: 'Cy Okafor' }, points: [{ kind: 'email', value: 'cy@x.example' }] },
      { id: 'cy2', name: { full: 'Cy Okafor' }, points: [{ kind: 'email', value: 'cy@x.example' }] },
      { id: 'dee', name: { full: 'Dee Park' } },
    ],
    touchpoints: [
      aMeeting('t1', ['ana'], 40, { subject: 'Tea at hers' }),
      aMeeting('t2', ['ana'], 30, { subject: 'Second tea' }),
      aMeeting('t3', ['ana2'], 20, { subject: 'Coffee in Austin' }),
      aMeeting('t4', ['ana', 'ana2', 'dee'], 10, { subject: 'The fair' }),
    ],
    referrals: [{ id: 'r1', fromContactId: 'ana2', toContactId: null, subjectContactId: 'dee', madeAt: daysAgo(5) }],
  },
});

test('two entries of one person are compared, merged field by field, and both are back with undo', async ({ window, page, dataDir }) => {
  const instant = daysAgo(0);
  await window.goTo('People');
  const tabs = window.main.getByRole('navigation', { name: 'Lists' });
  await tabs.getByRole('button', { name: 'Duplicates' }).click();
  const list = window.main.getByRole('listbox', { name: 'Suspected duplicates' });
  await expect(list.getByRole('option')).toHaveText([
    /Ana García and A\. Garcia.*Almost certain/,
    /Cy Okafor.*Almost certain/,
    /Bo Chen.*Likely/,
  ]);
  await expect(window.main.getByRole('status').first()).toHaveText('3 suspected duplicates');
  const before = await scoresAt(dataDir, instant);

  // By the keyboard; side by side, with the reasons.
  await expect(list).toBeFocused();
  await window.press('ArrowDown', 'ArrowUp');
  const detail = window.main.getByRole('region', { name: 'Ana García and A. Garcia' });
  await expect(detail.getByRole('list', { name: 'Why' })).toContainText('the same e-mail ana@northlight.example');
  await expect(detail.getByRole('row', { name: 'Birthday' })).toContainText('1981');
  await window.press('Enter');
  const dialog = await window.dialogNamed('Merge Ana García and A. Garcia');
  await expect(dialog.getByText('Moves along: 1 touchpoint and 1 referral.')).toBeVisible();
  await expect(dialog).toContainText('1 touchpoint had both of them');
  const becomes = dialog.getByRole('region', { name: 'The person as they will be' });
  await expect(becomes).toContainText('Ana García');
  await expect(becomes).toContainText('Editor, Northlight');
  await expect(becomes).toContainText('ana@northlight.example (work, home)');
  await expect(becomes).toContainText('Before merging also Name: A. Garcia');
  await dialog.getByRole('radio', { name: 'Name: A. Garcia' }).check();
  await expect(becomes).toContainText('Before merging also Name: Ana García');
  await dialog.getByRole('radio', { name: 'Name: Ana García' }).check();
  await dialog.getByRole('checkbox', { name: 'press' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Keep what is not chosen' }).uncheck();
  await expect(becomes).not.toContainText('Before merging');
  await window.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(list.getByRole('option')).toHaveCount(2);

  const ana = await window.openPerson('Ana García');
  await expect(ana.row('Coffee in Austin')).toBeVisible();
  await expect(ana.row('Tea at hers')).toBeVisible();
  await expect(ana.row('The fair')).toHaveCount(1);
  await expect(ana.timeline).toContainText('Dee Park');
  await expect(ana.article).toContainText('+1 512 555 0100');
  await expect(ana.article.getByRole('list', { name: 'Tags' })).toHaveText('austin');
  await expect(ana.article).toContainText('Likes tea');
  await expect(ana.article).toContainText('Met in Austin');

  await window.undoFromToast('Merged Ana García and A. Garcia');
  await expect(ana.row('Coffee in Austin')).toHaveCount(0);
  const other = await window.openPerson('A. Garcia');
  await expect(other.row('Coffee in Austin')).toBeVisible();
  expect(await scoresAt(dataDir, instant)).toEqual(before);
  await page.keyboard.press('Control+y');
  await expect(window.toast('Done again: Merge Ana García with A. Garcia')).toBeVisible();
});

test('people are told apart for good, and all that is almost certain is merged at once', async ({ window, page }) => {
  await window.press('Control+k');
  await page.keyboard.type('Duplicates');
  await window.press('Enter');
  const options = window.main.getByRole('listbox', { name: 'Suspected duplicates' }).getByRole('option');
  const shown = window.main.getByRole('radiogroup', { name: 'Show' });
  await expect(options).toHaveCount(3);
  await shown.getByText(/^Likely/).click();
  await expect(options).toHaveText([/Bo Chen/]);
  await window.press('n');
  await expect(window.toast('Bo Chen and Bo Chen are not the same person')).toBeVisible();
  await expect(window.main.getByText('None like that')).toBeVisible();
  await shown.getByText('Not the same 1').click();
  await window.main.getByRole('button', { name: 'Ask again about Bo Chen and Bo Chen' }).click();
  await shown.getByText('All 3').click();
  await expect(options).toHaveCount(3);

  await window.main.getByRole('searchbox', { name: 'Search duplicates by name' }).fill('okafor');
  await expect(options).toHaveText([/Cy Okafor/]);
  await window.main.getByRole('button', { name: 'Clear the search' }).click();

  await window.main.getByRole('button', { name: 'Merge all almost certain (2)' }).click();
  const dialog = await window.dialogNamed('Merge all 2 almost certain?');
  await expect(dialog.getByRole('listitem')).toHaveText(['Ana García and A. Garcia', 'Cy Okafor and Cy Okafor']);
  await dialog.getByRole('button', { name: 'Merge all 2' }).click();
  await expect(options).toHaveText([/Bo Chen/]);
  await window.undoFromToast('Merged 4 entries into 2 people');
  await expect(options).toHaveCount(3);
});

test('two people are merged from their own page and from the list', async ({ window, page }) => {
  const dee = await window.openPerson('Dee Park');
  await dee.menu('Merge with…');
  const ask = await window.dialogNamed('Merge Dee Park with');
  await window.choosePerson(ask, 'The same person', 'cy', 'Cy Okafor');
  await ask.getByRole('button', { name: 'Compare' }).click();
  const dialog = await window.dialogNamed('Merge Dee Park and Cy Okafor');
  await dialog.getByRole('radio', { name: /^Cy Okafor, added .* stays$/ }).check();
  await dialog.getByRole('button', { name: /^Merge/ }).click();
  await expect(dialog).toBeHidden();
  // Who is gone is no page to stay on.
  await expect(window.main.getByRole('heading', { level: 1, name: 'Cy Okafor' })).toBeVisible();
  await expect(window.main.getByRole('article')).toContainText('cy@x.example');

  await window.goTo('People');
  const grid = window.main.getByRole('grid', { name: 'People' });
  await grid.getByRole('row', { name: 'Bo Chen' }).first().getByRole('checkbox').click();
  await grid.getByRole('row', { name: 'Bo Chen' }).last().getByRole('checkbox').click();
  await window.main.getByRole('region', { name: 'Selected people' }).getByRole('button', { name: 'Merge…' }).click();
  await (await window.dialogNamed('Merge Bo Chen and Bo Chen')).getByRole('button', { name: /^Merge/ }).click();
  await expect(window.toast('Merged Bo Chen and Bo Chen')).toBeVisible();
  await expect(grid.getByRole('row', { name: 'Bo Chen' })).toHaveCount(1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('with nobody suspected it says what would be here', async ({ app, window }) => {
  await window.goTo('People');
  await window.main.getByRole('grid').focus();
  await window.press('Control+a');
  await window.main.getByRole('region', { name: 'Selected people' }).getByRole('button', { name: 'Move to trash' }).click();
  await app.page.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name: 'Duplicates' }).click();
  await expect(window.main.getByText('No duplicates found')).toBeVisible();
});
