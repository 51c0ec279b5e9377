/** The life of the app: which profile, one instance of it, start and end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@shared/errors';
import { app, dialog, session } from 'electron';
import { registerAppScheme, serveAppScheme } from './electron/app-protocol';
import { Application } from './electron/application';
import { IN_BACKGROUND } from './electron/desktop/in-background';
import { denyLeaving, denyPermissions } from './electron/lockdown';
import { type Log, openLog } from './electron/log';
import { denyNetwork, disableNetworkServices } from './electron/network';
import { catchFaults } from './electron/troubles';
import { prepareProfileDir, profileDirFrom } from './profile';
import { describeFault } from './threads/fault';

function start(): void {
  disableNetworkServices();
  registerAppScheme();
  const profileDir = profileDirFrom(process.argv.slice(1), process.cwd());
  prepareProfileDir(profileDir);
  // Chromium's own files; the lock of the single instance goes by this folder.
  app.setPath('userData', join(profileDir, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  const log = openLog(profileDir);
  catchFaults(log);
  log.info(`Rapport ${app.getVersion()}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`);
  // Windows shows notifications of programs only that have a name of their own.
  if (process.platform === 'win32') app.setAppUserModelId(app.isPackaged ? 'Rapport' : process.execPath);
  const application = new Application(profileDir, log);
  denyLeaving();
  app.on('second-instance', () => application.showWindow());
  app.on('activate', () => application.showWindow());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !application.staysRunning) app.quit();
  });
  closeBeforeQuit(application, log);

  app
    .whenReady()
    .then(() => {
      denyNetwork(session.defaultSession);
      denyPermissions(session.defaultSession);
      serveAppScheme(join(import.meta.dirname, '../renderer'));
      if (process.argv.includes(IN_BACKGROUND)) return application.startInBackground();
      application.showWindow();
      return undefined;
    })
    .catch(giveUp);
}

/** Quitting waits for the databases to be closed. */
function closeBeforeQuit(application: Application, log: Log): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    application
      .close()
      .catch((error: unknown) => log.error(`closing: ${describeFault(error)}`))
      .finally(() => {
        isClosed = true;
        // Not from within the event, which still is on its way to being prevented when there was nothing to close.
        setImmediate(() => app.quit());
      });
  });
}

/** Says why it can't start, and ends. */
async function giveUp(error: unknown): Promise<void> {
  const message = error instanceof AppError ? error.message : 'Rapport could not start.';
  process.stderr.write(`${error instanceof AppError ? message : describeFault(error)}\n`);
  // Chromium keeps its files somewhere even while it shows a dialog; the user's folders are not the place.
  const elsewhere = mkdtempSync(join(tmpdir(), 'rapport-'));
  process.once('exit', () => rmSync(elsewhere, { recursive: true, force: true }));
  app.setPath('userData', elsewhere);
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', title: 'Rapport', message });
  app.exit(1);
}

try {
  start();
} catch (error) {
  giveUp(error).catch(() => app.exit(1));
}
