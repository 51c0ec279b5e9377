/**
 * Rapport JSON, the interchange format: everything that is stored, for other programs and for moving house. Ids are uids,
 * instants ISO 8601 text. What is left out has a default; what is not known is passed over. The parsed side has the domain's
 * own types, with instants as epoch ms.
 */
import { z } from 'zod';
import { contactFields, preservedProperty } from './domain/contact';
import { instant } from './domain/dates';
import { followUpFields } from './domain/follow-up';
import { organizationInput } from './domain/organization';
import { purchaseInput } from './domain/purchase';
import { referralInput } from './domain/referral';
import { reviewRecord } from './domain/review';
import { isRoleSpan, ROLE_ENDS_EARLY } from './domain/role';
import type { settingsPatch } from './domain/settings';
import { touchpointInput } from './domain/touchpoint';

export const interchangeFormat = 'rapport';
/** Grows when a reader of the version before would misread something; it passes over new lists and fields. */
export const interchangeVersion = 1;

const uid = z.string().trim().min(1, 'is empty').max(100_000);
const line = z.string().trim().max(1_000).default('');

/** ISO 8601 with a time zone outside, epoch ms inside. */
export const isoInstant = z.iso
  .datetime({ offset: true, error: 'is not a time such as 2026-11-01T09:00:00Z' })
  .transform((text) => Date.parse(text))
  .pipe(instant);

const { fullName: full, name: _, ...otherFields } = contactFields.shape;

export const interchangeContact = z
  .object({
    id: uid,
    name: z.object({ full, prefix: line, given: line, additional: line, family: line, suffix: line }).prefault({}),
    ...otherFields,
    photo: z
      .object({ mediaType: z.string().regex(/^image\/[a-z0-9.+-]{1,50}$/), base64: z.string() })
      .nullable()
      .default(null),
    extras: z.array(preservedProperty).max(10_000).default([]),
    archivedAt: isoInstant.nullable().default(null),
    createdAt: isoInstant.nullable().default(null),
  })
  .refine(({ roleFrom, roleTo }) => isRoleSpan(roleFrom, roleTo), { path: ['roleTo'], message: ROLE_ENDS_EARLY });

/** What is known of an organization; people name it in their roles. */
export const interchangeOrganization = z.object({ id: uid, ...organizationInput.shape });

/** That somebody moved from one stage to another; null is none. */
export const interchangeStageChange = z.object({
  contactId: uid,
  from: contactFields.shape.stage,
  to: contactFields.shape.stage,
  at: isoInstant,
});

/** Two people of whom the user said that they are not the same. */
export const interchangeDistinctPair = z.object({
  contactIds: z
    .array(uid)
    .length(2)
    .refine(([one, other]) => one !== other, 'names the same person twice'),
});

/** Messages of somebody up to an instant that need no answer. */
export const interchangeDismissedAnswer = z.object({ contactId: uid, at: isoInstant });

/** A weekly review that was finished. */
export const interchangeReview = z.object({ ...reviewRecord.shape, at: isoInstant });

export const interchangeTouchpoint = z.object({
  ...touchpointInput.shape,
  id: uid,
  occurredAt: isoInstant,
  contactIds: z.array(uid).min(1, 'choose at least one person').max(500),
});

/** Null for from or to is me. */
export const interchangeReferral = z.object({
  ...referralInput.shape,
  id: uid,
  fromContactId: uid.nullable(),
  toContactId: uid.nullable(),
  subjectContactId: uid,
  madeAt: isoInstant,
  closedAt: isoInstant.nullable().default(null),
  thankedAt: isoInstant.nullable().default(null),
  outcomeReportedAt: isoInstant.nullable().default(null),
});

export const interchangePurchase = z.object({ ...purchaseInput.shape, id: uid, contactId: uid, at: isoInstant });

export const interchangeFollowUp = z.object({
  ...followUpFields.shape,
  id: uid,
  contactId: uid,
  doneAt: isoInstant.nullable().default(null),
});

/** The file as a whole, its items not looked at yet, so that one bad item does not spoil the rest. */
export const interchangeEnvelope = z.object({
  format: z.literal(interchangeFormat),
  version: z.int().min(1),
  exportedAt: z.string().optional(),
  contacts: z.array(z.unknown()).default([]),
  organizations: z.array(z.unknown()).default([]),
  touchpoints: z.array(z.unknown()).default([]),
  referrals: z.array(z.unknown()).default([]),
  purchases: z.array(z.unknown()).default([]),
  followUps: z.array(z.unknown()).default([]),
  stageChanges: z.array(z.unknown()).default([]),
  distinctPairs: z.array(z.unknown()).default([]),
  dismissedAnswers: z.array(z.unknown()).default([]),
  reviews: z.array(z.unknown()).default([]),
  settings: z.unknown().optional(),
});

/** What a writer writes. */
export interface InterchangeFile {
  format: typeof interchangeFormat;
  version: typeof interchangeVersion;
  /** ISO 8601, UTC. */
  exportedAt: string;
  contacts: z.input<typeof interchangeContact>[];
  organizations: z.input<typeof interchangeOrganization>[];
  touchpoints: z.input<typeof interchangeTouchpoint>[];
  referrals: z.input<typeof interchangeReferral>[];
  purchases: z.input<typeof interchangePurchase>[];
  followUps: z.input<typeof interchangeFollowUp>[];
  stageChanges: z.input<typeof interchangeStageChange>[];
  distinctPairs: z.input<typeof interchangeDistinctPair>[];
  dismissedAnswers: z.input<typeof interchangeDismissedAnswer>[];
  reviews: z.input<typeof interchangeReview>[];
  settings?: z.input<typeof settingsPatch>;
}
