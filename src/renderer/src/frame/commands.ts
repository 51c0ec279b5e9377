/** What the menu, the keyboard and the palette can ask of the window. */
import type { WindowCommand } from '@shared/contract';
import { request } from '../api';
import { holdKeys, releaseKeys } from '../components/type-ahead';
import { exportEverything } from '../features/settings/export-everything';
import { redo, showError, undo } from '../store/actions';
import { openDialog } from '../store/dialogs';
import { navigate, useNavigation } from '../store/navigation';
import { openPalette } from '../store/palette';

/** Opens the log; from a person's page with that person. */
export async function logHere(): Promise<void> {
  const { trail, at } = useNavigation.getState();
  const route = trail[at];
  if (route?.page !== 'person') {
    openDialog({ kind: 'touchpoint' });
    return;
  }
  holdKeys();
  try {
    const { id, name } = await request('contacts.get', { id: route.id });
    openDialog({ kind: 'touchpoint', people: [{ id, name }] });
  } catch (error) {
    releaseKeys();
    showError('Could not open the log', error);
  }
}

export function runCommand(command: WindowCommand): void {
  switch (command) {
    case 'search':
      openPalette();
      break;
    case 'log':
      void logHere();
      break;
    case 'undo':
      void undo();
      break;
    case 'redo':
      void redo();
      break;
    case 'new-contact':
      openDialog({ kind: 'contact' });
      break;
    case 'import':
      openDialog({ kind: 'import' });
      break;
    case 'export':
      void exportEverything();
      break;
    case 'shortcuts':
      openDialog({ kind: 'shortcuts' });
      break;
    case 'settings':
    case 'today':
    case 'people':
    case 'insights':
      navigate({ page: command });
      break;
  }
}
