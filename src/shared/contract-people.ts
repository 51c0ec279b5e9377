/** What the lists of people are asked for. */
import { z } from 'zod';
import { cadenceStates } from './domain/cadence';

/** What the table can be sorted by. */
export const contactSorts = ['name', 'organization', 'stage', 'lastTouch', 'nextFollowUp', 'cadence', 'giveShare', 'score'] as const;

/** Which people a list holds: those that count, the archived, or what is in the trash. */
export const peopleShown = ['active', 'archived', 'trash'] as const;

/** A page of the People table. */
export const listContacts = z.object({
  /** Words that must all be found, as in search. */
  text: z.string().max(1_000).default(''),
  /** All of these. */
  tags: z.array(z.string()).default([]),
  /** Any of these. */
  stages: z.array(z.string()).default([]),
  /** Any of these. */
  cadence: z.array(z.enum(cadenceStates)).default([]),
  show: z.enum(peopleShown).default('active'),
  sort: z.enum(contactSorts).default('name'),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
