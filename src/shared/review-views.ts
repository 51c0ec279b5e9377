/** What the weekly review shows. Instants are epoch ms, points as ROR.md defines them. */
import type { PersonRef } from './domain/contact';
import type { FollowUp } from './domain/follow-up';
import type { ReviewProgress, ReviewRecord } from './domain/review';
import type { ReviewCounts } from './domain/review-steps';
import type { Lines, NeedingPerson, TimelyPerson, WaitingPerson } from './today-views';
import type { TimelineItem } from './views';

/** Somebody whose points changed in the last seven days. */
export interface MovedPerson extends PersonRef {
  /** Now. */
  points: number;
  /** Over the seven days. */
  change: number;
  lastTouchAt: number | null;
  /** Day of their next open follow-up. */
  nextFollowUp: string | null;
  /** What of these days counts most; null: nothing happened. */
  movedBy: TimelineItem | null;
}

export interface PastReview extends ReviewRecord {
  /** What came of the intention, while it is there. */
  followUp: FollowUp | null;
}

/** What there is to go through, the weightiest lines of each step. */
export interface ReviewView {
  faded: Lines<MovedPerson>;
  grew: Lines<MovedPerson>;
  answers: Lines<WaitingPerson>;
  followUps: Lines<FollowUp>;
  cadence: Lines<TimelyPerson>;
  needs: Lines<NeedingPerson>;
  counts: ReviewCounts;
}

/** How it stands with the reviews. */
export interface ReviewState {
  isDue: boolean;
  /** The one that is not finished. */
  progress: ReviewProgress | null;
  /** Newest first. */
  past: PastReview[];
}
