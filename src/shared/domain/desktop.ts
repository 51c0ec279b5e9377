/** What Rapport does outside its window. Kept beside the database, because it is about this computer. */
import { z } from 'zod';

/** A time of the user's clock, `HH:MM`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time (HH:MM)');

/** `digest`: one notification a day for all that is due. `each`: one for each follow-up, as long as they are few. */
export const noticeStyles = ['digest', 'each'] as const;

export const desktopPreferences = z.object({
  notify: z.boolean(),
  style: z.enum(noticeStyles),
  /** When what is due that day is told; null: as the day begins. */
  time: timeOfDay.nullable(),
  quiet: z.boolean(),
  /** Quiet from here … */
  quietFrom: timeOfDay,
  /** … until just before this; earlier than `quietFrom` when midnight lies between. */
  quietTo: timeOfDay,
  /** Also at the weekend. */
  weekends: z.boolean(),
  /** Whether notifications hold names and reasons, or only how many. */
  names: z.boolean(),
  /** The number of follow-ups due, on the program's icon. */
  badge: z.boolean(),
  tray: z.boolean(),
  /** With the tray icon on: closing the window leaves the program running. */
  keepRunning: z.boolean(),
});
export type DesktopPreferences = z.infer<typeof desktopPreferences>;
export const desktopPatch = desktopPreferences.partial();

export const defaultDesktop: DesktopPreferences = {
  notify: false,
  style: 'digest',
  time: '09:00',
  quiet: true,
  quietFrom: '20:00',
  quietTo: '08:00',
  weekends: false,
  names: false,
  badge: true,
  tray: false,
  keepRunning: false,
};
