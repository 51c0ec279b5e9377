import { expect, type Locator } from '@playwright/test';
import type { AppWindow } from './app-window';

/** Somebody's page: score, what is next, timeline. */
export class PersonPage {
  readonly window: AppWindow;
  readonly article: Locator;
  readonly timeline: Locator;
  readonly heading: Locator;

  constructor(window: AppWindow, name: string) {
    this.window = window;
    this.article = window.main.getByRole('article', { name });
    this.timeline = this.article.getByRole('list', { name: 'Timeline, newest first' });
    this.heading = this.article.getByRole('heading', { level: 1, name });
  }

  /** A row of the timeline by its heading. */
  row(title: string | RegExp): Locator {
    return this.timeline.getByRole('listitem').filter({ has: this.window.page.getByRole('button', { name: title }) });
  }

  /** What can be done with a row. */
  async rowMenu(title: string, item: string): Promise<void> {
    await this.row(title)
      .getByRole('button', { name: /^More for/ })
      .click();
    await this.window.page.getByRole('menuitem', { name: item }).click();
  }

  async menu(item: string): Promise<void> {
    await this.article
      .getByRole('button', { name: /^More for/ })
      .first()
      .click();
    await this.window.page.getByRole('menuitem', { name: item }).click();
  }

  /** Waits until the score, 0 to 100 in whole numbers, is this. */
  async expectScore(score: number): Promise<void> {
    await expect(this.article.getByRole('heading', { level: 2, name: `Why ${score}`, exact: true })).toBeVisible();
  }

  async edit(): Promise<Locator> {
    await this.article.getByRole('button', { name: 'Edit', exact: true }).first().click();
    return await this.window.dialogNamed(/^Edit /);
  }

  /** Opens the dialog that says where the score comes from. */
  async explain(): Promise<Locator> {
    await this.article.getByRole('button', { name: 'All rows' }).click();
    const dialog = await this.window.dialogNamed(/^Why /);
    await expect(dialog.getByRole('term').first()).toHaveText('Score');
    return dialog;
  }

  /** The formulas at the head of that dialog, as they read. */
  async formulas(dialog: Locator): Promise<{ score: string; points: string; trust: string }> {
    const values = await dialog.getByRole('definition').getByRole('strong').allTextContents();
    const [score = '', points = '', trust = ''] = values;
    return { score, points, trust };
  }
}
