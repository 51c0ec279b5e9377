import { ActionIcon, Badge } from '@mantine/core';
import type { ReviewCounts } from '@shared/domain/review-steps';
import type { PastReview } from '@shared/review-views';
import { IconTrash } from '@tabler/icons-react';
import { formatDay, formatNumber } from '../../format';
import { performOrTell } from '../../store/actions';
import { followUpText } from './look-back';
import { outcomeWords } from './step-words';

const parts: readonly [keyof ReviewCounts, string][] = [
  ['faded', 'faded'],
  ['grew', 'grew'],
  ['unanswered', 'unanswered'],
  ['overdue', 'overdue'],
  ['needs', 'needs'],
];

function countsText({ found, left }: PastReview): string {
  const moved: readonly (keyof ReviewCounts)[] = ['faded', 'grew'];
  return parts
    .map(([step, label]) => {
      const [before, after] = [formatNumber(found[step]), formatNumber(left[step])];
      return before === after || moved.includes(step) ? `${before} ${label}` : `${before} → ${after} ${label}`;
    })
    .join(' · ');
}

/** The reviews that are kept, newest first. */
export function PastReviews({ past }: { past: readonly PastReview[] }) {
  if (past.length === 0) return null;
  return (
    <section className="today-section" aria-labelledby="past-reviews">
      <h2 className="section-label" id="past-reviews">
        Past reviews
      </h2>
      <ul className="card line-list">
        {past.map((one) => (
          <li className="review-past" key={one.at}>
            <div>
              <h3>{formatDay(one.at)}</h3>
              <p className={one.intention === '' ? 'line-note' : 'review-intention'}>{one.intention || 'No intention noted'}</p>
              {one.followUp && <p className="line-note">{followUpText(one)}</p>}
              <p className="line-note">{countsText(one)}</p>
            </div>
            {one.outcome !== null && <Badge color={one.outcome === 'done' ? 'teal' : 'gray'}>{outcomeWords[one.outcome]}</Badge>}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Delete the review of ${formatDay(one.at)}`}
              onClick={() => void performOrTell('review.remove', { at: one.at }, `Review of ${formatDay(one.at)} deleted`)}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
