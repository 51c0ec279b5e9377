import { defaultStages } from '@shared/domain/contact';
import { type Settings, type SettingsPatch, settings as settingsSchema } from '@shared/domain/settings';
import { defaultRorSettings } from '@shared/ror/settings';
import type { Database } from '../../db/database';

function defaultCurrency(): string {
  // The runtime knows the locale's region but not its currency; this covers where the common ones are used.
  const region = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? '';
  if (/^(US|PR|EC|SV)$/.test(region)) return 'USD';
  if (/^(GB|IM|JE|GG)$/.test(region)) return 'GBP';
  const others: Record<string, string> = {
    CH: 'CHF',
    JP: 'JPY',
    CA: 'CAD',
    AU: 'AUD',
    NZ: 'NZD',
    SE: 'SEK',
    NO: 'NOK',
    DK: 'DKK',
    PL: 'PLN',
    CZ: 'CZK',
    IN: 'INR',
    BR: 'BRL',
  };
  return others[region] ?? 'EUR';
}

export function defaultSettings(): Settings {
  return {
    theme: 'system',
    currency: defaultCurrency(),
    stages: [...defaultStages],
    cadence: { stages: {}, tags: {} },
    views: [],
    reviewDay: 5,
    ror: defaultRorSettings,
  };
}

/** Weekly reviews stand among the settings, each with a key that begins like this (features/review). */
export const REVIEW_KEYS = 'review ';

/** The stored settings over the defaults. A stored value that no longer fits falls back to its default. */
export function readSettings(db: Database): Settings {
  const defaults = defaultSettings();
  const rows = [
    ...db.all(db.sql.selectFrom('setting').select(['key', 'value']).where('key', 'not like', `${REVIEW_KEYS}%`)),
    ...db.all(db.sql.selectFrom('preference').select(['key', 'value'])),
  ];
  const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
  const shape = settingsSchema.shape;
  const pick = <K extends keyof Settings>(key: K): Settings[K] => {
    const parsed = shape[key].safeParse(stored[key]);
    return (parsed.success ? parsed.data : defaults[key]) as Settings[K];
  };
  return {
    theme: pick('theme'),
    currency: pick('currency'),
    stages: pick('stages'),
    cadence: pick('cadence'),
    views: pick('views'),
    reviewDay: pick('reviewDay'),
    ror: pick('ror'),
  };
}

/** Whether the user set anything. */
export function hasOwnSettings(db: Database): boolean {
  return db.find(db.sql.selectFrom('setting').select('id').where('key', 'not like', `${REVIEW_KEYS}%`).limit(1)) !== undefined;
}

/** Writes how the window looks, outside the history. */
export function writeTheme(db: Database, theme: Settings['theme']): void {
  const value = JSON.stringify(theme);
  db.run(
    db.sql
      .insertInto('preference')
      .values({ key: 'theme', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}

/** Writes the given settings but the theme; equal ones stay untouched. */
export function writeSettings(db: Database, { theme: _theme, ...patch }: SettingsPatch): void {
  for (const [key, setting] of Object.entries(patch)) {
    if (setting === undefined) continue;
    const value = JSON.stringify(setting);
    db.run(
      db.sql
        .insertInto('setting')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }).where('setting.value', '<>', value)),
    );
  }
}
