/** The words for days in the user's languages. Loaded only when somebody logs: they are large. */
import type { DayWords, ParsedDay } from './log-line';

type Reader = { casual: { parse: (text: string, now: Date) => ParsedDay[] } };

const languages: Record<string, () => Promise<Reader>> = {
  de: () => import('chrono-node/de'),
  es: () => import('chrono-node/es'),
  fi: () => import('chrono-node/fi'),
  fr: () => import('chrono-node/fr'),
  it: () => import('chrono-node/it'),
  ja: () => import('chrono-node/ja'),
  nl: () => import('chrono-node/nl'),
  pt: () => import('chrono-node/pt'),
  ru: () => import('chrono-node/ru'),
  sv: () => import('chrono-node/sv'),
  uk: () => import('chrono-node/uk'),
};

/** English always, since the window speaks it, and the language of the locale before it. */
export async function loadDayWords(locale: string): Promise<DayWords[]> {
  const load = languages[new Intl.Locale(locale).language];
  const [own, english] = await Promise.all([load?.(), import('chrono-node/en')]);
  return own ? [own.casual, english.casual] : [english.casual];
}
