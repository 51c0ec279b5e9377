/** What to do when a part of the program fails that nobody caught: note it, say it, go on if possible. */
import { app, type BrowserWindow, dialog } from 'electron';
import { describeFault } from '../threads/fault';
import type { Log } from './log';

/** Faults of the main process itself. Your data is not at stake here: it lives in the data thread's transactions. */
export function catchFaults(log: Log): void {
  let isTold = false;
  const tell = (error: unknown) => {
    log.error(`main process: ${describeFault(error)}`);
    if (isTold || !app.isReady()) return;
    isTold = true;
    dialog
      .showMessageBox({
        type: 'error',
        message: 'Something went wrong inside Rapport.',
        detail:
          'What you saved is safe. If something does not work any more, close Rapport and start it again. The details are in the log.',
      })
      .catch((failure: unknown) => log.error(`main process: ${describeFault(failure)}`))
      .finally(() => {
        isTold = false;
      });
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
}

const RELOAD_AFTER_MS = 100;
/** Chromium's number for a page that another one took the place of before it was there. */
const ABORTED = -3;

/** Offers a reload when the page crashed or hangs. */
export function watchPage(window: BrowserWindow, log: Log): void {
  const offerReload = async (message: string, otherwise: string) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: 'What you saved is safe.',
      buttons: ['Reload', otherwise],
      defaultId: 0,
      cancelId: 1,
    });
    return response === 0;
  };
  const failed = (error: unknown) => log.error(`page: ${describeFault(error)}`);

  // Electron dies when a page is loaded from within the event that says that its process is gone.
  const reload = () => {
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, RELOAD_AFTER_MS);
  };
  let isEndedByUs = false;

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    if (isEndedByUs) {
      isEndedByUs = false;
      reload();
      return;
    }
    log.error(`page: the process is gone: ${reason}, exit code ${exitCode}`);
    offerReload('The window of Rapport stopped working.', 'Close')
      .then((isReload) => (isReload ? reload() : window.close()))
      .catch(failed);
  });
  window.on('unresponsive', () => {
    log.error('page: it does not answer');
    offerReload('The window of Rapport does not answer.', 'Wait')
      .then((isReload) => {
        if (!isReload) return;
        // A page that hangs can't be loaded anew before its process is gone.
        isEndedByUs = true;
        window.webContents.forcefullyCrashRenderer();
      })
      .catch(failed);
  });
  window.webContents.on('preload-error', (_event, _path, error) => log.error(`preload: ${describeFault(error)}`));
  window.webContents.on('did-fail-load', (_event, code, description) => {
    if (code !== ABORTED) log.error(`page: not loaded: ${code} ${description}`);
  });
}
