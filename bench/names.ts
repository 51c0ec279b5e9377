/** What invented people are made of: diacritics and other scripts among them. */
export const given = [
  'Ana',
  'Zoë',
  'Søren',
  'Łukasz',
  'José',
  'Ingrid',
  'Jürgen',
  'Chloé',
  'Noah',
  'Priya',
  '美咲',
  'Dmitri',
  'Aoife',
  'Renée',
] as const;
export const family = [
  'García',
  'Müller',
  'Okafor',
  'Nowak',
  'Ødegård',
  'Smith',
  'Chen',
  'Đorđević',
  'Rossi',
  'Çelik',
  '田中',
  'O’Brien',
] as const;
export const organizations = [
  'Northlight Studio',
  'Café Central',
  'Harbour & Sons',
  'Fjord Labs',
  'Meridian Consulting',
  'Brücke GmbH',
] as const;
export const titles = ['Founder', 'Head of Marketing', 'Designer', 'Editor', 'Consultant'] as const;
export const cities = ['Köln', 'Austin', 'São Paulo', 'Kraków', 'Oslo'] as const;
export const tags = ['client', 'press', 'podcast', 'mentor', 'austin'] as const;
