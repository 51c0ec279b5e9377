import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { describeFault } from '../threads/fault';
import type { Log } from './log';
import { boundsOn, minimumSize, type WindowState, writeWindowState } from './window-state';

export interface WindowOptions {
  profileDir: string;
  state: WindowState;
  log: Log;
  /** The page it begins with. */
  url: string;
}

/** The page's own background (renderer, base.css), so that nothing flashes before the first paint. */
const backgrounds = { light: '#ffffff', dark: '#15161a' };

const saveAfterMs = 500;

export function createWindow({ profileDir, state, log, url }: WindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...boundsOn(displays, state.bounds),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Rapport',
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere its dictionaries would come from the network.
      spellcheck: process.platform === 'darwin',
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    // Decoding it takes time that the page should have.
    if (process.platform === 'linux') window.setIcon(join(import.meta.dirname, '../../resources/icon.png'));
    log.info('window shown');
  });
  rememberBounds(window, { profileDir, state, log });
  loadPage(window, url, log);
  return window;
}

export function loadPage(window: BrowserWindow, url: string, log: Log): void {
  window.loadURL(url).catch((error: unknown) => {
    // Another page took its place before it was there.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED') return;
    log.error(`the window could not be loaded: ${describeFault(error)}`);
  });
}

function rememberBounds(window: BrowserWindow, { profileDir, state, log }: Omit<WindowOptions, 'url'>): void {
  const save = () => {
    clearTimeout(timer);
    state.isMaximized = window.isMaximized();
    state.bounds = window.getNormalBounds();
    try {
      writeWindowState(profileDir, state);
    } catch (error) {
      log.error(`the window's place could not be saved: ${describeFault(error)}`);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, saveAfterMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
}

/** Brings the window to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Keeps the colour behind the page in step with the theme. */
export function followTheme(window: BrowserWindow): void {
  const follow = () => window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}
