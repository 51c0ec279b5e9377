/** What the settings show of the desktop. */
import type { WindowCommand } from './contract';
import type { DesktopPreferences } from './domain/desktop';

export type DesktopPart = 'notifications' | 'tray' | 'startAtLogin' | 'badge' | 'file';

export interface DesktopView {
  preferences: DesktopPreferences;
  /** As the system has it. */
  startAtLogin: boolean;
  /** What the system can do. */
  supports: { notifications: boolean; badge: boolean };
  /** What did not work, in words for the user. */
  problems: Partial<Record<DesktopPart, string>>;
}

/** What the window is asked for from outside of it. `show`: somebody's page, Today for null. */
export type WindowErrand = { command: WindowCommand } | { command: 'show'; personId: number | null };
