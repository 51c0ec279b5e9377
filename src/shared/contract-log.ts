/** What one line of the log becomes. Spread into the contract. */
import { z } from 'zod';
import { contactFields } from './domain/contact';
import { localDate } from './domain/dates';
import { touchpointFields, touchpointRules } from './domain/touchpoint';

/** How many lines one action may hold. */
export const LOG_ENTRIES_MAX = 10_000;
/** How many people of one name are looked at. */
export const NAMESAKES_MAX = 20;

const id = z.int().positive();

/** Somebody in the book, or somebody new by name; the same new name is one person. */
const person = z.union([z.object({ id }), z.object({ name: z.string().trim().min(1, 'is empty').max(200) })]);

export const logEntry = z
  .object({
    people: z.array(person).min(1, 'choose at least one person').max(100),
    /** Null: it only plans a follow-up. */
    touchpoint: touchpointRules(touchpointFields.omit({ contactIds: true })).nullable(),
    /** For the people. */
    tags: contactFields.shape.tags,
    /** With the first of the people. */
    followUp: z
      .object({ dueDate: localDate, reason: z.string().trim().max(10_000).default('') })
      .nullable()
      .default(null),
    /** Referrals received: `by`, index of one of the people, brought them. */
    introduced: z
      .array(z.object({ person, by: z.int().min(0) }))
      .max(100)
      .default([]),
  })
  .refine(({ touchpoint, followUp }) => touchpoint !== null || followUp !== null, { path: ['touchpoint'], message: 'say what happened' })
  .refine(({ people, introduced }) => introduced.every(({ by }) => by < people.length), { path: ['introduced'], message: 'names nobody' });
export type LogEntry = z.infer<typeof logEntry>;

export const logFind = z.object({ names: z.array(z.string().max(1_000)).max(1_000) });

export const logSave = z.object({
  entries: z.array(logEntry).min(1).max(LOG_ENTRIES_MAX),
  /** An open follow-up that the first entry is the doing of. */
  completes: id.nullable().default(null),
});
