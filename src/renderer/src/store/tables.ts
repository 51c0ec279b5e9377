import type { ChangedTable } from '@shared/contract';

/** Tables whose change moves a score. */
export const scoreTables: readonly ChangedTable[] = ['contact', 'touchpoint', 'referral', 'purchase', 'setting'];

/** What is said of an organization and its people is made of these. */
export const organizationTables: readonly ChangedTable[] = [...scoreTables, 'organization'];

/** Every table the user's changes go to. */
export const allTables: readonly ChangedTable[] = [...scoreTables, 'organization', 'follow_up'];
