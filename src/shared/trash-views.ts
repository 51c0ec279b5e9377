/** What the trash says about deleted things that are no people. */
import { z } from 'zod';
import type { PersonRef } from './domain/contact';

export const trashedTables = ['touchpoint', 'referral', 'purchase', 'follow_up', 'organization'] as const;
export type TrashedTable = (typeof trashedTables)[number];

/** Names one of them. */
const trashedRef = z.object({ table: z.enum(trashedTables), id: z.int().positive() });
export type TrashedRef = z.infer<typeof trashedRef>;
export const trashedRefs = z.array(trashedRef).max(100_000);

export const pageOfTrash = z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) });

export interface TrashedThing extends TrashedRef {
  /** "Coffee with Ana", "Ana referred Bo to me". */
  title: string;
  /** When it was (epoch ms), or was due; null where there is no day. */
  day: { at: number } | { date: string } | null;
  /** Of a purchase, in minor units. */
  amount: { minor: number; currency: string } | null;
  /** How its text begins; empty when it has none. */
  words: string;
  /** Who is in the trash and has to come back with it. */
  needs: PersonRef[];
  /** Epoch ms. */
  deletedAt: number;
  goesAt: number;
}

export interface TrashedThings {
  total: number;
  /** The last deleted first. */
  things: TrashedThing[];
}

/** How many people and how many other things are gone for good. */
export interface RemovedForGood {
  people: number;
  things: number;
}
