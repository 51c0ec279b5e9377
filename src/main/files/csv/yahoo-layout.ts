import { type ColumnRole, type CsvLayout, point } from './column-role';

/** Yahoo calls telephone numbers by their place alone; the names of its other columns say what they are. */
const ROLES = new Map<string, ColumnRole>([
  ['home', point('phone', 'home')],
  ['work', point('phone', 'work')],
  ['other', point('phone', 'other')],
  ['primary', point('phone', 'primary')],
  ['yahoo phone', point('phone', 'Yahoo')],
]);

export const yahooLayout: CsvLayout = {
  source: 'generic-csv',
  format: 'Yahoo CSV',
  matches: (headers) => headers.has('yahoo phone') || (headers.has('alternate email 1') && headers.has('messenger id')),
  role: (header) => ROLES.get(header) ?? null,
};
