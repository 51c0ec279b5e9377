import { z } from 'zod';
import { rorSettings } from '../ror/settings';
import { currency } from './money';
import { themes } from './theme';

const stage = z.string().trim().min(1, 'is empty').max(100);

export const settings = z.object({
  theme: z.enum(themes),
  /** What new amounts of money are in. */
  currency,
  stages: z.array(stage).max(50),
  ror: rorSettings,
});
export type Settings = z.infer<typeof settings>;

/** The settings to change; those left out stay. */
export const settingsPatch = settings.partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;
