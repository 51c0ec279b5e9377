/** The one way from the window into the program. */
import { AppError, type Result } from '@shared/errors';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { toFailure } from '../threads/fault';
import type { Router } from '../threads/router';
import type { ChosenFiles } from './chosen-files';
import type { DecodedRequest } from './decode';
import type { Log } from './log';
import { windowOrigin } from './origin';
import type { WindowHandlers } from './window-requests';

/** The files of the page come within so many ms of the first. */
const AFTER_CODE_MS = 15;

export interface IpcOptions {
  window: BrowserWindow;
  router: Router;
  chosenFiles: ChosenFiles;
  handlers: WindowHandlers;
  log: Log;
  /** Told after each request that went well. */
  onDone(request: DecodedRequest, value: unknown): void;
  /** Told when a request met a damaged database. */
  onDamage(error: AppError): void;
}

/** Answers the requests of this window, and nobody else's. Always with a Result. */
export function answerRequests(options: IpcOptions): void {
  const { window, log, onDone, onDamage } = options;
  let decoding: Promise<typeof import('./decode')> | null = null;
  const loadSchemas = () => {
    decoding ??= import('./decode');
    return decoding;
  };
  // Once the page has its code it takes a moment to ask: this process has time then, and not before.
  const { webRequest } = window.webContents.session;
  webRequest.onCompleted({ urls: [`${windowOrigin}/assets/*.js`] }, () => {
    webRequest.onCompleted(null);
    setTimeout(() => void loadSchemas(), AFTER_CODE_MS);
  });
  ipcMain.removeHandler('rapport:request');
  ipcMain.handle('rapport:request', async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    try {
      assertKnownSender(event, window);
      const { decodeRequest } = await loadSchemas();
      const request = decodeRequest(name, input);
      const value = await run(request, options);
      onDone(request, value);
      return { ok: true, value };
    } catch (error) {
      const { info, fault } = toFailure(error);
      if (fault !== null) log.error(`request ${String(name).slice(0, 100)}: ${fault}`);
      if (info.code === 'damaged') onDamage(new AppError('damaged', info.message));
      return { ok: false, error: info };
    }
  });
}

function assertKnownSender({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): void {
  const isOurs =
    sender === window.webContents && senderFrame !== null && senderFrame.parent === null && senderFrame.origin === windowOrigin;
  if (!isOurs) throw new AppError('refused', 'Requests come from the window of Rapport only');
}

async function run(request: DecodedRequest, { router, chosenFiles, handlers }: IpcOptions): Promise<unknown> {
  switch (request.name) {
    case 'app.info':
      return handlers[request.name](request.input);
    case 'app.openDataFolder':
      return handlers[request.name](request.input);
    case 'app.openExternal':
      return handlers[request.name](request.input);
    case 'app.chooseImportFiles':
      return handlers[request.name](request.input);
    case 'app.chooseExportFile':
      return handlers[request.name](request.input);
    case 'app.chooseBackupFile':
      return handlers[request.name](request.input);
    case 'app.chooseBackupFolder':
      return handlers[request.name](request.input);
    case 'app.chooseCalendarFolder':
      return handlers[request.name](request.input);
    case 'app.chooseRestoreFile':
      return handlers[request.name](request.input);
    case 'jobs.cancel':
      return handlers[request.name](request.input);
    case 'drafts.keep':
      return handlers[request.name](request.input);
    case 'drafts.get':
      return handlers[request.name](request.input);
    case 'desktop.get':
      return handlers[request.name](request.input);
    case 'desktop.update':
      return handlers[request.name](request.input);
    case 'desktop.startAtLogin':
      return handlers[request.name](request.input);
    case 'desktop.test':
      return handlers[request.name](request.input);
    case 'desktop.listen':
      return handlers[request.name](request.input);
    case 'recovery.state':
      return handlers[request.name](request.input);
    case 'recovery.salvage':
      return handlers[request.name](request.input);
    case 'recovery.backups':
      return handlers[request.name](request.input);
    case 'recovery.inspect':
      chosenFiles.assertChosen([request.input.file]);
      return handlers[request.name](request.input);
    case 'recovery.compare':
      return handlers[request.name](request.input);
    case 'recovery.restore':
      return handlers[request.name](request.input);
    case 'recovery.discard':
      return handlers[request.name](request.input);
    case 'recovery.startEmpty':
      return handlers[request.name](request.input);
    case 'recovery.reopen':
      return handlers[request.name](request.input);
    case 'import.preview':
      chosenFiles.assertChosen(request.input.files);
      break;
    case 'backup.useFolder':
    case 'calendarFile.use':
      if (request.input.folder !== null) chosenFiles.assertChosen([request.input.folder]);
      break;
    case 'backup.write':
    case 'backup.inspect':
    case 'backup.rehearse':
    case 'export.write':
      chosenFiles.assertChosen([request.input.file]);
      break;
  }
  return router.request(request.name, request.input);
}
