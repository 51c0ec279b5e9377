/** What somebody is or was somewhere: organization, department, title, and from when to when. */
import { z } from 'zod';
import { isPartialDate } from './calendar';

const line = z.string().trim().max(1_000).default('');

/** A year, a month or a day: `2019`, `2019-03` or `2019-03-31`. */
export const roleDate = z
  .string()
  .refine((text) => isPartialDate(text) && !text.startsWith('--'), 'not a year, month or day (YYYY, YYYY-MM or YYYY-MM-DD)')
  .meta({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' });

/** How many roles a person may have besides the first. */
export const otherRolesMax = 100;

/** True unless both are known and the end lies before the beginning, as far as both say. */
export function isRoleSpan(from: string | null, to: string | null): boolean {
  if (from === null || to === null) return true;
  const known = Math.min(from.length, to.length);
  return to.slice(0, known) >= from.slice(0, known);
}

/** True for a role that has not ended by `today` (YYYY-MM-DD); its last year, month or day counts as a whole. */
export function isRoleCurrent(to: string | null, today: string): boolean {
  return to === null || to >= today.slice(0, to.length);
}

export const ROLE_ENDS_EARLY = 'is before the beginning';

/** A role other than the one that is shown. `from` and `to` are null where they are not known or it goes on. */
export const role = z
  .object({
    organization: line,
    department: line,
    title: line,
    from: roleDate.nullable().default(null),
    to: roleDate.nullable().default(null),
  })
  .refine(({ organization, department, title }) => organization !== '' || department !== '' || title !== '', {
    path: ['organization'],
    message: 'Give an organization, a department or a title',
  })
  .refine(({ from, to }) => isRoleSpan(from, to), { path: ['to'], message: ROLE_ENDS_EARLY });
export type Role = z.infer<typeof role>;
