import { z } from 'zod';
import { localDate } from './dates';
import { BadRecurrence, beginsOn, parseRecurrence, type Recurrence } from './recurrence';

/** Undefined for text that is no rule. */
function ruleOf(text: string): Recurrence | undefined {
  try {
    return parseRecurrence(text);
  } catch (error) {
    if (error instanceof BadRecurrence) return undefined;
    throw error;
  }
}

/** The value of an RRULE, of the kind that `domain/recurrence.ts` reads. */
export const recurrenceText = z.string().superRefine((text, context) => {
  try {
    parseRecurrence(text);
  } catch (error) {
    if (!(error instanceof BadRecurrence)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

export const followUpFields = z.object({
  contactId: z.int().positive(),
  dueDate: localDate,
  reason: z.string().trim().max(10_000).default(''),
  /** How it comes again once it is done; null: it does not. */
  recurrence: recurrenceText.nullable().default(null),
  /** The day of the rule that this time is, when it was moved to another; null: `dueDate`. */
  recursOn: localDate.nullable().default(null),
});

/** Something to do for a contact by a day of the user's calendar. */
export const followUpInput = followUpFields.superRefine(({ recurrence, recursOn, dueDate }, context) => {
  const rule = recurrence === null ? undefined : ruleOf(recurrence);
  if (!rule) return;
  const start = recursOn ?? dueDate;
  if (rule.until !== null && rule.until < start)
    context.addIssue({ code: 'custom', path: ['recurrence'], message: `ends on ${rule.until}, before it begins on ${start}` });
  else if (!beginsOn(rule, start))
    context.addIssue({ code: 'custom', path: ['recurrence'], message: `does not fall on ${start}, the day it begins on` });
});
export type FollowUpInput = z.infer<typeof followUpInput>;

/** So many at once. */
export const plannedMost = 10_000;

/** A follow-up for each of many people, on one day or evenly over some days. */
export const followUpPlan = z.object({
  contactIds: z
    .array(z.int().positive())
    .min(1, 'choose at least one person')
    .max(plannedMost, `are more than ${plannedMost.toLocaleString('en')} people; choose fewer`),
  reason: followUpFields.shape.reason,
  /** The first day. */
  from: localDate,
  days: z.int().min(1, 'is not a number of days').max(366, 'is more than a year').default(1),
});
export type FollowUpPlan = z.infer<typeof followUpPlan>;

export interface FollowUp extends FollowUpInput {
  id: number;
  uid: string;
  contactName: string;
  /** Epoch ms; null while it is open. */
  doneAt: number | null;
}
