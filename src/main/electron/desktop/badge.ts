import { join } from 'node:path';
import { app, type BrowserWindow, nativeImage } from 'electron';

/** Whether the system shows a number on the program's icon; on Linux few desktops do. */
export const hasBadge = (): boolean => process.platform !== 'linux' || app.setBadgeCount(app.getBadgeCount());

/** Shows the number on the icon of the dock or launcher; on Windows a dot on that of the window, with the number as its name. */
export function showBadge(count: number, window: BrowserWindow | null): void {
  if (!hasBadge()) return;
  if (process.platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  if (!window || window.isDestroyed()) return;
  const dot = nativeImage.createFromPath(join(import.meta.dirname, '../../resources/badge.png'));
  window.setOverlayIcon(count === 0 ? null : dot, count === 0 ? '' : `Follow-ups due: ${count}`);
}
