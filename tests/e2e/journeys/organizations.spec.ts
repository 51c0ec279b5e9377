import { aMeeting, type Book, expect, test } from '../book';
import { OrganizationPage } from '../pages/organization-page';

const book: Book = {
  contacts: [
    { id: 'ana', name: { full: 'Ana García' }, organization: 'Northlight Studio', title: 'Founder', roleFrom: '2021-03' },
    { id: 'bo', name: { full: 'Bo Chen' }, organization: 'Tallgrass', title: 'Head of Product', roleFrom: '2018' },
    { id: 'cy', name: { full: 'Cy Okafor' }, organization: 'Tallgrass', title: 'Advisor', roleFrom: '2010', roleTo: '2022-06' },
    { id: 'dee', name: { full: 'Dee Park' }, organization: 'Fernway' },
  ],
  touchpoints: [aMeeting('with-bo', ['bo'], 3), aMeeting('with-ana', ['ana'], 90)],
};

test.use({ book });

test('somebody with a role before: written in the form, seen on their page and on that of the organization', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await expect(ana.article).toContainText('Founder, Northlight Studio (since Mar 2021)');
  await expect(ana.article.getByRole('region', { name: 'Roles' })).toHaveCount(0);

  const dialog = await ana.edit();
  await dialog.getByRole('button', { name: 'Add a role' }).click();
  const role = dialog.getByRole('group', { name: 'Role 2' });
  const organization = role.getByLabel('Organization');
  await expect(organization).toBeFocused();
  await page.keyboard.type('tallg');
  await page.getByRole('option', { name: 'Tallgrass' }).click();
  await expect(organization).toHaveValue('Tallgrass');
  await role.getByRole('textbox', { name: 'Title' }).fill('Designer');
  await role.getByRole('textbox', { name: 'From' }).fill('03/2021');
  const to = role.getByRole('textbox', { name: 'To' });
  await to.fill('when it was time');
  await expect(role.getByRole('textbox', { name: 'From' })).toHaveValue('Mar 2021');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText('Write a year or a month, such as 2021 or Mar 2021')).toBeVisible();
  await expect(to).toBeFocused();
  await to.fill('2020');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText('Is before the beginning')).toBeVisible();
  await role.getByRole('textbox', { name: 'From' }).fill('2015');
  await to.fill('Feb 2021');
  await window.save(dialog);

  const roles = ana.article.getByRole('region', { name: 'Roles' }).getByRole('listitem');
  await expect(roles).toHaveText(['FounderNorthlight StudioMar 2021 – now', 'DesignerTallgrass2015 – Feb 2021']);
  await roles.getByRole('button', { name: 'Tallgrass' }).click();
  const tallgrass = new OrganizationPage(window, 'Tallgrass');
  await expect(tallgrass.heading).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'People' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expect(tallgrass.people).toHaveText([/^BCBo ChenHead of Product2018 – now3 days ago\d+$/]);
  await expect(tallgrass.former).toHaveText([/Ana GarcíaDesigner2015 – Feb 2021/, /Cy OkaforAdvisor2010 – Jun 2022/]);
  await expect(tallgrass.article).toContainText('1 person · 2 former');

  // A role that has ended is said to have.
  await tallgrass.former.getByRole('button', { name: 'Cy Okafor' }).click();
  await expect(window.main).toContainText('Advisor, Tallgrass (until Jun 2022)');

  // The earlier role first, then a new job.
  await window.openPerson('Ana García');
  const again = await ana.edit();
  await again.getByRole('button', { name: 'Make first: Designer, Tallgrass' }).click();
  await expect(again.getByRole('group', { name: /^First role/ }).getByRole('textbox', { name: 'Title' })).toHaveValue('Designer');
  await again.getByRole('button', { name: 'Make first: Founder, Northlight Studio' }).click();
  await again.getByRole('button', { name: 'Changed jobs' }).click();
  await page.keyboard.type('Fernway');
  await window.save(again);
  const now = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric' }).format(new Date());
  await expect(roles).toHaveText([`Fernway${now} – now`, `FounderNorthlight StudioMar 2021 – ${now}`, 'DesignerTallgrass2015 – Feb 2021']);
  // The toast of the first time has gone.
  await expect(window.toast('Saved Ana García')).toHaveCount(1);
  await window.undoFromToast('Saved Ana García');
  await expect(roles).toHaveCount(2);
});

