import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayFromNow, expect, test, threePeople } from '../book';

test.use({ book: { ...threePeople, followUps: [{ id: 'f1', contactId: 'cy', dueDate: dayFromNow(1), reason: 'Send the proposal' }] } });

test('a calendar file is kept up to date in a folder, and what goes wrong is shown', async ({ app, window, page, files }) => {
  const folder = join(files, 'calendars');
  const file = join(folder, 'rapport.ics');
  const text = () => readFile(file, 'utf8').catch(() => '');
  await mkdir(folder);
  await app.answerOpenDialog([folder]);
  await window.goTo('Settings');
  const section = window.main.getByRole('region', { name: 'Calendar' });
  await expect(section).toContainText('Off.');
  await section.getByRole('button', { name: 'Choose the folder of the calendar file' }).click();
  await expect(section).toContainText(/rapport\.ics · written/, { timeout: 30_000 });
  await expect.poll(text).toContain('SUMMARY:Cy Okafor: Send the proposal');

  await window.goTo('Follow-ups');
  await window.main.getByRole('button', { name: 'Done: Cy Okafor', exact: true }).click();
  await expect.poll(text, { timeout: 30_000 }).not.toContain('Send the proposal');

  await rm(folder, { recursive: true });
  await window.press('Control+z');
  await window.goTo('Settings');
  await expect(section.getByRole('alert')).toContainText('its folder is not there', { timeout: 30_000 });
  await mkdir(folder);
  await window.press('Control+y');
  await expect(section.getByRole('alert')).toBeHidden({ timeout: 30_000 });
  await expect.poll(text).toContain('BEGIN:VCALENDAR');

  await section.getByRole('button', { name: 'Turn off' }).click();
  await expect(section).toContainText('Off.');
  await expect(page.getByRole('alert').filter({ hasText: 'did not' })).toHaveCount(0);
});
