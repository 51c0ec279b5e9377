/** What axe finds serious or critical, on every page and in every dialog, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './book';
import type { AppWindow, PageName } from './pages/app-window';

const pages: readonly PageName[] = ['Today', 'People', 'Insights', 'History', 'Settings'];
const themes = ['light', 'dark'] as const;

/** The findings of the page as it is shown, one line each. */
async function findings(window: AppWindow, where: string): Promise<string[]> {
  // A half faded-in dialog has too little contrast for as long as that takes.
  await window.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await new AxeBuilder({ page: window.page }).setLegacyMode().analyze();
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

/** Opens each dialog from where a user does; gives its name, with the dialog open. */
async function* openDialogs(window: AppWindow): AsyncGenerator<string> {
  const { page } = window;
  const close = async () => {
    await window.press('Escape');
    await expect(window.dialog).toHaveCount(0);
  };
  const opened = async (name: RegExp) => {
    await expect(page.getByRole('dialog', { name }).getByRole('button').nth(1)).toBeVisible();
  };
  const person = await window.openPerson('Ana García');
  await person.edit();
  yield 'edit a person';
  await close();
  for (const [item, title] of [
    ['Add a follow-up…', /^Follow up/],
    ['Add a referral…', /^Add a referral/],
    ['Add a purchase…', /^Add a purchase/],
  ] as const) {
    await person.menu(item);
    await opened(title);
    yield item;
    await close();
  }
  await person.explain();
  yield 'where the score comes from';
  await close();
  await window.press('Control+l');
  await opened(/^Log with/);
  yield 'log';
  await window.dialog.getByRole('button', { name: /^Log/ }).focus();
  await window.dialog.getByLabel('With', { exact: true }).and(page.locator('input')).fill('c');
  await expect(page.getByRole('option').first()).toBeVisible();
  yield 'log with the list of people open';
  await window.press('Escape');
  await close();
  await window.press('Control+k');
  await expect(window.dialog.getByRole('combobox')).toBeFocused();
  yield 'search';
  await close();
  await window.press('?');
  await opened(/^Keys/).catch(() => expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible());
  yield 'keys';
  await close();
  await window.goTo('Settings');
  await page.getByRole('button', { name: 'Import…' }).click();
  await opened(/^Import people/);
  yield 'import';
  await close();
}

test('an empty book is accessible, light and dark', async ({ window }) => {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(window, theme);
    for (const name of pages) {
      await window.goTo(name);
      found.push(...(await findings(window, `${name}, empty, ${theme}`)));
    }
  }
  expect(found).toEqual([]);
});

for (const theme of themes) {
  test(`pages and dialogs with people in them are accessible, ${theme}`, async ({ window }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    await loadSample(window);
    await setTheme(window, theme);
    for (const name of pages) {
      await window.goTo(name);
      if (name === 'People') await expect(window.main.getByRole('row').nth(1)).toBeVisible();
      found.push(...(await findings(window, `${name}, ${theme}`)));
    }
    await window.openPerson('Ana García');
    await expect(window.main.getByRole('group', { name: /^Chart/ })).toBeVisible();
    found.push(...(await findings(window, `a person, ${theme}`)));
    for await (const name of openDialogs(window)) found.push(...(await findings(window, `${name}, ${theme}`)));
    expect(found).toEqual([]);
  });
}
