/** The requests about notifications, tray icon, badge and start at login. Spread into the contract. */
import { z } from 'zod';
import type { DesktopView, WindowErrand } from './desktop-views';
import { desktopPatch } from './domain/desktop';
import { none, spec } from './request-spec';

export const desktopContract = {
  'desktop.get': spec<DesktopView>()(none),
  'desktop.update': spec<DesktopView>()(z.object({ patch: desktopPatch })),
  'desktop.startAtLogin': spec<DesktopView>()(z.object({ on: z.boolean() })),
  /** Shows a notification at once, quiet hours or not. */
  'desktop.test': spec<null>()(none),
  /** From now on the page hears what it is asked for; the answer is what it was asked for before. */
  'desktop.listen': spec<WindowErrand | null>()(none),
} as const;
