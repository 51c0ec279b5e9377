import {
  countedSteps,
  isReviewDue,
  REVIEW_LINES,
  type ReviewCounts,
  reviewMinutes,
  reviewSteps,
  stepFrom,
} from '@shared/domain/review-steps';
import { describe, expect, it } from 'vitest';

const counts = (some: Partial<ReviewCounts> = {}): ReviewCounts => ({ faded: 0, grew: 0, unanswered: 0, overdue: 0, needs: 0, ...some });
const FRIDAY = 5;

describe('the weekly review', () => {
  it('takes less than ten minutes, however much there is', () => {
    const most = counts(Object.fromEntries(countedSteps.map((step) => [step, step === 'overdue' ? 2 * REVIEW_LINES : REVIEW_LINES])));
    expect(reviewMinutes(most, reviewSteps)).toBe(9);
    expect(reviewMinutes(counts(), ['intention'])).toBe(1);
  });

  it('passes over steps with nothing in them, both ways', () => {
    const some = counts({ faded: 3, needs: 1 });
    expect(stepFrom('lookBack', 1, reviewSteps, some)).toBe('faded');
    expect(stepFrom('faded', 1, reviewSteps, some)).toBe('needs');
    expect(stepFrom('needs', -1, reviewSteps, some)).toBe('faded');
    expect(stepFrom('needs', 1, reviewSteps, some)).toBe('intention');
    expect(stepFrom('intention', 1, reviewSteps, some)).toBe('intention');
    // No look back in this one.
    expect(stepFrom('faded', -1, reviewSteps.slice(1), some)).toBe('faded');
  });

  it('is asked for on its day and the two days after, until it was done', () => {
    // 20 November 2026 is a Friday.
    expect(isReviewDue('2026-11-19', FRIDAY, null)).toBe(false);
    expect(isReviewDue('2026-11-20', FRIDAY, null)).toBe(true);
    expect(isReviewDue('2026-11-22', FRIDAY, '2026-11-13')).toBe(true);
    expect(isReviewDue('2026-11-23', FRIDAY, null)).toBe(false);
    expect(isReviewDue('2026-11-21', FRIDAY, '2026-11-20')).toBe(false);
    // Done on Monday it is of the week before; from Tuesday on it stands for this Friday.
    expect(isReviewDue('2026-11-20', FRIDAY, '2026-11-16')).toBe(true);
    expect(isReviewDue('2026-11-20', FRIDAY, '2026-11-18')).toBe(false);
    expect(isReviewDue('2026-11-22', 0, '2026-11-15')).toBe(true);
    expect(isReviewDue('2026-11-20', null, null)).toBe(false);
  });
});
