import type { PersonMatch } from './log-line/log-line';

/** Who goes by each name that was asked for; at most `NAMESAKES_MAX`, the closest first. */
export type Namesakes = Record<string, PersonMatch[]>;

/** What was logged. */
export interface LogSummary {
  /** Ids of the touchpoints, in the order of the entries; null for those that only plan something. */
  touchpoints: (number | null)[];
  followUps: number;
  /** Who is new. */
  created: { id: number; name: string }[];
  /** Scores (0 to 100) of the first few people, before and after. */
  scores: { id: number; name: string; before: number; after: number }[];
}
