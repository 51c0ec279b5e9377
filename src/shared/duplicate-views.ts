/** What the requests about duplicates answer with. */
import type { ContactFields, PersonRef } from './domain/contact';

/** How many entries can be merged at once. */
export const mergedMax = 12;

/** How sure it is that entries are one person. */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** A confidence of 0 to 100 in a word; null when it is too low to be worth a question. */
export function confidenceOf(percent: number): Confidence | null {
  if (percent >= 90) return 'certain';
  if (percent >= 70) return 'likely';
  return percent >= 45 ? 'possible' : null;
}

/** Why two entries may be one person, in plain words; `against`: why they may not. */
export interface DuplicateReason {
  text: string;
  against: boolean;
}

/** Entries that may be one person: two, or more that all fit each other. */
export interface DuplicateGroup {
  /** By id. */
  people: PersonRef[];
  /** 0 to 100; of more than two, that of the weakest link. */
  percent: number;
  reasons: DuplicateReason[];
}

export interface DuplicateGroups {
  /** The most certain first. */
  groups: DuplicateGroup[];
  /** How many there are; `groups` may hold fewer. */
  total: number;
}

/** What belongs to an entry and moves with a merge. */
export interface MovedCounts {
  touchpoints: number;
  referrals: number;
  purchases: number;
  followUps: number;
  stageChanges: number;
}

/** One of the entries that a merge is about. */
export interface MergeEntry {
  id: number;
  name: string;
  fields: ContactFields;
  /** A data URL, or null. */
  photo: string | null;
  createdAt: number;
  archivedAt: number | null;
  /** 0 to 100. */
  score: number;
  /** How many properties an import brought that have no field. */
  preserved: number;
  counts: MovedCounts;
}

export interface MergeView {
  /** As asked for, or the one who should stay first. */
  entries: MergeEntry[];
  /** Touchpoints that several of them were at: each stays one, with the person once. */
  shared: number;
  /** How many of the entries' touchpoints are counted more than once. */
  doubled: number;
  /** Referrals between them, at two ends of which the same person will stand. */
  between: number;
}

/** What moves to one of the entries from the others. */
export function movedTo({ entries, doubled }: MergeView, keepId: number): MovedCounts {
  const moved: MovedCounts = { touchpoints: -doubled, referrals: 0, purchases: 0, followUps: 0, stageChanges: 0 };
  for (const { id, counts } of entries) {
    if (id === keepId) continue;
    for (const key of Object.keys(counts) as (keyof MovedCounts)[]) moved[key] += counts[key];
  }
  return moved;
}

/** Two people who are not the same, as the user said. */
export interface DistinctPair {
  id: number;
  one: PersonRef;
  other: PersonRef;
}
