import { aMeeting, daysAgo, expect, test, threePeople } from '../book';

test.describe('with nothing logged', () => {
  test.use({ book: threePeople });
  test('Insights says what it needs', async ({ window }) => {
    await window.goTo('Insights');
    await window.main.getByRole('radiogroup', { name: 'Range' }).getByText('All').click();
    await expect(window.main.getByText('Too few data yet')).toBeVisible();
  });
});

test.describe('with half a year in the log', () => {
  test.use({
    book: {
      ...threePeople,
      touchpoints: [200, 120, 60, 10, 2].map((ago, index) => aMeeting(`t${index}`, ['ana'], ago)),
      purchases: [{ id: 'p1', contactId: 'bo', at: daysAgo(3), amountMinor: 12_000, currency: 'EUR' }],
    },
  });

  test('the running ROR is shown as a chart and as its numbers', async ({ window, page }) => {
    await page.getByRole('button', { name: /^Running ROR/ }).click();
    await expect(window.heading).toHaveText('Insights');
    const chart = window.main.getByRole('group', { name: /^Chart: Running ROR over time/ });
    await expect(chart).toBeVisible();
    // The chart is walked along with the arrows and speaks its numbers.
    await chart.focus();
    await window.press('ArrowLeft');
    await expect(chart).toContainText(/Engagement [\d.]+/);
    await window.press('Enter');

    await window.main.getByRole('button', { name: 'As a table' }).click();
    const table = window.main.getByRole('table', { name: /^Running ROR over time/ });
    await expect(table.getByRole('columnheader')).toHaveText([
      'Date',
      'Referrals',
      'Loyalty',
      'Sharing',
      'Audience',
      'Engagement',
      'Together',
    ]);
    const last = await table.getByRole('row').last().getByRole('cell').allTextContents();
    expect(Number(last.at(1))).toBe(5);
    const sum = last.slice(0, 5).reduce((total, text) => total + Number(text), 0);
    expect(Math.abs(sum - Number(last.at(5)))).toBeLessThan(1);
    expect(Math.abs(Number(last.at(5)) - (await window.running()))).toBeLessThan(1);
  });
});
