import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

/** Begins a salvage, once what the page shows above its button has its final height: before, the button moves. */
export async function recover(page: Page): Promise<void> {
  await expect(page.getByText(/^(No backup was found\.|It holds |It is encrypted)/)).toBeVisible();
  await page.getByRole('button', { name: 'Recover my data' }).click();
}
