/** What the requests about weekly reviews take and give. */
import { z } from 'zod';
import { instant, localDate } from './domain/dates';
import { intention, reviewProgress } from './domain/review';
import { none, spec } from './request-spec';
import type { ReviewState, ReviewView } from './review-views';

/** Where an unfinished review stands. */
const keepReview = reviewProgress.pick({ step: true, outcome: true, intention: true });

const finishReview = z.object({
  intention,
  outcome: reviewProgress.shape.outcome,
  /** Makes a follow-up of the intention. */
  followUp: z.object({ contactId: z.int().positive(), dueDate: localDate }).nullable().default(null),
});

export const reviewContract = {
  'review.get': spec<ReviewView>()(none),
  'review.state': spec<ReviewState>()(none),
  /** From the first step; the one that was not finished is given up. */
  'review.begin': spec<null>()(none),
  /** Keeps where the unfinished one stands, outside the history. */
  'review.keep': spec<null>()(keepReview),
  'review.finish': spec<null>()(finishReview),
  'review.remove': spec<null>()(z.object({ at: instant })),
} as const;
