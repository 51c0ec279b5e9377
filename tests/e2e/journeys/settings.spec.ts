import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMeeting, daysAgo, expect, rapport, scoresAt, test, threePeople } from '../book';

test.use({
  book: {
    ...threePeople,
    touchpoints: [aMeeting('t1', ['ana', 'bo'], 30), aMeeting('t2', ['ana'], 0)],
    referrals: [
      {
        id: 'r1',
        fromContactId: 'ana',
        toContactId: null,
        subjectContactId: 'bo',
        madeAt: daysAgo(20),
        status: 'won',
        closedAt: daysAgo(5),
        valueMinor: 500_000,
        currency: 'EUR',
      },
    ],
    purchases: [{ id: 'p1', contactId: 'bo', at: daysAgo(3), amountMinor: 12_000, currency: 'EUR', description: 'Workshop' }],
  },
});

test('what a meeting is worth is changed, and every score follows; the defaults bring it back', async ({ window }) => {
  await expect.poll(() => window.running()).toBeGreaterThan(0);
  const before = await window.running();
  await window.goTo('Settings');
  const points = window.main.getByRole('textbox', { name: 'Meeting: points' });
  const save = window.main.getByRole('button', { name: 'Save', exact: true });
  await points.fill('many');
  await save.click();
  await expect(points).toBeFocused();
  await expect(points).toHaveAccessibleDescription('is not a number');
  await points.fill('50');
  await save.click();
  await expect(window.toast('Points saved, all scores computed anew')).toBeVisible();
  // A meeting of today at 50 instead of 5, trust below one.
  await expect.poll(() => window.running()).toBeGreaterThan(before + 20);

  await window.main.getByRole('button', { name: 'Fill in the defaults' }).click();
  await expect(points).toHaveValue('5');
  await save.click();
  await expect.poll(() => window.running()).toBe(before);
});

test('the theme, a rebuild and a check of the data', async ({ window, page }) => {
  await window.goTo('Settings');
  const theme = window.main.getByRole('radiogroup', { name: 'Theme' });
  for (const name of ['Dark', 'Light'] as const) {
    await theme.getByText(name).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', name.toLowerCase());
  }
  await window.main.getByRole('button', { name: 'Rebuild' }).click();
  await expect(window.toast('Scores computed anew')).toContainText('2 touchpoints');
  await window.main.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(window.main.getByText('All is well.')).toBeVisible();
  const checks = window.main.getByRole('status').filter({ hasText: 'All is well.' }).getByRole('listitem');
  await expect(checks.first()).toBeVisible();
  expect(await checks.count()).toBeGreaterThan(3);
  await expect(checks.getByRole('img', { name: 'Not well' })).toHaveCount(0);
});

test('what is exported gives the same scores in another profile', async ({ app, window, dataDir, files }) => {
  const file = join(files, 'all of it.json');
  await app.answerSaveDialog(file);
  await window.goTo('Settings');
  await window.main.getByRole('button', { name: 'Export…' }).click();
  await window.page.getByRole('menuitem', { name: /Rapport JSON/ }).click();
  await expect(window.toast('3 people, 2 touchpoints, 1 referral and 1 purchase')).toBeVisible();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'rapport', version: 1 });

  const other = join(files, 'other profile');
  await rapport(other, 'import', file);
  const asOf = new Date().toISOString();
  const scores = await scoresAt(dataDir, asOf);
  expect(Object.keys((scores as { contacts: object }).contacts)).toHaveLength(3);
  expect(await scoresAt(other, asOf)).toEqual(scores);

  await app.answerSaveDialog(join(files, 'no such folder', 'x.json'));
  await window.main.getByRole('button', { name: 'Export…' }).click();
  await window.page.getByRole('menuitem', { name: /Rapport JSON/ }).click();
  await expect(window.toast('Could not export')).toContainText('x.json');
});
