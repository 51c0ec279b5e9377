/** The one way from the window into the program. */
import { AppError, type Result } from '@shared/errors';
import { firstPageRequests } from '@shared/requests';
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { toFailure } from '../threads/fault';
import type { Router } from '../threads/router';
import type { ChosenFiles } from './chosen-files';
import type { DecodedRequest } from './decode';
import type { Log } from './log';
import { windowOrigin } from './origin';
import type { WindowHandlers } from './window-requests';

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
  const answer = async (event: IpcMainInvokeEvent, name: unknown, decode: () => Promise<DecodedRequest>): Promise<Result<unknown>> => {
    try {
      assertKnownSender(event, window);
      const request = await decode();
      const value = await run(request, options);
      onDone(request, value);
      return { ok: true, value };
    } catch (error) {
      const { info, fault } = toFailure(error);
      if (fault !== null) log.error(`request ${String(name).slice(0, 100)}: ${fault}`);
      if (info.code === 'damaged') onDamage(new AppError('damaged', info.message));
      return { ok: false, error: info };
    }
  };
  // Without the schemas, which take as long to load as these answers take to be made.
  handle('rapport:first-page', (event) =>
    Promise.all(firstPageRequests.map((name) => answer(event, name, async () => ({ name, input: {} })))),
  );
  handle('rapport:request', (event, name, input) => answer(event, name, async () => (await import('./decode')).decodeRequest(name, input)));
}

/** In the place of the handler of the window before. */
function handle(channel: string, listener: (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>): void {
  ipcMain.removeHandler(channel);
  ipcMain.handle(channel, listener);
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
