/** What cards of our own making say besides what the standards have properties for. */

/** PRODID: says that a card is of our own making. */
export const PRODUCT = '-//Rapport//Rapport//EN';

/**
 * `field` is `label;value`, both as text; `archived` is an instant as ISO 8601 has it. `roleFrom` and `roleTo` are `YYYY`, `YYYY-MM`
 * or `YYYY-MM-DD`; without a group they are about the first role, in a group about the ORG and TITLE of that group, a further role.
 */
export const OWN = {
  stage: 'X-RAPPORT-STAGE',
  cadence: 'X-RAPPORT-CADENCE-DAYS',
  field: 'X-RAPPORT-FIELD',
  archived: 'X-RAPPORT-ARCHIVED',
  roleFrom: 'X-RAPPORT-FROM',
  roleTo: 'X-RAPPORT-TO',
} as const;
