/** All that the page sees of the program: requests by name and events, nothing else. */
import type { Bridge } from '@shared/contract';
import type { Result } from '@shared/errors';
import { eventNames, requestNames } from '@shared/requests';
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

const requests = new Set<string>(requestNames);
const events = new Set<string>(eventNames);

const refused: Result<never> = { ok: false, error: { code: 'refused', message: 'There is no such request' } };

const bridge: Bridge = {
  // In safe mode there is nobody who could answer.
  firstPage: new URLSearchParams(location.search).has('safe-mode') ? Promise.resolve([]) : ipcRenderer.invoke('rapport:first-page'),
  request: async (name, input) => (requests.has(name) ? ipcRenderer.invoke('rapport:request', name, input) : refused),
  on(name, listener) {
    if (!events.has(name)) throw new Error('There is no such event');
    const forward = (_event: IpcRendererEvent, emitted: string, payload: unknown) => {
      if (emitted === name) listener(payload);
    };
    ipcRenderer.on('rapport:event', forward);
    return () => ipcRenderer.off('rapport:event', forward);
  },
};

contextBridge.exposeInMainWorld('rapport', bridge);
