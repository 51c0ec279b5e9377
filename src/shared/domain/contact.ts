import { z } from 'zod';
import { partialDate } from './dates';
import { isRoleSpan, otherRolesMax, ROLE_ENDS_EARLY, role, roleDate } from './role';

export const contactPointKinds = ['email', 'phone', 'url', 'social', 'im'] as const;
export type ContactPointKind = (typeof contactPointKinds)[number];

export type { Role } from './role';

const short = z.string().trim().max(1_000);
const line = short.default('');

/** One way to reach somebody. `value` is kept as it was given; `label` is free text such as `work`. */
export const contactPoint = z.object({
  kind: z.enum(contactPointKinds),
  label: line,
  value: z.string().trim().min(1, 'is empty').max(4_000),
});
export type ContactPoint = z.infer<typeof contactPoint>;

export const address = z.object({
  label: line,
  poBox: line,
  extended: line,
  street: z.string().trim().max(4_000).default(''),
  city: line,
  region: line,
  postalCode: line,
  country: line,
});
export type Address = z.infer<typeof address>;

/** A yearly day other than the birthday: `anniversary`, or any label. */
export const importantDate = z.object({ label: short.min(1, 'is empty'), date: partialDate });
export type ImportantDate = z.infer<typeof importantDate>;

export const customField = z.object({ label: short.min(1, 'is empty'), value: z.string().max(100_000) });
export type CustomField = z.infer<typeof customField>;

export const structuredName = z.object({ prefix: line, given: line, additional: line, family: line, suffix: line });
export type StructuredName = z.infer<typeof structuredName>;

/** What an import brought and the program has no field for; written out again on export. */
export const preservedProperty = z.object({
  group: z.string().optional(),
  name: z.string(),
  params: z.record(z.string(), z.array(z.string())),
  value: z.string(),
});
export type PreservedProperty = z.infer<typeof preservedProperty>;

/** Preserved properties that say when and by what an entry was written: no news, and of two entries one is enough. */
export const stampProperties: ReadonlySet<string> = new Set(['REV', 'PRODID', 'VERSION']);

/** How many tags a contact may have. */
export const contactTagsMax = 500;

/** The fields of a contact that a user edits. */
export const contactFields = z.object({
  fullName: z.string().trim().max(1_000).default(''),
  name: structuredName.prefault({}),
  nicknames: z.array(short.min(1, 'is empty')).max(100).default([]),
  organization: line,
  department: line,
  title: line,
  /** From when to when the role was theirs that organization, department and title name. */
  roleFrom: roleDate.nullable().default(null),
  roleTo: roleDate.nullable().default(null),
  /** Roles besides that one, in the order in which they are shown. */
  otherRoles: z.array(role).max(otherRolesMax).default([]),
  points: z.array(contactPoint).max(1_000).default([]),
  addresses: z.array(address).max(200).default([]),
  birthday: partialDate.nullable().default(null),
  dates: z.array(importantDate).max(200).default([]),
  customFields: z.array(customField).max(1_000).default([]),
  tags: z.array(short.min(1, 'is empty').max(200)).max(contactTagsMax).default([]),
  stage: z.string().trim().max(100).nullable().default(null),
  cadenceDays: z.int().min(1).max(3_650).nullable().default(null),
  notes: z.string().max(1_000_000).default(''),
});
export type ContactFields = z.infer<typeof contactFields>;
export type ContactFieldsInput = z.input<typeof contactFields>;

/** The name a contact is shown under: full name, name parts, nickname, organization, then first way to reach it; `''` if none. */
export function displayName(fields: Pick<ContactFields, 'fullName' | 'name' | 'nicknames' | 'organization' | 'points'>): string {
  const { prefix, given, additional, family, suffix } = fields.name;
  const fromParts = [prefix, given, additional, family, suffix].filter((part) => part !== '').join(' ');
  return fields.fullName || fromParts || fields.nicknames[0] || fields.organization || fields.points[0]?.value || '';
}

/** A contact as a form saves it: the fields, and at least something to call it by. */
export const contactInput = contactFields
  .refine((fields) => displayName(fields) !== '', {
    path: ['fullName'],
    message: 'Give a name, an organization or a way to reach them',
  })
  .refine(({ roleFrom, roleTo }) => isRoleSpan(roleFrom, roleTo), { path: ['roleTo'], message: ROLE_ENDS_EARLY });

/** A contact as a file brings it, before it is matched with what is stored. */
export interface ContactDraft {
  /** The file's own id, kept as it is; null when it has none. */
  uid: string | null;
  fields: ContactFields;
  photo: { mediaType: string; bytes: Uint8Array } | null;
  extras: PreservedProperty[];
  /** Epoch ms; only Rapport JSON has it. */
  archivedAt: number | null;
}

export const defaultStages = ['new', 'acquaintance', 'active', 'client', 'advocate', 'evangelist'] as const;

export interface PersonRef {
  id: number;
  name: string;
}
