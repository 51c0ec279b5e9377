import { expect, type Locator } from '@playwright/test';
import type { RunningApp } from '../fixtures';
import { AppWindow } from './app-window';

/** The way of a file into the book. */
export class ImportDialog {
  readonly app: RunningApp;
  readonly dialog: Locator;

  constructor(app: RunningApp) {
    this.app = app;
    this.dialog = app.page.getByRole('dialog', { name: 'Import people' });
  }

  /** Opens it from the settings and chooses files. */
  async choose(...files: string[]): Promise<void> {
    await this.app.answerOpenDialog(files);
    await new AppWindow(this.app.page).goTo('Settings');
    await this.app.page.getByRole('button', { name: 'Import…' }).click();
    await this.dialog.getByRole('button', { name: 'Choose files…' }).click();
  }

  /** As `choose`, up to what the files bring. */
  async preview(...files: string[]): Promise<void> {
    await this.choose(...files);
    await expect(this.dialog.getByRole('button', { name: 'Other files…' })).toBeVisible();
  }

  /** What a file brings, in one line. */
  file(name: string): Locator {
    return this.dialog.getByRole('listitem').getByRole('button', { name });
  }

  /** A row of the file shown, by a part of what it says. */
  row(text: string | RegExp): Locator {
    return this.dialog.getByRole('row').filter({ hasText: text });
  }

  /** Shows only some of the rows. */
  async show(filter: string): Promise<void> {
    await this.dialog.getByRole('radiogroup', { name: 'Show' }).getByText(filter).click();
  }

  /** What stands beside the list about somebody, after a click on the row. */
  async open(name: string): Promise<Locator> {
    await this.row(name).click();
    return this.about(name);
  }

  about(name: string): Locator {
    return this.dialog.getByRole('region', { name, exact: true });
  }

  /** What can be done with somebody who is open: add, update, leave out. */
  choice(name: string, what: string | RegExp): Locator {
    return this.about(name).getByRole('group', { name: 'What to do' }).getByRole('radio', { name: what });
  }

  /** One side of a field that differs, of somebody who is open. */
  side(name: string, field: string, side: 'Yours' | 'The file’s'): Locator {
    return this.about(name).getByRole('group', { name: field, exact: true }).getByRole('radio', { name: side });
  }

  /** Does something with the selected rows, or with all that are shown. */
  async change(what: string): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Change / }).click();
    await this.app.page.getByRole('menuitem', { name: what }).click();
  }

  /** The columns of a file, when they are asked for. */
  columnsOf(name: string): Locator {
    return this.dialog.getByRole('region', { name: `What do the columns of ${name} hold?` });
  }

  /** What a column is said to hold. */
  column(header: string): Locator {
    return this.dialog.getByRole('combobox', { name: `What ${header} holds` });
  }

  async setColumn(header: string, target: string): Promise<void> {
    await this.column(header).click();
    await this.app.page.getByRole('option', { name: target, exact: true }).click();
    await expect(this.column(header)).toHaveValue(target);
  }

  /** Goes on from the columns of a file. */
  get next(): Locator {
    return this.dialog.getByRole('button', { name: 'Continue' });
  }

  get button(): Locator {
    return this.dialog.getByRole('button', { name: /^(Import|Update)\b/ });
  }

  /** Writes what was shown. */
  async apply(): Promise<void> {
    await this.button.click();
    await expect(this.dialog.getByRole('button', { name: 'See the people' })).toBeFocused();
  }

  async close(): Promise<void> {
    await this.app.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
