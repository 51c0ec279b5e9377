/** What the requests about Today take. */
import { z } from 'zod';
import { instant } from './domain/dates';

/** The messages of these people (null: everybody's) up to now, or before an instant, need no answer. One action. */
export const dismissAnswers = z.object({
  contactIds: z.array(z.int().positive()).min(1).max(500).nullable(),
  before: instant.nullable().default(null),
});

export const overallAnswers = z.object({ days: z.int().min(1).max(3_650).default(90) });
