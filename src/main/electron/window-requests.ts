/** The requests that need Electron: the handlers of the effect `window`. */
import { existsSync } from 'node:fs';
import type { Decoded, Output } from '@shared/contract';
import type { WindowErrand } from '@shared/desktop-views';
import type { ExportFormat } from '@shared/domain/export-format';
import { AppError } from '@shared/errors';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { startsAsAge } from '../files/backup/age-head';
import type { Router } from '../threads/router';
import type { ChosenFiles } from './chosen-files';
import type { DesktopPresence } from './desktop/presence';
import { logFile } from './log';
import type { Recovery } from './recovery';
import { sendEvent } from './send-event';

export type WindowRequestName =
  | 'app.info'
  | 'app.openDataFolder'
  | 'app.openExternal'
  | 'app.chooseImportFiles'
  | 'app.chooseExportFile'
  | 'app.chooseBackupFile'
  | 'app.chooseBackupFolder'
  | 'app.chooseCalendarFolder'
  | 'app.chooseRestoreFile'
  | 'jobs.cancel'
  | 'drafts.keep'
  | 'drafts.get'
  | 'desktop.get'
  | 'desktop.update'
  | 'desktop.startAtLogin'
  | 'desktop.test'
  | 'desktop.listen'
  | 'recovery.state'
  | 'recovery.salvage'
  | 'recovery.backups'
  | 'recovery.inspect'
  | 'recovery.compare'
  | 'recovery.restore'
  | 'recovery.discard'
  | 'recovery.startEmpty'
  | 'recovery.reopen';

export type WindowHandlers = { [N in WindowRequestName]: (input: Decoded<N>) => Output<N> | Promise<Output<N>> };

export interface WindowRequestOptions {
  window: BrowserWindow;
  router: Router;
  chosenFiles: ChosenFiles;
  profileDir: string;
  recovery: RecoveryRequests;
  desktop: DesktopRequests;
  /** What is being written in the window; nowhere but in memory. */
  draft: { text: string | null };
}

/** What safe mode asks for; the application answers. */
export interface RecoveryRequests {
  find(): Recovery | null;
  /** @throws AppError when the database still can't be opened. */
  reopen(): Promise<void>;
}

/** What the settings ask of the desktop. */
export interface DesktopRequests {
  presence(): Promise<DesktopPresence>;
  /** The page listens from now on; gives back what it was asked for before. */
  listen(): WindowErrand | null;
}

const outsideProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:']);

const importFilters = [
  { name: 'Contacts (vCard, CSV, JSON, ZIP)', extensions: ['vcf', 'vcard', 'csv', 'json', 'zip'] },
  { name: 'vCard', extensions: ['vcf', 'vcard'] },
  { name: 'CSV', extensions: ['csv'] },
  { name: 'JSON', extensions: ['json'] },
  { name: 'All files', extensions: ['*'] },
];

const allFiles = { name: 'All files', extensions: ['*'] };
const backupFilter = { name: 'Backup of Rapport', extensions: ['rapport'] };
/** CSV goes into a folder of the name that is chosen. */
const exportFilters: Record<ExportFormat, { name: string; extensions: string[] }[]> = {
  json: [{ name: 'Rapport JSON', extensions: ['json'] }, allFiles],
  vcard: [{ name: 'vCard', extensions: ['vcf'] }, allFiles],
  vcard3: [{ name: 'vCard', extensions: ['vcf'] }, allFiles],
  csv: [allFiles],
  ics: [{ name: 'Calendar', extensions: ['ics'] }, allFiles],
};

export async function openDataFolder(profileDir: string): Promise<void> {
  const failure = await shell.openPath(profileDir);
  if (failure !== '') throw new AppError('file', `The data folder can’t be shown: ${failure}. It is ${profileDir}`);
}

/** Shows the log file in its folder, so that it can be looked at or sent to somebody. */
export async function showLog(profileDir: string): Promise<void> {
  const file = logFile(profileDir);
  if (existsSync(file)) shell.showItemInFolder(file);
  else await openDataFolder(profileDir);
}

