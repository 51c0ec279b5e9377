/** A question before the window closes while something is written that closing would stop. */
import type { RequestName } from '@shared/requests';
import { app, type BrowserWindow, dialog } from 'electron';

export interface AskBeforeCloseOptions {
  /** The long work that is under way. */
  running(): RequestName[];
  /** Stops it. */
  stop(): void;
  onFault(error: unknown): void;
}

/** What would be stopped, and what then becomes of it. */
const questions: Partial<Record<RequestName, { message: string; detail: string }>> = {
  'import.apply': {
    message: 'An import is under way. Stop it and close?',
    detail: 'Nothing of it is kept: your people stay as they were.',
  },
  'duplicates.mergeAll': {
    message: 'A merge is under way. Stop it and close?',
    detail: 'Nothing of it is kept: your people stay as they were.',
  },
  'backup.restore': {
    message: 'A backup is being restored. Stop it and close?',
    detail: 'Until it is complete, your book is as it was.',
  },
  'recovery.salvage': {
    message: 'What can be read is being recovered. Stop it and close?',
    detail: 'Nothing of it is kept: the damaged file stays as it is.',
  },
  'backup.write': { message: 'A backup is being written. Stop it and close?', detail: 'It is not complete then.' },
  'export.write': { message: 'An export is under way. Stop it and close?', detail: 'It is not complete then.' },
};

/** Asks in front of `window` whenever it is about to close, or the program to end, while such work runs. */
export function askBeforeClose(window: BrowserWindow, { running, stop, onFault }: AskBeforeCloseOptions): void {
  let isAsking = false;
  let isSure = false;
  let isQuitting = false;
  const onQuit = () => {
    isQuitting = true;
  };
  app.on('before-quit', onQuit);
  window.once('closed', () => app.off('before-quit', onQuit));

  const ask = async (question: { message: string; detail: string }) => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      ...question,
      buttons: ['Stop and close', 'Go on'],
      defaultId: 1,
      cancelId: 1,
    });
    if (response === 0) {
      isSure = true;
      stop();
      // Where closing the window leaves the program running, the question may have been about both.
      if (isQuitting) app.quit();
      else window.close();
    }
    isQuitting = false;
  };

  window.on('close', (event) => {
    const question = running().flatMap((name) => questions[name] ?? [])[0];
    if (isSure || question === undefined) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    ask(question)
      .catch(onFault)
      .finally(() => {
        isAsking = false;
      });
  });
}
