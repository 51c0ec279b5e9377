/** The way through a weekly review. Without zod, for the window's first bundle. */
import { addDays } from './calendar';

/** `lookBack` is there only where an intention was noted the last time. */
export const reviewSteps = ['lookBack', 'faded', 'grew', 'unanswered', 'overdue', 'needs', 'intention'] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** The steps with lines of people. */
export const countedSteps = ['faded', 'grew', 'unanswered', 'overdue', 'needs'] as const;
export type CountedStep = (typeof countedSteps)[number];
export type ReviewCounts = Record<CountedStep, number>;

/** What became of an intention. */
export const intentionOutcomes = ['done', 'partly', 'not'] as const;
export type IntentionOutcome = (typeof intentionOutcomes)[number];

/** Lines that a step shows at most; overdue has follow-ups and people to be in touch with, so many of each. */
export const REVIEW_LINES = 5;

/** Seconds that one line takes to look at and act on, as a rule. */
const lineSeconds: ReviewCounts = { faded: 15, grew: 10, unanswered: 20, overdue: 15, needs: 20 };
const LOOK_BACK_SECONDS = 20;
const INTENTION_SECONDS = 60;

export function isCounted(step: ReviewStep): step is CountedStep {
  return countedSteps.some((one) => one === step);
}

/** About how many minutes the review takes from here on, with so many lines shown in each step. */
export function reviewMinutes(lines: ReviewCounts, steps: readonly ReviewStep[]): number {
  const seconds = steps.reduce((sum, step) => {
    if (step === 'lookBack') return sum + LOOK_BACK_SECONDS;
    return sum + (step === 'intention' ? INTENTION_SECONDS : lines[step] * lineSeconds[step]);
  }, 0);
  return Math.max(1, Math.round(seconds / 60));
}

/** The next step in this direction that has something to show; the same when there is none. */
export function stepFrom(step: ReviewStep, direction: 1 | -1, steps: readonly ReviewStep[], counts: ReviewCounts): ReviewStep {
  for (let at = steps.indexOf(step) + direction; at >= 0 && at < steps.length; at += direction) {
    const next = steps[at];
    if (next !== undefined && (!isCounted(next) || counts[next] > 0)) return next;
  }
  return step;
}

/** Days after the chosen weekday on which the review is still asked for. */
const ASKED_FOR = 2;
/** A review so many days before the chosen weekday stands for it. */
const EARLY = 3;

/**
 * Whether it is time for the review.
 * @param date today
 * @param weekday 0 is Sunday; null: never
 * @param last day of the last review; null: there was none
 */
export function isReviewDue(date: string, weekday: number | null, last: string | null): boolean {
  if (weekday === null) return false;
  const since = (new Date(`${date}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
  return since <= ASKED_FOR && (last === null || last < addDays(date, -since - EARLY));
}