test('an organization is found, described, renamed and brought back', async ({ window, page }) => {
  await window.goToList('Organizations');
  const grid = window.main.getByRole('grid', { name: 'Organizations' });
  const count = window.main.getByRole('status').first();
  await expect(count).toHaveText('3 organizations');
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  // Those with the most points first.
  await expect(rows).toHaveText([/^Tallgrass11/, /^Northlight/, /^Fernway/]);
  await grid.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(rows).toHaveText([/^Fernway/, /^Northlight/, /^Tallgrass/]);
  await window.press('/');
  await page.keyboard.type('GRASS');
  await expect(count).toHaveText('1 organization found');
  await window.press('ArrowDown');
  await expect(grid).toBeFocused();
  await window.press('Enter');
  const before = new OrganizationPage(window, 'Tallgrass');
  await expect(before.heading).toBeVisible();

  const dialog = await before.edit();
  await dialog.getByRole('textbox', { name: 'Website' }).fill('tallgrass.example');
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('Moved to the river in spring');
  await window.save(dialog);
  await expect(window.toast('Saved Tallgrass')).toBeVisible();
  await expect(before.article.getByRole('button', { name: 'tallgrass.example' })).toBeVisible();
  await expect(before.article.getByRole('region', { name: 'Notes' })).toHaveText('Moved to the river in spring');

  const again = await before.edit();
  await again.getByRole('textbox', { name: 'Name' }).fill('Tallgrass Software');
  await expect(again).toContainText('Changes the name for 2 people.');
  await window.save(again);
  const after = new OrganizationPage(window, 'Tallgrass Software');
  await expect(after.heading).toBeVisible();
  await expect(after.people).toHaveCount(1);
  await expect(after.former).toHaveCount(1);
  await expect(after.article.getByRole('button', { name: 'tallgrass.example' })).toBeVisible();

  // The page follows the name back and forth.
  await window.undoFromToast('Tallgrass renamed to Tallgrass Software');
  await expect(before.heading).toBeVisible();
  await expect(before.people).toHaveCount(1);
  await window.press('Control+y');
  await expect(after.heading).toBeVisible();
  await after.article.getByRole('button', { name: 'Organizations' }).click();
  await expect(count).toHaveText('1 organization found');
  await expect(rows).toHaveText([/^Tallgrass Softwaretallgrass\.example/]);
});

test('two organizations become one after a question, and two again', async ({ window, page }) => {
  const fernway = await window.openOrganization('Fernway');
  const dialog = await fernway.edit();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tallgrass');
  await window.press('Enter');
  const question = await window.dialogNamed('Merge into Tallgrass?');
  await expect(question).toContainText('already, with 2 people. Merging brings in 1 person from Fernway.');
  await window.press('Escape');
  await expect(question).toBeHidden();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await question.getByRole('button', { name: 'Merge' }).click();
  const tallgrass = new OrganizationPage(window, 'Tallgrass');
  await expect(tallgrass.people).toHaveText([/Bo Chen/, /Dee Park/]);
  await window.undoFromToast('Fernway merged into Tallgrass');
  await expect(tallgrass.people).toHaveText([/Bo Chen/]);
  await window.openOrganization('Fernway');
  await expect(fernway.people).toHaveText([/Dee Park/]);
  await page.keyboard.press('Control+k');
  await expect(window.dialog.getByRole('combobox')).toBeFocused();
});

test('a name that another one has, written a little differently, is asked about too', async ({ window }) => {
  const fernway = await window.openOrganization('Fernway');
  let dialog = await fernway.edit();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('  TALLGRASS');
  await window.press('Enter');
  const question = await window.dialogNamed('Merge into Tallgrass?');
  await expect(question).toContainText('There is Tallgrass already, written a little differently, with 2 people.');
  await window.press('Escape');
  await expect(question).toBeHidden();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await question.getByRole('button', { name: 'Merge' }).click();
  await expect(new OrganizationPage(window, 'Tallgrass').people).toHaveText([/Bo Chen/, /Dee Park/]);
  await window.undoFromToast('Fernway merged into Tallgrass');

  await window.openOrganization('Fernway');
  dialog = await fernway.edit();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('TALLGRASS');
  await window.press('Enter');
  await question.getByRole('button', { name: 'Keep them apart' }).click();
  await expect(new OrganizationPage(window, 'TALLGRASS').people).toHaveText([/Dee Park/]);
});

test('a new organization, somebody added to it, and one that is gone', async ({ window, page }) => {
  await window.goToList('Organizations');
  await window.press('n');
  const dialog = await window.dialogNamed('New organization');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Fernway');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog.getByText(/already$/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Halden Foods');
  await window.save(dialog);
  const halden = new OrganizationPage(window, 'Halden Foods');
  await expect(halden.article.getByText('Nobody here yet')).toBeVisible();
  await halden.article.getByRole('button', { name: 'Add a person' }).click();
  const form = await window.dialogNamed('New person');
  await expect(form.getByLabel('Organization')).toHaveValue('Halden Foods');
  await page.keyboard.type('Di Rossi');
  await window.save(form);
  await expect(window.heading).toHaveText('Di Rossi');
  await window.main.getByRole('button', { name: 'Halden Foods' }).click();
  await expect(halden.people).toHaveText([/Di Rossi/]);

  await window.press('Control+z');
  await expect(halden.article.getByText('Nobody here yet')).toBeVisible();
  await halden.article.getByRole('button', { name: 'Remove' }).click();
  await expect(window.heading).toHaveText('Organizations');
  await expect(window.main.getByRole('status').first()).toHaveText('3 organizations');
  await window.undoFromToast('Removed Halden Foods');
  await expect(window.main.getByRole('status').first()).toHaveText('4 organizations');

  await window.openOrganization('Halden Foods');
  await window.press('Control+z');
  await expect(window.main.getByText('There is no Halden Foods any more')).toBeVisible();
  await window.main.getByRole('button', { name: 'Go to Organizations' }).click();
  await expect(window.heading).toHaveText('Organizations');
});
