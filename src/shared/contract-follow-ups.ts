/** Requests about follow-ups; `contract.ts` has them with the others. */
import { z } from 'zod';
import { localDate } from './domain/dates';
import { type FollowUp, followUpInput } from './domain/follow-up';
import { byId, id, spec } from './request-spec';

const ids = z.array(id).min(1).max(10_000);

export const followUpContract = {
  'followUps.list': spec<FollowUp[]>()(
    z.object({
      contactId: id.nullable().default(null),
      open: z.boolean().default(true),
      until: localDate.nullable().default(null),
      limit: z.int().min(1).max(5_000).default(1_000),
    }),
  ),
  /** `completes`: an open follow-up that is done by planning this one; both are one action. */
  'followUps.create': spec<{ id: number }>()(z.object({ followUp: followUpInput, completes: id.nullable().default(null) })),
  'followUps.update': spec<null>()(z.object({ id, followUp: followUpInput })),
  /** Another day, today or later; what repeats goes on by its rule after that. One action. */
  'followUps.move': spec<null>()(z.object({ ids, dueDate: localDate })),
  /** `next`: the day it comes again; null: it does not. */
  'followUps.complete': spec<{ next: string | null }>()(byId),
  'followUps.reopen': spec<null>()(byId),
  /** One that repeats does not come again. */
  'followUps.remove': spec<null>()(byId),
  /** The same with many, as one action. */
  'followUps.bulk': spec<null>()(z.object({ ids, action: z.enum(['complete', 'remove']) })),
} as const;
