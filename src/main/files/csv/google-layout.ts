import { type ColumnRole, type CsvLayout, custom, name, noise, type SeriesKind } from './column-role';

const ROLES = new Map<string, ColumnRole>([
  ['name', { to: 'fullName' }],
  ['first name', name('given')],
  ['given name', name('given')],
  ['middle name', name('additional')],
  ['additional name', name('additional')],
  ['last name', name('family')],
  ['family name', name('family')],
  ['name prefix', name('prefix')],
  ['name suffix', name('suffix')],
  ['nickname', { to: 'nickname' }],
  ['short name', { to: 'nickname' }],
  ['file as', { to: 'fileAs' }],
  ['organization name', { to: 'organization' }],
  ['organization title', { to: 'title' }],
  ['organization department', { to: 'department' }],
  ['birthday', { to: 'birthday' }],
  ['notes', { to: 'notes' }],
  ['labels', { to: 'tags' }],
  ['group membership', { to: 'tags' }],
  ['gender', custom('Unspecified')],
  ['priority', noise('Normal')],
  ['sensitivity', noise('Normal')],
  ['photo', noise()],
  ['initials', noise()],
  ['directory server', noise()],
]);

const SERIES_KINDS: Record<string, SeriesKind> = {
  'e-mail': 'email',
  email: 'email',
  phone: 'phone',
  address: 'address',
  organization: 'organization',
  website: 'website',
  event: 'event',
  im: 'im',
  relation: 'relation',
  'custom field': 'custom',
};

/** `E-mail 1 - Value`, `Phone 2 - Type` (older), `Phone 2 - Label` (current). */
function seriesRole(header: string): ColumnRole | null {
  const match = /^(e-?mail|phone|address|organization|website|event|im|relation|custom field) (\d{1,3}) - (.+)$/.exec(header);
  const kind = SERIES_KINDS[match?.[1] ?? ''];
  if (!match || !kind) return null;
  const field = match[3] === 'type' ? 'label' : (match[3] ?? '');
  return { to: 'series', kind, index: Number(match[2]), field };
}

export const googleLayout: CsvLayout = {
  source: 'google-csv',
  format: 'Google CSV',
  matches: (headers) =>
    headers.has('e-mail 1 - value') ||
    headers.has('phone 1 - value') ||
    headers.has('group membership') ||
    (headers.has('given name') && headers.has('family name') && headers.has('yomi name')) ||
    (headers.has('file as') && headers.has('labels')),
  role: (header) => ROLES.get(header) ?? seriesRole(header),
};
