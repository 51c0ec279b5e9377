/** What the menu, the keyboard and the palette can ask of the window. */
import type { WindowCommand } from '@shared/contract';
import type { WindowErrand } from '@shared/desktop-views';
import type { PersonRef } from '@shared/domain/contact';
import { request } from '../api';
import { holdKeys, releaseKeys } from '../components/type-ahead';
import { exportEverything } from '../features/settings/export-everything';
import { redo, showError, undo } from '../store/actions';
import { type Dialog, openDialog } from '../store/dialogs';
import { navigate, useNavigation } from '../store/navigation';
import { openPalette } from '../store/palette';

/** The person whose page is shown; null elsewhere. */
async function personHere(): Promise<PersonRef | null> {
  const { trail, at } = useNavigation.getState();
  const route = trail[at];
  if (route?.page !== 'person') return null;
  const { id, name, deletedAt } = await request('contacts.get', { id: route.id });
  return deletedAt === null ? { id, name } : null;
}

/** Opens a dialog; from a person's page with that person. */
async function openHere(dialogFor: (person: PersonRef | null) => Dialog): Promise<void> {
  holdKeys();
  try {
    openDialog(dialogFor(await personHere()));
  } catch (error) {
    releaseKeys();
    showError('Could not open it', error);
  }
}

const withPerson = (person: PersonRef | null) => (person ? { person } : {});

/** Opens the log. */
export async function logHere(): Promise<void> {
  await openHere((person) => ({ kind: 'touchpoint', ...(person ? { people: [person] } : {}) }));
}

export async function followUpHere(): Promise<void> {
  await openHere((person) => ({ kind: 'followUp', ...withPerson(person) }));
}

export async function referHere(): Promise<void> {
  await openHere((person) => ({ kind: 'referral', ...withPerson(person) }));
}

export async function purchaseHere(): Promise<void> {
  await openHere((person) => ({ kind: 'purchase', ...withPerson(person) }));
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

/** How long until it is tried again when a dialog is in the way, ms. */
const TRY_AGAIN_MS = 300;

/**
 * Does what the window is asked for from outside. While a dialog is open a menu item is ignored; what a notification is
 * about is shown once the dialog is closed.
 */
export function carryOut(errand: WindowErrand, isBlocked: () => boolean): void {
  if (errand.command !== 'show') {
    if (!isBlocked()) runCommand(errand.command);
    return;
  }
  if (isBlocked()) {
    window.setTimeout(() => carryOut(errand, isBlocked), TRY_AGAIN_MS);
    return;
  }
  navigate(errand.personId === null ? { page: 'today' } : { page: 'person', id: errand.personId });
}
