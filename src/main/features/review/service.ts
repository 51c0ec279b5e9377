/** The weekly review: what to go through, and the reviews that are kept. */
import type { Decoded } from '@shared/contract';
import { addDays, DAY_MS, localDateOf } from '@shared/domain/dates';
import { followUpInput } from '@shared/domain/follow-up';
import type { ReviewProgress, ReviewRecord } from '@shared/domain/review';
import { isReviewDue, REVIEW_LINES } from '@shared/domain/review-steps';
import { AppError } from '@shared/errors';
import type { PastReview, ReviewState, ReviewView } from '@shared/review-views';
import type { Lines } from '@shared/today-views';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import { findFollowUp, insertFollowUp, listFollowUps } from '../follow-ups/service';
import type { Timelines } from '../timeline/service';
import { toDoSections } from '../today/service';
import { moved } from './moved';
import { deleteReview, findProgress, hasReview, putProgress, putReview, selectReviews } from './repository';

/** About a year of reviews is shown. */
const SHOWN = 60;
/** An unfinished review that is older is not of this week any more. */
const GOES_ON_FOR = 6 * DAY_MS;
const OVERDUE_MAX = 5_000;

const top = <L>({ total, lines }: Lines<L>): Lines<L> => ({ total, lines: lines.slice(0, REVIEW_LINES) });

export function review(core: Core, timelines: Timelines): ReviewView {
  const now = core.current();
  const overdue = listFollowUps(core, { contactId: null, open: true, until: addDays(localDateOf(now), -1), limit: OVERDUE_MAX });
  const { answers, needs, cadence } = toDoSections(core, now);
  const { faded, grew } = moved(core, timelines, now);
  return {
    faded,
    grew,
    answers: top(answers),
    followUps: top({ total: overdue.length, lines: overdue }),
    cadence: top(cadence),
    needs: top(needs),
    counts: {
      faded: faded.total,
      grew: grew.total,
      unanswered: answers.total,
      overdue: overdue.length + cadence.total,
      needs: needs.total,
    },
  };
}

function progressOf(core: Core, last: ReviewRecord | undefined): ReviewProgress | null {
  const progress = findProgress(core.db);
  if (!progress || core.now() - progress.startedAt > GOES_ON_FOR) return null;
  // Finished since; when that is undone, it goes on where it was.
  return last && last.at >= progress.startedAt ? null : progress;
}

export function reviewState(core: Core): ReviewState {
  const past = selectReviews(core.db, SHOWN);
  const [last] = past;
  const byUid = core.db.prepare('SELECT id FROM follow_up WHERE uid = ?').pluck();
  const withFollowUp = (record: ReviewRecord): PastReview => {
    const id = record.followUpId === null ? undefined : byUid.get(record.followUpId);
    return { ...record, followUp: (typeof id === 'number' ? findFollowUp(core.db, id) : undefined) ?? null };
  };
  return {
    isDue: isReviewDue(localDateOf(core.now()), core.settings.reviewDay, last ? localDateOf(last.at) : null),
    progress: progressOf(core, last),
    past: past.map(withFollowUp),
  };
}

/** Begins a review, from its first step. */
export function beginReview(core: Core, timelines: Timelines): void {
  const [last] = selectReviews(core.db, 1);
  const { counts } = review(core, timelines);
  const step = last !== undefined && last.intention !== '' ? 'lookBack' : 'faded';
  core.actSilently(['setting'], () => putProgress(core.db, { startedAt: core.now(), step, outcome: null, intention: '', found: counts }));
}

/** Keeps where the unfinished review stands; there may be none any more. */
export function keepReview(core: Core, at: Decoded<'review.keep'>): void {
  const progress = findProgress(core.db);
  if (progress) core.actSilently(['setting'], () => putProgress(core.db, { ...progress, ...at }));
}

/** @throws AppError `conflict` when it was finished already, `invalid` for a follow-up of no intention */
export function finishReview(core: Core, timelines: Timelines, { intention, outcome, followUp }: Decoded<'review.finish'>): void {
  const [last] = selectReviews(core.db, 1);
  const progress = progressOf(core, last);
  if (!progress) throw new AppError('conflict', 'This review was finished already.');
  if (followUp && intention === '') throw new AppError('invalid', 'Say what you intend', { field: 'intention' });
  core.act('Weekly review', () => {
    const now = core.now();
    const followUpId = followUp === null ? null : core.newUid();
    if (followUp !== null && followUpId !== null) {
      assertContacts(core, [followUp.contactId], 'followUp.contactId');
      const planned = followUpInput.parse({ ...followUp, reason: intention });
      insertFollowUp(core.db, { ...planned, uid: followUpId, doneAt: null, source: 'manual', now });
    }
    const left = review(core, timelines).counts;
    putReview(core.db, { at: now, found: progress.found, left, intention, followUpId, outcome: null });
    if (last && last.intention !== '' && outcome !== null) putReview(core.db, { ...last, outcome });
  });
}

/** @throws AppError `not_found` */
export function removeReview(core: Core, at: number): void {
  core.act('Delete a weekly review', () => {
    if (!deleteReview(core.db, at)) throw new AppError('not_found', 'This review is no longer there.');
  });
}

/** All of them, oldest first. */
export function listReviews(core: Core): ReviewRecord[] {
  return selectReviews(core.db, -1).reverse();
}

/** Adds one that comes from elsewhere, unless there is one of that instant. */
export function importReview(core: Core, record: ReviewRecord): void {
  if (!hasReview(core.db, record.at)) putReview(core.db, record);
}

export { hasReview } from './repository';
