import type { ReviewCounts } from '@shared/domain/review-steps';
import type { ReviewView } from '@shared/review-views';

/** How many lines each step shows. */
export function shownLines({ faded, grew, answers, followUps, cadence, needs }: ReviewView): ReviewCounts {
  return {
    faded: faded.lines.length,
    grew: grew.lines.length,
    unanswered: answers.lines.length,
    overdue: followUps.lines.length + cadence.lines.length,
    needs: needs.lines.length,
  };
}
