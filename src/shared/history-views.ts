/** What the history says about an action. */
import type { PersonRef } from './domain/contact';

/** A value as it was or became: words, an instant (epoch ms), a calendar date, or money in minor units. */
/** `recurrence`: the value of an RRULE. */
export type ChangeValue =
  | { text: string }
  | { at: number }
  | { date: string }
  | { minor: number; currency: string }
  | { recurrence: string };

export interface ChangedField {
  /** In the user's words: "Title", "E-mail". */
  label: string;
  /** Null: nothing was there. */
  before: ChangeValue | null;
  after: ChangeValue | null;
}

/** A person, touchpoint, referral, … with all that the action changed about it. */
export interface ChangedThing {
  /** Unique within the action. */
  key: string;
  /** "person", "touchpoint". */
  noun: string;
  title: string;
  change: 'added' | 'changed' | 'removed';
  fields: ChangedField[];
  /** Who it is about, as far as they are still there. */
  people: PersonRef[];
}

export interface ActionChanges {
  total: number;
  /** In the order they were changed. */
  things: ChangedThing[];
  /** Why it can't be undone now (or done again, if it is undone); null when it can. */
  obstacle: string | null;
}

export interface TrashPage {
  total: number;
  /** The last who were deleted first; instants are epoch ms. */
  people: { id: number; name: string; organization: string; deletedAt: number; goesAt: number }[];
}
