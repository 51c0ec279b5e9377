/** What axe finds serious or critical, on every page and in every dialog, light and dark. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './book';
import type { RunningApp } from './fixtures';
import type { AppWindow, PageName } from './pages/app-window';
import { ImportDialog } from './pages/import-dialog';

const pages: readonly PageName[] = ['Today', 'Follow-ups', 'People', 'Insights', 'History', 'Settings'];
const themes = ['light', 'dark'] as const;
/** All else is the same in the dark. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** The findings of the page as it is shown, one line each. */
async function findings(window: AppWindow, where: string, rules?: readonly string[]): Promise<string[]> {
  // A half faded-in dialog has too little contrast for as long as that takes.
  await window.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const axe = new AxeBuilder({ page: window.page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${where}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}

async function setTheme(window: AppWindow, theme: (typeof themes)[number]): Promise<void> {
  await window.goTo('Settings');
  await window.main
    .getByRole('radiogroup', { name: 'Theme' })
    .getByText(theme === 'dark' ? 'Dark' : 'Light')
    .click();
  await expect(window.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
}

async function loadSample(window: AppWindow): Promise<void> {
  await window.page.getByRole('button', { name: /Look round with sample data/ }).click();
  await expect(window.main.getByRole('heading', { name: /^Follow-ups/ })).toBeVisible();
}

/** The pages and dialogs of organizations, each while it is shown. */
async function* openOrganizations(window: AppWindow): AsyncGenerator<string> {
  const { main, dialog } = window;
  await window.goToList('Organizations');
  await expect(main.getByRole('row').nth(1)).toBeVisible();
  yield 'Organizations';
  const organization = await window.openOrganization('Northlight Studio');
  yield 'an organization';
  const form = await organization.edit();
  await form.getByRole('textbox', { name: 'Name' }).fill('Tallgrass Software');
  yield 'an organization renamed';
  await window.press('Enter');
  await window.dialogNamed('Merge into Tallgrass Software?');
  yield 'the question before two become one';
  await window.press('Escape', 'Escape');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toHaveCount(0);
}

/** The weekly review, each step while it is shown. */
async function* openReview(window: AppWindow): AsyncGenerator<string> {
  const { main } = window;
  await window.goTo('Today');
  await main.getByRole('region', { name: 'Weekly review' }).getByRole('button').click();
  await main.getByRole('button', { name: 'Begin the review' }).click();
  const steps = main.getByRole('list', { name: 'Steps' }).getByRole('button');
  await expect(main.getByText(/^Step 1 of/)).toBeVisible();
  for (const step of await steps.all()) {
    await step.click();
    yield `weekly review, ${(await step.textContent()) ?? ''}`;
  }
  await main.getByRole('textbox', { name: 'Intention' }).fill('Have lunch with Ana');
  await window.choosePerson(main, 'With somebody (optional)', 'ana', 'Ana García');
  yield 'weekly review, the intention of a follow-up';
  await main.getByRole('button', { name: 'Finish the review' }).click();
  await expect(main.getByRole('region', { name: 'Past reviews' })).toBeVisible();
  yield 'weekly reviews that are kept';
  await main.getByRole('button', { name: 'Begin the review' }).click();
  await expect(main.getByRole('heading', { name: 'What became of it?' })).toBeVisible();
  yield 'weekly review, looking back';
}

/** Suspected duplicates and what opens there, each while it is shown. */
async function* openDuplicates(window: AppWindow): AsyncGenerator<string> {
  const { page, main, dialog } = window;
  for (const email of ['ana@one.example', 'ana@two.example']) {
    await page.evaluate(
      (value) =>
        globalThis.window.rapport.request('contacts.create', {
          contact: { fullName: 'Ana Twice', points: [{ kind: 'email', value }], organization: 'Acme' },
        }),
      email,
    );
  }
  await window.goToList('Duplicates');
  const list = main.getByRole('listbox', { name: 'Suspected duplicates' });
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(main.getByRole('row', { name: 'Organization' })).toBeVisible();
  yield 'Duplicates';
  await list.focus();
  await window.press('Enter');
  await expect((await window.dialogNamed('Merge Ana Twice and Ana Twice')).getByText('Nothing else has to move.')).toBeVisible();
  yield 'a merge';
  await window.press('Escape');
  await expect(dialog).toHaveCount(0);
  await list.focus();
  await window.press('n');
  await main.getByText('Not the same 1').click();
  await expect(main.getByRole('list', { name: 'Not the same person' })).toBeVisible();
  yield 'people told apart';
}

/** The history with an action opened, the trash and its question, each while it is shown. */
async function* openHistory(window: AppWindow): AsyncGenerator<string> {
  const { main } = window;
  const person = await window.openPerson('Ana García');
  await person.menu('Move to the trash');
  await expect(person.article.getByText(/^In the trash since/)).toBeVisible();
  await window.goTo('History');
  await main.getByRole('button', { name: /^Add the sample data/ }).click();
  await expect(main.getByRole('list', { name: 'What changed' })).toBeVisible();
  yield 'what an action changed';
  await main.getByRole('button', { name: /^Trash/ }).click();
  await expect(main.getByRole('list', { name: 'In the trash' })).toBeVisible();
  yield 'the trash';
  await main.getByRole('button', { name: 'Empty the trash' }).click();
  await window.dialogNamed('Delete 1 person for good?');
  yield 'the question before the trash is emptied';
  await window.press('Escape');
}

/** An import of people of the sample and others, each part while it is shown. */
async function* openImport({ app, window, files }: { app: RunningApp; window: AppWindow; files: string }): AsyncGenerator<string> {
  const file = join(files, 'people.csv');
  const rows = [
    'Zoë Kowalczyk,zoe@patchwork.example,,',
    'Ana García,ana@northlight.example,Owner,555-0100',
    'Bo Chen,bo@other.example,,',
    ',,,x',
  ];
  await writeFile(file, ['Name,E-mail,Job Title,Fax', ...rows, ''].join('\n'));
  const preview = new ImportDialog(app);
  await preview.preview(file);
  await expect(preview.row('Zoë Kowalczyk')).toBeVisible();
  yield 'the preview of an import';
  await preview.open('Ana García');
  await preview.side('Ana García', 'Title', 'The file’s').check();
  yield 'what differs in an import';
  await preview.dialog.getByRole('button', { name: /^Change all/ }).click();
  await expect(window.page.getByRole('menuitem').first()).toBeVisible();
  yield 'what can be done with many rows';
  await window.press('Escape');
  await preview.show('Maybe known');
  await preview.open('Bo Chen');
  yield 'whom a row may be';
  await window.press('Escape');
  await window.dialogNamed('Leave the import?');
  yield 'leaving an import';
  await window.press('Escape');
  await preview.apply();
  yield 'the result of an import';
  await preview.dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(window.dialog).toHaveCount(0);
}

/** Opens each thing that opens, from where a user does; gives its name while it is open. */
async function* openThings({ app, window, files }: { app: RunningApp; window: AppWindow; files: string }): AsyncGenerator<string> {
  const { page, main, dialog } = window;
  const close = async () => {
    await window.press('Escape');
    await expect(dialog).toHaveCount(0);
  };

  await window.goTo('People');
  await main.getByRole('button', { name: 'Tags' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  yield 'the filter by tags';
  await window.press('Escape');
  await main.getByRole('grid').focus();
  await window.press('Space');
  const selected = main.getByRole('region', { name: 'Selected people' });
  await expect(selected).toBeVisible();
  yield 'people selected';
  await selected.getByRole('button', { name: 'Tag…' }).click();
  await window.dialogNamed('Tag 1 person');
  yield 'the tags of many';
  await window.press('Escape');
  await selected.getByRole('button', { name: 'Cadence…' }).click();
  await window.dialogNamed('Keep in touch with 1 person');
  yield 'the cadence of many';
  await window.press('Escape');
  await selected.getByRole('button', { name: 'Clear the selection' }).click();

  const person = await window.openPerson('Ana García');
  await person.edit();
  await dialog.getByRole('button', { name: 'Add a day' }).click();
  await dialog.getByRole('button', { name: 'Add a role' }).click();
  yield 'a person edited';
  await window.press('Escape');
  await window.dialogNamed('Discard your changes?');
  yield 'what was typed is not saved';
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toHaveCount(0);
  for (const [item, title] of [
    ['Add a follow-up…', 'Follow up'],
    ['Add a referral…', 'Add a referral'],
    ['Add a purchase…', 'Add a purchase'],
  ] as const) {
    await person.menu(item);
    await expect((await window.dialogNamed(title)).getByRole('button', { name: /^Save/ })).toBeVisible();
    yield item;
    await close();
  }
  await person.explain();
  yield 'where the score comes from';
  await close();
  await person.article
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  yield 'the menu of a person';
  await window.press('Escape');

  await window.press('Control+l');
  await window.dialogNamed(/^Log with/);
  await page.keyboard.type(
    'great coffee with An and Newcomer yesterday 45m €12 #x, ping in 3 weeks, Bo introduced me to Cy, on 31 February',
  );
  await expect(dialog.getByRole('button', { name: 'Tag: #x' })).toBeVisible();
  await expect(dialog.getByText(/is no day of the calendar/)).toBeVisible();
  yield 'a line that was understood';
  await dialog.getByRole('combobox', { name: 'In one line' }).fill('');
  await dialog.getByRole('combobox', { name: 'What happened' }).focus();
  await page.keyboard.type('me');
  await expect(page.getByRole('option').first()).toBeVisible();
  yield 'the list of what happened';
  await dialog.getByRole('combobox', { name: 'With' }).fill('o');
  await expect(page.getByRole('option', { name: /^Add/ })).toBeVisible();
  yield 'the list of people to choose from';
  await window.press('Escape', 'Escape');
  await expect(dialog).toHaveCount(0);

  await window.press('Control+k');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  yield 'the search';
  await close();
  await window.press('?');
  await window.dialogNamed('Keys');
  yield 'the keys';
  await close();

  await window.goTo('Insights');
  await main.getByRole('button', { name: 'As a table' }).click();
  yield 'Insights as a table';

  const guests = join(files, 'guests.csv');
  await writeFile(guests, 'Guest,Reach them at,Table\nZoë Kowalczyk,zoe@patchwork.example,\n');
  const mapping = new ImportDialog(app);
  await mapping.choose(guests);
  await mapping.setColumn('Table', 'Ignore');
  yield 'the columns of an import';
}

test('an empty book is accessible', async ({ window }) => {
  const found: string[] = [];
  for (const name of pages) {
    await window.goTo(name);
    found.push(...(await findings(window, `${name}, empty`)));
  }
  await window.goToList('Organizations');
  found.push(...(await findings(window, 'Organizations, empty')));
  await setTheme(window, 'dark');
  for (const name of pages) {
    await window.goTo(name);
    found.push(...(await findings(window, `${name}, empty, dark`, ofColours)));
  }
  expect(found).toEqual([]);
});

for (const theme of themes) {
  test(`pages and dialogs with people in them are accessible, ${theme}`, async ({ app, window, files }) => {
    test.setTimeout(300_000);
    const rules = theme === 'dark' ? ofColours : undefined;
    const found: string[] = [];
    await loadSample(window);
    await setTheme(window, theme);
    for (const name of pages) {
      await window.goTo(name);
      if (name === 'People') await expect(window.main.getByRole('row').nth(1)).toBeVisible();
      found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    }
    await window.openPerson('Ana García');
    await expect(window.main.getByRole('group', { name: /^Chart/ })).toBeVisible();
    found.push(...(await findings(window, `a person, ${theme}`, rules)));
    for await (const name of openOrganizations(window)) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    for await (const name of openImport({ app, window, files })) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    for await (const name of openThings({ app, window, files })) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    expect(found).toEqual([]);
  });
}

for (const theme of themes) {
  test(`the history and the trash are accessible, ${theme}`, async ({ window }) => {
    const rules = theme === 'dark' ? ofColours : undefined;
    const found: string[] = [];
    await loadSample(window);
    await setTheme(window, theme);
    for await (const name of openHistory(window)) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    expect(found).toEqual([]);
  });
}

for (const theme of themes) {
  test(`suspected duplicates and merging are accessible, ${theme}`, async ({ window }) => {
    const rules = theme === 'dark' ? ofColours : undefined;
    const found: string[] = [];
    await setTheme(window, theme);
    for await (const name of openDuplicates(window)) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    expect(found).toEqual([]);
  });
}

test('at 200 % nothing is cut off at the side', async ({ app, window, page }) => {
  await loadSample(window);
  await app.electron.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows();
    shown?.setContentSize(1280, 800);
    shown?.webContents.setZoomFactor(2);
  });
  await page.waitForFunction(() => innerWidth === 640);
  const wider = () =>
    page.evaluate(() =>
      ['html', 'main'].filter((name) => {
        const element = document.querySelector(name);
        return element !== null && element.scrollWidth > element.clientWidth;
      }),
    );
  for (const name of pages) {
    await window.goTo(name);
    expect.soft(await wider(), name).toEqual([]);
  }
  await window.goToList('Organizations');
  expect.soft(await wider(), 'Organizations').toEqual([]);
  await window.openOrganization('Northlight Studio');
  expect.soft(await wider(), 'an organization').toEqual([]);
  await window.goToList('Duplicates');
  expect.soft(await wider(), 'Duplicates').toEqual([]);
  await window.openPerson('Ana García');
  expect.soft(await wider(), 'a person').toEqual([]);
  await window.press('Control+l');
  const dialog = await window.dialogNamed(/^Log with/);
  await dialog.getByRole('button', { name: /^Log/ }).click();
  await expect(dialog).toBeHidden();
});

for (const theme of themes) {
  test(`the weekly review is accessible, ${theme}`, async ({ window }) => {
    const rules = theme === 'dark' ? ofColours : undefined;
    const found: string[] = [];
    await loadSample(window);
    await setTheme(window, theme);
    for await (const name of openReview(window)) found.push(...(await findings(window, `${name}, ${theme}`, rules)));
    expect(found).toEqual([]);
  });
}
