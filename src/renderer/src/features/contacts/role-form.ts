/** A person's roles as the form holds them: one list, of which the first is shown beside the name. */
import type { ContactFields } from '@shared/domain/contact';
import type { Role } from '@shared/domain/role';
import { type Keyed, keyed } from '../../components/keyed';
import type { FieldErrors } from '../../components/use-record-form';
import { locale } from '../../format';
import { parseRoleDate, roleDateText } from '../organizations/role-dates';

/** A role whose dates are text, as it is typed. */
export interface RoleText {
  organization: string;
  department: string;
  title: string;
  from: string;
  to: string;
}

export function emptyRole(organization = ''): RoleText {
  return { organization, department: '', title: '', from: '', to: '' };
}

/** All roles of a person, the one that is shown first; without it, none. */
export function rolesOf(
  fields: Pick<ContactFields, 'organization' | 'department' | 'title' | 'roleFrom' | 'roleTo' | 'otherRoles'>,
): Role[] {
  const { organization, department, title, roleFrom, roleTo, otherRoles } = fields;
  const first = { organization, department, title, from: roleFrom, to: roleTo };
  return [organization, department, title, roleFrom ?? '', roleTo ?? ''].every((text) => text === '') ? otherRoles : [first, ...otherRoles];
}

const dateText = (date: string | null) => (date === null ? '' : roleDateText(date, locale));

export function roleTexts(fields: ContactFields): Keyed<RoleText>[] {
  const roles = rolesOf(fields).map(({ from, to, ...role }) => ({ ...role, from: dateText(from), to: dateText(to) }));
  return (roles.length === 0 ? [emptyRole()] : roles).map((role) => keyed(role));
}

const isBlank = (role: RoleText) =>
  [role.organization, role.department, role.title, role.from, role.to].every((text) => text.trim() === '');

/** Said of a role that goes on. */
const goesOn = new Set(['now', 'present']);

const notADate = 'Write a year or a month, such as 2021 or Mar 2021';

/** Where the roles that are sent stand in the form: those left empty are not. */
function placesOf(roles: readonly RoleText[]): number[] {
  return roles.flatMap((role, index) => (isBlank(role) ? [] : [index]));
}

interface RoleFields extends Pick<ContactFields, 'organization' | 'department' | 'title' | 'roleFrom' | 'roleTo'> {
  otherRoles: Role[];
}

/** The fields of a contact that the roles of the form are, and what could not be read. */
export function readRoles(texts: readonly RoleText[]): { fields: RoleFields; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const roles = placesOf(texts).map((at): Role => {
    const { organization, department, title, from, to } = texts[at] ?? emptyRole();
    const start = parseRoleDate(from, locale);
    const end = goesOn.has(to.trim().toLowerCase()) ? null : parseRoleDate(to, locale);
    if (start === undefined) errors[`roles.${at}.from`] = notADate;
    if (end === undefined) errors[`roles.${at}.to`] = notADate;
    if ([organization, department, title].every((text) => text.trim() === ''))
      errors[`roles.${at}.organization`] = 'Give an organization, a department or a title';
    return { organization, department, title, from: start ?? null, to: end ?? null };
  });
  const [first = { organization: '', department: '', title: '', from: null, to: null }, ...otherRoles] = roles;
  const { organization, department, title, from, to } = first;
  return { fields: { organization, department, title, roleFrom: from, roleTo: to, otherRoles }, errors };
}

const fieldOfFirst: Record<string, keyof RoleText> = {
  organization: 'organization',
  department: 'department',
  title: 'title',
  roleFrom: 'from',
  roleTo: 'to',
};

/** `roleTo` or `otherRoles.0.title` of what is sent, as the path of the form's own row; null for any other path. */
export function rolePath(texts: readonly RoleText[], path: string): string | null {
  const places = placesOf(texts);
  const [list = '', index = '', ...rest] = path.split('.');
  const first = fieldOfFirst[path];
  if (first !== undefined) return `roles.${places[0] ?? 0}.${first}`;
  if (list !== 'otherRoles' || index === '') return null;
  return ['roles', String(places[Number(index) + 1] ?? index), ...rest].join('.');
}

/** A date as the program writes it, once it was typed in another way; what is none stays as it is. */
export function tidyDate(text: string): string {
  const date = parseRoleDate(text, locale);
  return date === undefined ? text : dateText(date);
}

/** The role at an index comes first, the others stay in their order. */
export function madeFirst<T extends RoleText>(roles: readonly T[], index: number): T[] {
  const role = roles[index];
  return role === undefined ? [...roles] : [role, ...roles.filter((other) => other !== role)];
}

/** The first role ends in the month of `today` (`YYYY-MM-DD`) and a new one that begins then comes before it. */
export function changedJobs(roles: readonly Keyed<RoleText>[], today: string): Keyed<RoleText>[] {
  const month = roleDateText(today.slice(0, 7), locale);
  const [first, ...others] = roles;
  return [keyed({ ...emptyRole(), from: month }), ...(first === undefined ? [] : [{ ...first, to: month }]), ...others];
}

/** Whether the first role is one to change from: it says what it is, and goes on. */
export function goesOnNow([first]: readonly RoleText[]): boolean {
  if (first === undefined || [first.organization, first.department, first.title].every((text) => text.trim() === '')) return false;
  return first.to.trim() === '' || goesOn.has(first.to.trim().toLowerCase());
}
