/** Requests about follow-ups; `contract.ts` has them with the others. */
import { z } from 'zod';
import type { AgendaView } from './agenda-views';
import { daysBetween, localDate } from './domain/dates';
import { type FollowUp, followUpInput, followUpPlan } from './domain/follow-up';
import { byId, id, spec } from './request-spec';

/** The longest stretch that is shown at once. */
export const agendaDays = 400;
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
  /** One for each of these people, in their order; nobody in the trash gets one. One action. */
  'followUps.plan': spec<{ planned: number }>()(z.object({ plan: followUpPlan })),
  /** Another day, today or later; what repeats goes on by its rule after that. One action. */
  'followUps.move': spec<null>()(z.object({ ids, dueDate: localDate })),
  /** `next`: the day it comes again; null: it does not. */
  'followUps.complete': spec<{ next: string | null }>()(byId),
  'followUps.reopen': spec<null>()(byId),
  /** One that repeats does not come again. */
  'followUps.remove': spec<null>()(byId),
  /** The same with many, as one action. */
  'followUps.bulk': spec<null>()(z.object({ ids, action: z.enum(['complete', 'remove']) })),
  /**
   * What is due from one day to another, both included, with birthdays and the like; and, with `overdue`, what was due before.
   * `tag`: of people who have it only.
   */
  'followUps.agenda': spec<AgendaView>()(
    z
      .object({
        from: localDate,
        to: localDate,
        overdue: z.boolean().default(false),
        show: z.enum(['all', 'followUps', 'yearly']).default('all'),
        tag: z.string().max(200).nullable().default(null),
      })
      .refine(({ from, to }) => daysBetween(from, to) >= 0 && daysBetween(from, to) < agendaDays, {
        path: ['to'],
        message: `is not on one of the ${agendaDays} days from the first`,
      }),
  ),
} as const;