export function windowRequests({
  window,
  router,
  chosenFiles,
  profileDir,
  recovery,
  desktop,
  draft: kept,
}: WindowRequestOptions): WindowHandlers {
  const needed = (): Recovery => {
    const found = recovery.find();
    if (!found) throw new AppError('conflict', 'The data file is all right; nothing was done.');
    return found;
  };
  const progressOf = (jobId: string) => (label: string, done: number, total: number) =>
    sendEvent(window, 'job', { jobId, label, done, total });
  const chooseFolder = async (title: string, buttonLabel: string): Promise<{ folder: string } | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title,
      buttonLabel,
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return null;
    chosenFiles.add([folder]);
    return { folder };
  };
  return {
    'app.info': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: `${process.platform} ${process.arch}`,
      dataFolder: profileDir,
      ...(await router.databaseInfo()),
    }),
    'app.openDataFolder': async () => {
      await openDataFolder(profileDir);
      return null;
    },
    'app.openExternal': async ({ url }) => {
      if (!URL.canParse(url) || !outsideProtocols.has(new URL(url).protocol)) {
        throw new AppError('refused', 'Only web, mail and telephone links can be opened', { field: 'url' });
      }
      await shell.openExternal(url);
      return null;
    },
    'app.chooseImportFiles': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Import',
        buttonLabel: 'Import',
        filters: importFilters,
        properties: ['openFile', 'multiSelections'],
      });
      if (canceled || filePaths.length === 0) return null;
      chosenFiles.add(filePaths);
      return { files: filePaths };
    },
    'app.chooseExportFile': async ({ suggestedName, format }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Export',
        buttonLabel: 'Export',
        defaultPath: suggestedName,
        filters: exportFilters[format],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      chosenFiles.add([filePath]);
      return { file: filePath };
    },
    'app.chooseBackupFile': async ({ suggestedName }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Back up',
        buttonLabel: 'Back up',
        defaultPath: suggestedName,
        filters: [backupFilter, allFiles],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || !filePath) return null;
      chosenFiles.add([filePath]);
      return { file: filePath };
    },
    'app.chooseBackupFolder': () => chooseFolder('Folder for backups', 'Keep backups here'),
    'app.chooseCalendarFolder': () => chooseFolder('Folder for the calendar file', 'Keep the file here'),
    'app.chooseRestoreFile': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Restore',
        buttonLabel: 'Look at it',
        filters: [{ name: 'Backups and Rapport JSON', extensions: ['rapport', 'json'] }, backupFilter, allFiles],
        properties: ['openFile'],
      });
      const [file] = filePaths;
      if (canceled || file === undefined) return null;
      chosenFiles.add([file]);
      return { file, encrypted: await startsAsAge(file) };
    },
    'jobs.cancel': ({ jobId }) => {
      router.cancel(jobId);
      recovery.find()?.cancel(jobId);
      return null;
    },
    'drafts.keep': ({ draft }) => {
      kept.text = draft;
      return null;
    },
    'drafts.get': () => ({ draft: kept.text }),
    'desktop.get': async () => (await desktop.presence()).view(),
    'desktop.update': async ({ patch }) => (await desktop.presence()).update(patch),
    'desktop.startAtLogin': async ({ on }) => (await desktop.presence()).setStartAtLogin(on),
    'desktop.test': async () => {
      (await desktop.presence()).test();
      return null;
    },
    'desktop.listen': () => desktop.listen(),
    'recovery.state': async () => {
      const found = recovery.find();
      await found?.ready;
      return found?.state ?? null;
    },
    'recovery.salvage': ({ jobId }) => needed().salvage(jobId, progressOf(jobId)),
    'recovery.backups': () => needed().backups(),
    'recovery.inspect': ({ jobId, file, passphrase }) => needed().inspect(jobId, file, passphrase, progressOf(jobId)),
    'recovery.compare': ({ jobId, token }) => needed().compare(jobId, token, progressOf(jobId)),
    'recovery.restore': ({ token }) => needed().restore(token),
    'recovery.discard': async () => {
      await recovery.find()?.discard();
      return null;
    },
    'recovery.startEmpty': () => needed().startEmpty(),
    'recovery.reopen': async ({ asItIs }) => {
      if (asItIs === true) recovery.find()?.accept();
      await recovery.reopen();
      return null;
    },
  };
}
