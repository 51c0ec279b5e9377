import { z } from 'zod';

/** The parts of the value that accrues (ROR.md, "Entries"). */
export const components = ['referrals', 'loyalty', 'sharing', 'audience', 'engagement'] as const;
export type Component = (typeof components)[number];

export const actors = ['they', 'both', 'me', 'none'] as const;

const amount = z.number().min(0, 'must be 0 or more').max(1_000, 'must be at most 1000');

/** A kind of touchpoint: what it adds to the value and what energy it gives or takes. */
export const touchpointKind = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'use small letters, digits and _'),
  label: z.string().trim().min(1, 'is empty').max(100),
  actor: z.enum(actors),
  component: z.enum(components),
  points: amount,
  give: amount,
  take: amount,
  builtin: z.boolean().default(false),
});
export type TouchpointKind = z.infer<typeof touchpointKind>;

/** Days after which half is left; null never fades. At least 30, so that stored sums stay within a double. */
const halfLife = z.number().min(30, 'must be at least 30 days').max(36_500, 'must be at most 36500 days').nullable();

export const rorSettings = z
  .object({
    halfLives: z.object({ referrals: halfLife, loyalty: halfLife, sharing: halfLife, audience: halfLife, engagement: halfLife }),
    energyHalfLife: halfLife,
    kinds: z.array(touchpointKind).min(1).max(200),
    referral: z.object({
      made: amount,
      won: amount,
      take: amount,
      givenMade: amount,
      givenWon: amount,
      chainFactor: z.number().min(0).max(1),
      chainHops: z.int().min(0).max(10),
    }),
    purchase: z.object({ first: amount, later: amount }),
  })
  .refine((s) => new Set(s.kinds.map((k) => k.key)).size === s.kinds.length, { path: ['kinds'], message: 'two kinds have the same key' });
export type RorSettings = z.infer<typeof rorSettings>;

type KindRow = [
  key: string,
  label: string,
  actor: TouchpointKind['actor'],
  component: Component,
  points: number,
  give: number,
  take: number,
];

/** The table of ROR.md, "From touchpoints". */
const kindRows: KindRow[] = [
  ['message_in', 'Message received', 'they', 'engagement', 2, 0, 0],
  ['comment_in', 'Comment on my content', 'they', 'engagement', 1.5, 0, 0],
  ['reaction_in', 'Reaction to my content', 'they', 'engagement', 0.5, 0, 0],
  ['follow', 'Followed me', 'they', 'audience', 3, 0, 0],
  ['share', 'Shared my content', 'they', 'sharing', 4, 0, 0],
  ['mention', 'Mentioned me', 'they', 'sharing', 3, 0, 0],
  ['review', 'Reviewed or recommended me', 'they', 'referrals', 8, 0, 0],
  ['introduction_in', 'Introduced me to someone', 'they', 'referrals', 6, 0, 2],
  ['help_in', 'Helped me', 'they', 'engagement', 2, 0, 3],
  ['meeting', 'Meeting', 'both', 'engagement', 5, 0, 0],
  ['call', 'Call', 'both', 'engagement', 4, 0, 0],
  ['event', 'Met at an event', 'both', 'engagement', 3, 0, 0],
  ['message_out', 'Message sent', 'me', 'engagement', 0, 0, 0],
  ['reply_out', 'Replied or asked further', 'me', 'engagement', 0, 1, 0],
  ['listen', 'Heard a need', 'me', 'engagement', 0, 1, 0],
  ['ask_serve', 'Asked “How can I serve you?”', 'me', 'engagement', 0, 2, 0],
  ['help_out', 'Helped them', 'me', 'engagement', 0, 3, 0],
  ['introduction_out', 'Introduced them to someone', 'me', 'engagement', 0, 4, 0],
  ['share_out', 'Shared or praised their work', 'me', 'engagement', 0, 2, 0],
  ['gift', 'Gift or thank-you', 'me', 'engagement', 0, 2, 0],
  ['ask', 'Asked them for something', 'me', 'engagement', 0, 0, 3],
  ['pitch', 'Pitch or promotion', 'me', 'engagement', 0, 0, 2],
  ['note', 'Private note', 'none', 'engagement', 0, 0, 0],
];

/** The defaults of ROR.md. */
export const defaultRorSettings: RorSettings = {
  halfLives: { referrals: null, loyalty: null, sharing: 180, audience: 365, engagement: 90 },
  energyHalfLife: 365,
  kinds: kindRows.map(([key, label, actor, component, points, give, take]) => ({
    key,
    label,
    actor,
    component,
    points,
    give,
    take,
    builtin: true,
  })),
  referral: { made: 10, won: 15, take: 3, givenMade: 5, givenWon: 3, chainFactor: 0.5, chainHops: 4 },
  purchase: { first: 5, later: 8 },
};
