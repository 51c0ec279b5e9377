import { expect, type Locator, type Page } from '@playwright/test';
import { OrganizationPage } from './organization-page';
import { PersonPage } from './person-page';

export type PageName = 'Today' | 'Follow-ups' | 'People' | 'Insights' | 'History' | 'Settings';

/** The frame of the window: pages, search, dialogs, what is said after a change. */
export class AppWindow {
  readonly page: Page;
  readonly main: Locator;
  /** The open dialog, whichever it is. */
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.dialog = page.getByRole('dialog');
  }

  async goTo(name: PageName): Promise<void> {
    const item = this.page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: new RegExp(`^${name}`) });
    await item.click();
    await expect(item).toHaveAttribute('aria-current', 'page');
    // Until then the page before is still there.
    await expect(this.main).toHaveAttribute('aria-busy', 'false');
    await expect(this.heading).toBeVisible();
  }

  /** Another list of the People page. */
  async goToList(name: 'People' | 'Organizations' | 'Duplicates'): Promise<void> {
    await this.goTo('People');
    await this.main.getByRole('navigation', { name: 'Lists' }).getByRole('button', { name }).click();
    // A count may stand behind the name.
    await expect(this.heading).toHaveText(new RegExp(`^${name}`));
  }

  get heading(): Locator {
    return this.main.getByRole('heading', { level: 1 });
  }

  /** The running ROR of the frame, in points. */
  async running(): Promise<number> {
    const card = this.page.getByRole('button', { name: /^Running ROR [\d,]+ points/ });
    const name = await card.getAttribute('aria-label');
    return Number(/^Running ROR ([\d,]+)/.exec(name ?? '')?.[1]?.replaceAll(',', ''));
  }

  /** What was said after a change. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: text });
  }

  async undoFromToast(text: string | RegExp): Promise<void> {
    await this.toast(text).getByRole('button', { name: 'Undo' }).click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Tab until something has the focus, as one does who has no mouse. */
  async tabTo(target: Locator, most = 25): Promise<void> {
    for (let steps = 0; steps < most; steps += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  }

  /** Opens somebody's page through the search. */
  async openPerson(name: string): Promise<PersonPage> {
    await this.press('Control+k');
    const field = this.dialog.getByRole('combobox', { name: 'Search people, timeline and commands' });
    await field.fill(name);
    await this.dialog.getByRole('group', { name: 'People' }).getByRole('option', { name }).first().click();
    const person = new PersonPage(this, name);
    await expect(person.heading).toBeVisible();
    return person;
  }

  /** Opens an organization's page through the search. */
  async openOrganization(name: string): Promise<OrganizationPage> {
    await this.press('Control+k');
    await this.dialog.getByRole('combobox', { name: 'Search people, timeline and commands' }).fill(name);
    await this.dialog.getByRole('group', { name: 'Organizations' }).getByRole('option', { name }).first().click();
    const organization = new OrganizationPage(this, name);
    await expect(organization.heading).toBeVisible();
    return organization;
  }

  /** The dialog with a title, once it is there. */
  async dialogNamed(name: string | RegExp): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Saves a form and waits until it is closed. */
  async save(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: /^(Save|Log)\b/ }).click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses somebody in a field of people by typing a part of the name. */
  async choosePerson(dialog: Locator, field: string, typed: string, name: string): Promise<void> {
    await dialog.getByRole('combobox', { name: field, exact: true }).fill(typed);
    await this.page.getByRole('option', { name }).first().click();
  }
}
