import { aMeeting, expect, scoresAt, test, threePeople } from '../book';
import { AppWindow } from '../pages/app-window';

test.use({ book: { ...threePeople, touchpoints: [aMeeting('t1', ['ana'], 1, { subject: 'First coffee' })] } });

test('after a restart everything is still there, and the last change can be undone', async ({ app, window, dataDir }) => {
  const ana = await window.openPerson('Ana García');
  await ana.article.getByRole('textbox', { name: 'Note', exact: true }).fill('Likes tea better');
  await window.press('Enter');
  await expect(ana.row(/^Private note/)).toContainText('Likes tea better');
  await window.goTo('Settings');
  await window.main.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await window.openPerson('Bo Chen');
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log with Bo Chen');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Last before closing');
  await window.save(dialog);
  await expect(window.main.getByText('Last before closing')).toBeVisible();
  const running = await window.running();
  const asOf = new Date().toISOString();
  const scores = await scoresAt(dataDir, asOf);

  await app.relaunch();
  const later = new AppWindow(app.page);
  await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect.poll(() => later.running()).toBe(running);
  expect(await scoresAt(dataDir, asOf)).toEqual(scores);
  const anaLater = await later.openPerson('Ana García');
  await expect(anaLater.row(/^Private note/)).toContainText('Likes tea better');
  await expect(anaLater.row('First coffee')).toContainText('+5.0 points');

  await later.openPerson('Bo Chen');
  await expect(later.main.getByText('Last before closing')).toBeVisible();
  await later.press('Control+z');
  await expect(later.toast(/^Undone/)).toBeVisible();
  await expect(later.main.getByText('Last before closing')).toBeHidden();
});

test('a program that is killed has lost nothing that was saved', async ({ app, window }) => {
  await window.openPerson('Bo Chen');
  await window.press('Control+l');
  const dialog = await window.dialogNamed('Log with Bo Chen');
  await dialog.getByRole('textbox', { name: 'Subject' }).fill('Just before the power cut');
  await window.save(dialog);
  const ended = new Promise((done) => app.electron.process().once('exit', done));
  app.electron.process().kill('SIGKILL');
  await ended;

  await app.relaunch();
  const later = new AppWindow(app.page);
  const bo = await later.openPerson('Bo Chen');
  await expect(bo.row('Just before the power cut')).toContainText('+5.0 points');
  await later.goTo('Settings');
  await later.main.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(later.main.getByText('All is well.')).toBeVisible();
});
