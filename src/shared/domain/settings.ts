import { z } from 'zod';
import { rorSettings } from '../ror/settings';
import { currency } from './money';
import { savedView, VIEWS_MAX } from './saved-view';
import { themes } from './theme';

const cadenceDays = z.int().min(1, 'must be at least 1 day').max(3_650, 'must be at most 3650 days');
/** Days by stage and by tag (domain/cadence.ts). */
export const cadenceRules = z.object({
  stages: z.record(z.string().max(100), cadenceDays).default({}),
  tags: z.record(z.string().max(200), cadenceDays).default({}),
});

const stage = z.string().trim().min(1, 'is empty').max(100);

export const settings = z.object({
  theme: z.enum(themes),
  /** What new amounts of money are in. */
  currency,
  stages: z.array(stage).max(50),
  /** How often to be in touch with people who have no cadence of their own. */
  cadence: cadenceRules,
  /** Of the People page. */
  views: z.array(savedView).max(VIEWS_MAX),
  /** The weekday of the weekly review, 0 is Sunday; null: it is not asked for. */
  reviewDay: z.int().min(0).max(6).nullable(),
  ror: rorSettings,
});
export type Settings = z.infer<typeof settings>;

/** The settings to change; those left out stay. */
export const settingsPatch = settings.partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;
