/** What the columns of a table hold that no layout knows, as somebody says it. */

/**
 * What a column of an unknown table may be said to hold. The parts of an address make one address; several columns may have the
 * same target, but for those of which a contact has one (the first that is not empty counts, others become custom fields).
 */
export const mappingTargets = [
  'name',
  'prefix',
  'given',
  'middle',
  'family',
  'suffix',
  'nickname',
  'email',
  'workEmail',
  'homeEmail',
  'phone',
  'mobile',
  'workPhone',
  'homePhone',
  'fax',
  'url',
  /** A profile or handle; labelled with the header. */
  'social',
  /** An address of a messenger; labelled with the header. */
  'messenger',
  'organization',
  'department',
  'title',
  'street',
  'poBox',
  'extended',
  'city',
  'region',
  'postalCode',
  'country',
  'birthday',
  'anniversary',
  /** Another day that comes every year; labelled with the header. */
  'date',
  /** Separated by `:::`, semicolons or commas. */
  'tags',
  'notes',
  'stage',
  /** How often to be in touch, in days. */
  'cadenceDays',
  /** Name or e-mail of who referred the contact. */
  'referredBy',
  /** A custom field, labelled with the header. */
  'custom',
  'ignore',
] as const;
export type MappingTarget = (typeof mappingTargets)[number];

/** By header as described; what is left out is a custom field. */
export type ColumnMapping = Readonly<Record<string, MappingTarget>>;

const telling: ReadonlySet<MappingTarget> = new Set([
  'name',
  'given',
  'family',
  'nickname',
  'email',
  'workEmail',
  'homeEmail',
  'phone',
  'mobile',
  'workPhone',
  'homePhone',
]);

/** Whether a mapping has a name, e-mail or phone column: without one nobody is told from anybody. */
export function tellsPeople(mapping: ColumnMapping): boolean {
  return Object.values(mapping).some((target) => telling.has(target));
}

export const NO_PERSON_COLUMN = 'Say which column has the name, the e-mail address or the phone number.';
