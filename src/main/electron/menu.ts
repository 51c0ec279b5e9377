/** The application menu. Commands go to the window, which carries them out. */
import type { WindowCommand } from '@shared/contract';
import { type Theme, themes } from '@shared/domain/theme';
import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuOptions {
  theme: Theme;
  /** Carries out a command in the window. */
  send(command: WindowCommand): void;
  chooseTheme(theme: Theme): void;
  openDataFolder(): void;
  showLog(): void;
  isDevelopment: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const themeLabels: Record<Theme, string> = { system: 'Like the System', light: 'Light', dark: 'Dark' };

export function setMenu(options: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const { send } = options;
  /** The window handles the keys itself, so that a text field keeps its own undo; the menu only names them. */
  const command = (label: string, name: WindowCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send(name),
  });

  const file: MenuItemConstructorOptions[] = [
    command('New Person…', 'new-contact'),
    command('Log…', 'log', 'CmdOrCtrl+L'),
    separator,
    command('Import…', 'import'),
    command('Export…', 'export'),
    { label: 'Open Data Folder', click: options.openDataFolder },
    separator,
    command('Settings…', 'settings'),
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    command('Undo', 'undo', 'CmdOrCtrl+Z'),
    command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    command('Search…', 'search', 'CmdOrCtrl+K'),
  ];
  const view: MenuItemConstructorOptions[] = [
    command('Today', 'today'),
    command('People', 'people'),
    command('Insights', 'insights'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    separator,
    {
      label: 'Theme',
      submenu: themes.map((theme) => ({
        label: themeLabels[theme],
        type: 'radio',
        checked: theme === options.theme,
        click: () => options.chooseTheme(theme),
      })),
    },
    ...(options.isDevelopment ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
  ];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { label: '&File', submenu: file },
      { label: '&Edit', submenu: edit },
      { label: '&View', submenu: view },
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
      {
        label: '&Help',
        role: 'help',
        submenu: [command('Keyboard Shortcuts', 'shortcuts'), separator, { label: 'Show Log', click: options.showLog }],
      },
    ]),
  );
}
