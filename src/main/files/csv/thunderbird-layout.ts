import { address, type ColumnRole, type CsvLayout, custom, name, point } from './column-role';

const addressColumns = (label: string): [string, ColumnRole][] => [
  [`${label} address`, address(label, 'street')],
  [`${label} address 2`, address(label, 'street')],
  [`${label} city`, address(label, 'city')],
  [`${label} state`, address(label, 'region')],
  [`${label} zipcode`, address(label, 'postalCode')],
  [`${label} country`, address(label, 'country')],
];

const ROLES = new Map<string, ColumnRole>([
  ['first name', name('given')],
  ['last name', name('family')],
  ['display name', { to: 'fullName' }],
  ['nickname', { to: 'nickname' }],
  ['primary email', point('email')],
  ['secondary email', point('email')],
  ['screen name', point('im')],
  ['work phone', point('phone', 'work')],
  ['home phone', point('phone', 'home')],
  ['fax number', point('phone', 'fax')],
  ['pager number', point('phone', 'pager')],
  ['mobile number', point('phone', 'mobile')],
  ...addressColumns('home'),
  ...addressColumns('work'),
  ['job title', { to: 'title' }],
  ['department', { to: 'department' }],
  ['organization', { to: 'organization' }],
  // Thunderbird's first web page is the one at work.
  ['web page 1', point('url', 'work')],
  ['web page 2', point('url', 'home')],
  ['birth year', { to: 'birthPart', part: 'year' }],
  ['birth month', { to: 'birthPart', part: 'month' }],
  ['birth day', { to: 'birthPart', part: 'day' }],
  ['custom 1', custom()],
  ['custom 2', custom()],
  ['custom 3', custom()],
  ['custom 4', custom()],
  ['notes', { to: 'notes' }],
]);

/** Its name for the first address in other languages, which no other program has; the rest is told by the words. */
const PRIMARY_EMAIL = [
  'primary email',
  'primäre e-mail-adresse',
  'adresse électronique principale',
  'dirección de correo electrónico principal',
  'email principale',
  'indirizzo e-mail principale',
  'e-mail primário',
  'email primário',
  'primair e-mailadres',
];
const LOCALIZED = new Map<string, ColumnRole>([
  ...['webseite 1', 'site web 1', 'página web 1', 'pagina web 1', 'webpagina 1'].map((header): [string, ColumnRole] => [
    header,
    point('url', 'work'),
  ]),
  ...['webseite 2', 'site web 2', 'página web 2', 'pagina web 2', 'webpagina 2'].map((header): [string, ColumnRole] => [
    header,
    point('url', 'home'),
  ]),
  ['jour', { to: 'birthPart', part: 'day' }],
  ['mois', { to: 'birthPart', part: 'month' }],
]);

export const thunderbirdLayout: CsvLayout = {
  source: 'thunderbird-csv',
  format: 'Thunderbird CSV',
  matches: (headers) => PRIMARY_EMAIL.some((header) => headers.has(header)),
  role: (header) => ROLES.get(header) ?? LOCALIZED.get(header) ?? null,
};
