/** Weekly reviews as they are kept. */
import { z } from 'zod';
import { instant } from './dates';
import { intentionOutcomes, reviewSteps } from './review-steps';

const count = z.int().min(0).default(0);
const counts = z.object({ faded: count, grew: count, unanswered: count, overdue: count, needs: count });

export const intention = z.string().trim().max(1_000, 'is longer than 1000 characters');

export const reviewRecord = z.object({
  /** When it was finished; what tells one from another. */
  at: instant,
  /** How many there were at its beginning and at its end. */
  found: counts.prefault({}),
  left: counts.prefault({}),
  /** For the week after; '' where none was noted. */
  intention: intention.default(''),
  /** uid of the follow-up that came of it. */
  followUpId: z.string().min(1).max(100_000).nullable().default(null),
  /** What became of the intention; null: not said. */
  outcome: z.enum(intentionOutcomes).nullable().default(null),
});
export type ReviewRecord = z.infer<typeof reviewRecord>;

/** A review that is not finished. */
export const reviewProgress = z.object({
  startedAt: instant,
  step: z.enum(reviewSteps),
  outcome: z.enum(intentionOutcomes).nullable(),
  intention: z.string().max(1_000),
  found: counts,
});
export type ReviewProgress = z.infer<typeof reviewProgress>;
