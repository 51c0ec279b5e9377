import type { ChangedTable } from '@shared/contract';

/** Tables whose change moves a score. */
export const scoreTables: readonly ChangedTable[] = ['contact', 'touchpoint', 'referral', 'purchase', 'setting'];

/** Every table the user's changes go to. */
export const allTables: readonly ChangedTable[] = [...scoreTables, 'follow_up'];
