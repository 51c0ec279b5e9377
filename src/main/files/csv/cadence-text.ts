const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, mon: 30, quarter: 91, year: 365 };
const WORDS: Record<string, number> = {
  daily: 1,
  weekly: 7,
  biweekly: 14,
  fortnightly: 14,
  monthly: 30,
  bimonthly: 60,
  quarterly: 91,
  biannually: 182,
  yearly: 365,
  annually: 365,
};

/** How often to be in touch, in days: `30`, `weekly`, `every 2 weeks`, or `3 mons` as Dex has it. Null if it says none of these. */
export function cadenceDays(text: string): number | null {
  const words = text.trim().toLowerCase();
  if (/^\d{1,4}$/.test(words)) return Number(words);
  const named = Object.hasOwn(WORDS, words) ? WORDS[words] : undefined;
  if (named !== undefined) return named;
  const match = /^(?:every |each |once (?:a|every) )?(\d{1,3} )?(day|week|month|mon|quarter|year)s?$/.exec(words);
  const days = DAYS[match?.[2] ?? ''];
  return match && days !== undefined ? Number(match[1] ?? 1) * days : null;
}
