import { z } from 'zod';
import { instant } from './dates';
import { currency, minorUnits } from './money';

const id = z.int().positive();
export const referralStatuses = ['made', 'won', 'lost'] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

/**
 * A referral as it may be stored: the same person may stand at two ends of it since two entries of theirs were merged.
 * Instants are epoch ms UTC.
 */
export const referralRecord = z
  .object({
    fromContactId: id.nullable(),
    toContactId: id.nullable(),
    subjectContactId: id,
    madeAt: instant,
    status: z.enum(referralStatuses).default('made'),
    closedAt: instant.nullable().default(null),
    valueMinor: minorUnits.min(0).nullable().default(null),
    currency: currency.nullable().default(null),
    thankedAt: instant.nullable().default(null),
    outcomeReportedAt: instant.nullable().default(null),
    note: z.string().max(1_000_000).default(''),
  })
  .refine((r) => r.fromContactId !== null || r.toContactId !== null, {
    path: ['toContactId'],
    message: 'must be somebody other than who refers',
  })
  .refine((r) => (r.status === 'made') === (r.closedAt === null), {
    path: ['closedAt'],
    message: 'is needed once the referral is won or lost, and only then',
  })
  .refine((r) => r.closedAt === null || r.closedAt >= r.madeAt, { path: ['closedAt'], message: 'is before the day it was made' })
  .refine((r) => r.thankedAt === null || r.thankedAt >= r.madeAt, { path: ['thankedAt'], message: 'is before the day it was made' })
  .refine((r) => r.outcomeReportedAt === null || r.outcomeReportedAt >= r.madeAt, {
    path: ['outcomeReportedAt'],
    message: 'is before the day it was made',
  })
  .refine((r) => r.valueMinor === null || r.currency !== null, { path: ['currency'], message: 'is missing for the value' });

/** Someone (`from`) refers a person (`subject`) to someone (`to`). `null` for from or to is me. */
export const referralInput = referralRecord
  .refine((r) => r.fromContactId === null || r.fromContactId !== r.toContactId, {
    path: ['toContactId'],
    message: 'must be somebody other than who refers',
  })
  .refine((r) => r.subjectContactId !== r.fromContactId, { path: ['subjectContactId'], message: 'cannot refer themselves' })
  .refine((r) => r.subjectContactId !== r.toContactId, { path: ['subjectContactId'], message: 'cannot be referred to themselves' });
export type ReferralInput = z.infer<typeof referralInput>;

export interface Referral extends ReferralInput {
  id: number;
  uid: string;
  /** Null where it is me. */
  from: { id: number; name: string } | null;
  to: { id: number; name: string } | null;
  subject: { id: number; name: string };
}
