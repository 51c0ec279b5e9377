import { z } from 'zod';
import { localDate } from './dates';

/** Something to do for a contact by a day of the user's calendar. */
export const followUpInput = z.object({
  contactId: z.int().positive(),
  dueDate: localDate,
  reason: z.string().trim().max(10_000).default(''),
});
export type FollowUpInput = z.infer<typeof followUpInput>;

export interface FollowUp extends FollowUpInput {
  id: number;
  uid: string;
  contactName: string;
  /** Epoch ms; null while it is open. */
  doneAt: number | null;
}
