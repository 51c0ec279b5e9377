import { Button } from '@mantine/core';
import { reviewMinutes, reviewSteps } from '@shared/domain/review-steps';
import type { ReviewState, ReviewView } from '@shared/review-views';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { request } from '../../api';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { plural } from '../../format';
import { showError } from '../../store/actions';
import { refreshTables, useQuery } from '../../store/query-cache';
import { allTables } from '../../store/tables';
import { GuidedReview } from './guided-review';
import { PastReviews } from './past-reviews';
import { shownLines } from './shown-lines';
import './review.css';

function begin(): void {
  request('review.begin', {}).catch((error: unknown) => showError('Could not begin the review', error));
}

function Beginning({ view, state }: { view: ReviewView; state: ReviewState }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A review that was just finished took the focus with it.
    const active = document.activeElement;
    if (active === document.body || active?.tagName === 'MAIN') button.current?.focus({ preventScroll: true });
  }, []);
  const asksBack = (state.past[0]?.intention ?? '') !== '';
  const minutes = reviewMinutes(shownLines(view), asksBack ? reviewSteps : reviewSteps.slice(1));
  return (
    <div className="review">
      <div className="card review-card review-begin">
        <p>
          Who faded and who grew, unanswered, overdue, needs not acted on, and one intention for next week: a step each, the few that weigh
          most first. This week it takes about <strong>{plural(minutes, 'minute')}</strong>.
        </p>
        <Button ref={button} rightSection={<IconArrowRight size={16} aria-hidden="true" />} onClick={begin}>
          Begin the review
        </Button>
      </div>
      <PastReviews past={state.past} />
    </div>
  );
}

/** The week in a few steps, done in under ten minutes. */
export function ReviewPage() {
  const state = useQuery('review.state', {}, allTables);
  const view = useQuery('review.get', {}, allTables);
  const error = state.error ?? view.error;
  const progress = state.data?.progress;
  return (
    <div className="page review-page">
      <header className="page-head">
        <h1>Weekly review</h1>
        {progress && (
          <button type="button" className="text-button" onClick={begin}>
            Start over
          </button>
        )}
      </header>
      {error && <ErrorNotice error={error} onRetry={() => refreshTables(allTables)} />}
      {(!state.data || !view.data) && !error && <DelayedSkeleton lines={5} height={56} />}
      {state.data &&
        view.data &&
        (progress ? (
          <GuidedReview key={progress.startedAt} progress={progress} last={state.data.past[0]} view={view.data} />
        ) : (
          <Beginning view={view.data} state={state.data} />
        ))}
    </div>
  );
}
