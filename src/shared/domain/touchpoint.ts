import { z } from 'zod';
import { instant, localDate } from './dates';
import { currency, minorUnits } from './money';

const id = z.int().positive();

/** `occurredAt` is epoch ms UTC; `localDate` is the day it was on the user's clock. */
export const touchpointFields = z.object({
  kind: z.string().min(1, 'choose what happened').max(100),
  occurredAt: instant,
  localDate,
  sentiment: z.int().min(-2).max(2).default(0),
  minutes: z.int().min(1, 'must be at least 1').max(1_440, 'must be at most 1440, a day').nullable().default(null),
  costMinor: minorUnits.min(0).nullable().default(null),
  currency: currency.nullable().default(null),
  subject: z.string().trim().max(1_000).default(''),
  body: z.string().max(1_000_000).default(''),
  contactIds: z.array(id).min(1, 'choose at least one person').max(500),
});

/** What holds between the fields. */
export function touchpointRules<
  T extends z.ZodType<Pick<z.infer<typeof touchpointFields>, 'localDate' | 'occurredAt' | 'costMinor' | 'currency'>>,
>(fields: T) {
  return fields
    .refine((t) => Math.abs(Date.parse(`${t.localDate}T12:00:00Z`) - t.occurredAt) <= 36 * 3_600_000, {
      path: ['localDate'],
      message: 'is not the day of the time given',
    })
    .refine((t) => t.costMinor === null || t.currency !== null, { path: ['currency'], message: 'is missing for the cost' });
}

export const touchpointInput = touchpointRules(touchpointFields);
export type TouchpointInput = z.infer<typeof touchpointInput>;

export interface Touchpoint extends Omit<TouchpointInput, 'contactIds'> {
  id: number;
  uid: string;
  contacts: { id: number; name: string }[];
}
