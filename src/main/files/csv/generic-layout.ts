import { type ColumnRole, type CsvLayout, point } from './column-role';
import { readHeader } from './read-header';

/** Names of columns whose words are not enough, or say something else together. */
const ROLES = new Map<string, ColumnRole>([
  ['contact', { to: 'fullName' }],
  ['contact name', { to: 'fullName' }],
  ['person', { to: 'fullName' }],
  ['client', { to: 'fullName' }],
  ['customer', { to: 'fullName' }],
  // In Spanish a wedding day, in Portuguese, with its accent, a birthday.
  ['aniversário', { to: 'birthday' }],
  ['x (twitter)', point('social', 'Twitter')],
]);
const roleOf = (header: string): ColumnRole | null => ROLES.get(header) ?? readHeader(header);

/** Enough to know who a row is about. */
function identifies(role: ColumnRole | null): boolean {
  if (!role) return false;
  return role.to === 'fullName' || role.to === 'name' || (role.to === 'point' && (role.kind === 'email' || role.kind === 'phone'));
}

/** Any table with columns of people, by common names for them. */
export const genericLayout: CsvLayout = {
  source: 'generic-csv',
  format: 'CSV',
  matches: (headers) => [...headers].some((header) => identifies(roleOf(header))),
  role: (header) => roleOf(header),
};
