import type { Locator } from '@playwright/test';
import type { AppWindow } from './app-window';

/** An organization's page: who is there, who was. */
export class OrganizationPage {
  readonly window: AppWindow;
  readonly article: Locator;
  readonly heading: Locator;
  /** Rows of those who are there now, and of those who were. */
  readonly people: Locator;
  readonly former: Locator;

  constructor(window: AppWindow, name: string) {
    this.window = window;
    this.article = window.main.getByRole('article', { name, exact: true });
    this.heading = this.article.getByRole('heading', { level: 1, name, exact: true });
    const rows = (title: RegExp) =>
      this.article
        .getByRole('table', { name: title })
        .getByRole('row')
        .filter({ has: window.page.getByRole('cell') });
    this.people = rows(/^People/);
    this.former = rows(/^Formerly/);
  }

  async edit(): Promise<Locator> {
    await this.article.getByRole('button', { name: 'Edit', exact: true }).click();
    return await this.window.dialogNamed(/^Edit /);
  }
}
