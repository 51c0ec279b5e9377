import { useEffect } from 'react';
import { onEvent, request } from '../api';
import { isTextField } from '../components/focus-target';
import { redo, showError, undo } from '../store/actions';
import { openDialog, useDialogs } from '../store/dialogs';
import { goBack, goForward } from '../store/navigation';
import { usePalette } from '../store/palette';
import { carryOut, runCommand } from './commands';

/** The first look at the page goes before, ms. */
const LISTEN_AFTER_MS = 250;

function shortcutOf(event: KeyboardEvent): (() => void) | null {
  const typing = isTextField(event.target);
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey) {
    const key = event.key.toLowerCase();
    if (key === 'k' && !event.shiftKey) return () => runCommand('search');
    if (key === 'l' && !event.shiftKey) return () => runCommand('log');
    if (typing) return null;
    if (key === 'z') return () => void (event.shiftKey ? redo() : undo());
    if (key === 'y' && !event.shiftKey) return () => void redo();
    return null;
  }
  if (event.altKey && !command && !event.shiftKey) {
    if (event.key === 'ArrowLeft') return goBack;
    if (event.key === 'ArrowRight') return goForward;
  }
  if (event.key === '?' && !typing && !event.altKey) return () => openDialog({ kind: 'shortcuts' });
  return null;
}

/** The keys, mouse buttons and menu items that work on every page. A dialog keeps them to itself while it is open. */
export function useShortcuts(): void {
  useEffect(() => {
    // A question can stand on a page without being one of the dialogs.
    const isAsked = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    const isBlocked = () => useDialogs.getState().open !== null || usePalette.getState().open || isAsked();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isBlocked()) return;
      const run = shortcutOf(event);
      if (!run) return;
      event.preventDefault();
      run();
    };
    const onMouseUp = (event: MouseEvent) => {
      if ((event.button !== 3 && event.button !== 4) || isBlocked()) return;
      event.preventDefault();
      if (event.button === 3) goBack();
      else goForward();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('mouseup', onMouseUp);
    const stop = onEvent('command', (errand) => {
      const { command } = errand;
      // The menu owns Ctrl+Z while it is shown; a text field must still get its own undo.
      if ((command === 'undo' || command === 'redo') && isTextField(document.activeElement)) {
        document.execCommand(command);
        return;
      }
      carryOut(errand, isBlocked);
    });
    const listen = window.setTimeout(() => {
      request('desktop.listen', {})
        .then((errand) => errand && carryOut(errand, isBlocked))
        .catch((error: unknown) => showError('Menu items and notifications may not work', error));
    }, LISTEN_AFTER_MS);
    return () => {
      window.clearTimeout(listen);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('mouseup', onMouseUp);
      stop();
    };
  }, []);
}
