import { join } from 'node:path';
import type { WindowCommand } from '@shared/contract';
import { Menu, nativeImage, Tray } from 'electron';

export interface TrayActions {
  open(): void;
  send(command: WindowCommand): void;
  quit(): void;
}

/** The icon beside the clock of the system; the system may have no place for one, and says nothing then. */
export class TrayIcon {
  readonly #tray: Tray;

  constructor({ open, send, quit }: TrayActions) {
    const file = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
    this.#tray = new Tray(nativeImage.createFromPath(join(import.meta.dirname, '../../resources', file)));
    this.#tray.setToolTip('Rapport');
    this.#tray.on('click', open);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open Rapport', click: open },
        { label: 'Log a Touchpoint…', click: () => send('log') },
        { label: 'Today', click: () => send('today') },
        { type: 'separator' },
        { label: 'Quit', click: quit },
      ]),
    );
  }

  remove(): void {
    this.#tray.destroy();
  }
}
