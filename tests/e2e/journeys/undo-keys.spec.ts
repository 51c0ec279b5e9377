import { expect, test, threePeople } from '../book';
import { AppWindow } from '../pages/app-window';

test.use({ book: threePeople });

/** Ctrl+Z and Ctrl+Shift+Z where the window is; what is said of it stays a while, so the program itself is asked. */
async function backAndForth(window: AppWindow, label: string): Promise<void> {
  const state = () => window.page.evaluate(() => globalThis.window.rapport.request('history.state', {}));
  await window.press('Control+z');
  await expect.poll(state).toMatchObject({ value: { redo: { label } } });
  await window.press('Control+Shift+z');
  await expect.poll(state).toMatchObject({ value: { undo: { label }, redo: null } });
}

test('the keys of undo work on every page, whatever has the focus but a text field', async ({ window, page }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Archive');
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();
  const label = 'Archive Ana García';
  await backAndForth(window, label);
  for (const name of ['Today', 'People', 'Insights', 'History', 'Settings'] as const) {
    await window.goTo(name);
    await backAndForth(window, label);
  }
  for (const name of ['Organizations', 'Duplicates'] as const) {
    await window.goToList(name);
    await backAndForth(window, label);
  }
  await window.goTo('History');
  await window.main.getByRole('button', { name: /^Trash/ }).click();
  await expect(window.heading).toHaveText('Trash');
  await backAndForth(window, label);
  await window.openOrganization('Northlight Studio');
  await backAndForth(window, label);
  // With the focus in the table, on a choice, on a button.
  await window.goTo('People');
  await window.main.getByRole('grid').focus();
  await backAndForth(window, label);
  await window.main.getByRole('radiogroup', { name: 'Show' }).getByText('Archived').click();
  await backAndForth(window, label);
  await window.goTo('Settings');
  await window.main.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio').first().focus();
  await backAndForth(window, label);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Today' }).focus();
  await backAndForth(window, label);
});

test('in a text field the keys take back what was typed, and nothing else', async ({ app, window, page }) => {
  const ana = await window.openPerson('Ana García');
  await ana.menu('Archive');
  await expect(ana.article.getByText(/^Archived since/)).toBeVisible();
  await expect(window.toast('Archived Ana García')).toBeVisible();
  const bo = await window.openPerson('Bo Chen');
  const note = bo.article.getByRole('textbox', { name: 'Note', exact: true });
  await note.click();
  await page.keyboard.type('Likes tea');
  await window.press('Control+z');
  await expect(note).not.toHaveValue('Likes tea');
  await expect(note).toBeFocused();
  // The menu has the same keys.
  await page.keyboard.type(' and coffee');
  const typed = await note.inputValue();
  await app.electron.evaluate(({ Menu, BrowserWindow }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const undo = items.find(({ label }) => label === 'Undo');
    undo?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  });
  await expect(note).not.toHaveValue(typed);
  await note.fill('');
  await expect(window.toast(/^Undone/)).toHaveCount(0);

  await window.main.getByRole('heading', { level: 1 }).click();
  await window.press('Control+z');
  await expect(window.toast('Undone: Archive Ana García')).toBeVisible();

  // What was undone is done again after a restart.
  await app.relaunch();
  const later = new AppWindow(app.page);
  await later.press('Control+Shift+z');
  await expect(later.toast('Done again: Archive Ana García')).toBeVisible();
});
