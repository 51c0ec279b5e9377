import type { Events } from '@shared/contract';
import type { EventName } from '@shared/requests';
import type { BrowserWindow } from 'electron';

export function sendEvent<E extends EventName>(window: BrowserWindow, name: E, payload: Events[E]): void {
  if (!window.isDestroyed()) window.webContents.send('rapport:event', name, payload);
}
