import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { dayFromNow, expect, test, threePeople } from '../book';
import { appArguments, type RunningApp } from '../fixtures';

test.use({ book: { ...threePeople, followUps: [{ id: 'f1', contactId: 'cy', dueDate: dayFromNow(-1), reason: 'Send the proposal' }] } });

interface Shown {
  title: string;
  body: string;
}

/** In the place of the system's notification service, which a test machine may not have. */
async function collectNotifications({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shownNotifications: shown });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      shown.push(this);
    };
  });
}

async function shown({ electron }: RunningApp): Promise<Shown[]> {
  return await electron.evaluate(() => {
    const { shownNotifications } = globalThis as unknown as { shownNotifications: Electron.Notification[] };
    return shownNotifications.map(({ title, body }) => ({ title, body }));
  });
}

async function clickLast({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(() => {
    const { shownNotifications } = globalThis as unknown as { shownNotifications: Electron.Notification[] };
    shownNotifications.at(-1)?.emit('click', {});
  });
}

/** The time of the clock some minutes from now, `HH:MM`. */
function timeFromNow(minutes: number): string {
  const date = new Date(Date.now() + minutes * 60_000);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

test('a follow-up that is due waits for the quiet hours to end, notifies once, and a click opens the person', async ({
  app,
  page,
  window,
}) => {
  await collectNotifications(app);
  await window.goTo('Settings');
  const section = window.main.getByRole('region', { name: 'Notifications' });
  const toggle = (name: string) => section.getByRole('switch', { name: new RegExp(`^${name}`) });
  // The keyboard alone; what is off shows nothing more.
  await expect(toggle('Quiet hours')).toBeHidden();
  await expect(toggle('Tell me what is due')).not.toBeChecked();

  // So that nothing is told before all is chosen.
  await page.evaluate(
    async ([quietFrom, quietTo]) => {
      await self.rapport.request('desktop.update', {
        patch: { quiet: true, quietFrom, quietTo, weekends: true, time: null, names: true },
      });
    },
    [timeFromNow(-60), timeFromNow(60)],
  );
  await toggle('Tell me what is due').focus();
  await window.press('Space');
  await expect(toggle('Quiet hours')).toBeChecked();
  await section.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => shown(app)).toEqual([{ title: 'Notifications work', body: 'This is what one of Rapport looks like.' }]);

  await toggle('Quiet hours').focus();
  await window.press('Space');
  const told = { title: 'Follow up with Cy Okafor', body: 'Overdue: Send the proposal' };
  await expect.poll(async () => (await shown(app)).slice(1)).toEqual([told]);

  // Neither another look nor a restart tells it again.
  await toggle('Show names and reasons').focus();
  await window.press('Space');
  await expect(toggle('Show names and reasons')).not.toBeChecked();
  await page.evaluate(() => self.rapport.request('desktop.update', { patch: { time: '00:00' } }));
  await expect.poll(async () => (await shown(app)).length).toBe(2);

  await clickLast(app);
  await expect(page.getByRole('heading', { level: 1, name: 'Cy Okafor' })).toBeVisible();
});

test('what was told stays told after a restart; a click without a window opens one with the person', async ({ app, window, dataDir }) => {
  await collectNotifications(app);
  const choose = async () =>
    await app.page.evaluate(() =>
      self.rapport.request('desktop.update', {
        patch: { notify: true, quiet: false, weekends: true, time: null, style: 'each', tray: true, keepRunning: true },
      }),
    );
  await expect(window.heading).toBeVisible();
  await choose();
  await expect.poll(() => shown(app)).toEqual([{ title: 'A follow-up is due', body: 'Open it to see whom it is with.' }]);
  await expect.poll(() => readFile(join(dataDir, 'desktop-told.json'), 'utf8')).toContain('f1');

  // The program goes on without its window, whether or not the system has a place for the icon.
  const closed = app.page.waitForEvent('close');
  const next = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  await clickLast(app);
  const page = await next;
  await expect(page.getByRole('heading', { level: 1, name: 'Cy Okafor' })).toBeVisible();

  await app.relaunch();
  await collectNotifications(app);
  await choose();
  await app.page.evaluate(() => self.rapport.request('desktop.test', {}));
  await expect.poll(() => shown(app)).toEqual([{ title: 'Notifications work', body: 'This is what one of Rapport looks like.' }]);
});

test('tray icon and start at login are switched on and off again', async ({ app, window, page, files }) => {
  await app.electron.evaluate((_electron, folder) => {
    process.env.XDG_CONFIG_HOME = folder;
  }, files);
  await window.goTo('Settings');
  const section = window.main.getByRole('region', { name: 'Desktop' });
  const tray = section.getByRole('switch', { name: /^Icon beside/ });
  const keep = section.getByRole('switch', { name: /^Keep running/ });
  await expect(keep).toBeDisabled();
  await tray.focus();
  await window.press('Space');
  await expect(tray).toBeChecked();
  await expect(keep).toBeEnabled();
  await expect(section.getByRole('alert')).toBeHidden();
  await tray.focus();
  await window.press('Space');
  await expect(tray).not.toBeChecked();
  await expect(keep).toBeDisabled();

  if (process.platform === 'linux') {
    const login = section.getByRole('switch', { name: /^Start at login/ });
    const folder = join(files, 'autostart');
    await login.focus();
    await window.press('Space');
    await expect(login).toBeChecked();
    await expect.poll(() => access(folder).then(() => true)).toBe(true);
    await login.focus();
    await window.press('Space');
    await expect(login).not.toBeChecked();
  }
  expect(await page.evaluate(() => self.rapport.request('desktop.get', {}))).toMatchObject({ ok: true, value: { problems: {} } });
});

test('a machine without notifications says so, and nothing else fails', async ({ app, window }) => {
  await app.electron.evaluate(({ Notification }) => {
    Notification.isSupported = () => false;
  });
  await window.goTo('Settings');
  const section = window.main.getByRole('region', { name: 'Notifications' });
  await expect(section.getByText('This system shows no notifications for Rapport now.')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Send a test' })).toBeDisabled();
  await section.getByRole('switch', { name: /^Tell me/ }).focus();
  await window.press('Space');
  await expect(section.getByRole('switch', { name: /^Quiet hours/ })).toBeVisible();
});

test('started at login it stays beside the clock until it is asked for', async ({ app, dataDir }) => {
  await app.electron.close();
  await writeFile(join(dataDir, 'desktop.json'), JSON.stringify({ tray: true, keepRunning: true }));
  const background = await _electron.launch({ args: [...appArguments(dataDir), '--lang=en-US', '--background'] });
  try {
    // Long enough for a window to have come.
    await expect(background.waitForEvent('window', { timeout: 4_000 })).rejects.toThrow('Timeout');
    const window = background.waitForEvent('window');
    await background.evaluate(({ app }) => app.emit('second-instance'));
    await expect((await window).getByRole('heading', { level: 1 })).toBeVisible();
  } finally {
    await background.close();
  }
});
