import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { formatDay } from '../../format';
import { navigate } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';

/** The way to the weekly review; on its day it asks for it. */
export function ReviewCard() {
  const { data } = useQuery('review.state', {}, ['setting', 'follow_up', 'contact']);
  if (!data) return null;
  const { progress, isDue, past } = data;
  const [last] = past;
  const text = progress
    ? 'You began it. It goes on where you were.'
    : isDue
      ? 'It is time: how the week was, and one intention for the next.'
      : last
        ? `Last done on ${formatDay(last.at)}.`
        : 'How the week was, in under ten minutes.';
  return (
    <section className="card side-card" aria-labelledby="review-card-title">
      <h2 className="section-label" id="review-card-title">
        Weekly review
      </h2>
      <p className="line-note">{text}</p>
      {!progress && last && last.intention !== '' && <p className="line-note">This week: {last.intention}</p>}
      <Button
        mt="xs"
        size="compact-sm"
        variant={progress || isDue ? 'filled' : 'light'}
        leftSection={<IconChecklist size={15} aria-hidden="true" />}
        onClick={() => navigate({ page: 'review' })}
      >
        {progress ? 'Go on' : isDue ? 'Begin' : 'Open'}
      </Button>
    </section>
  );
}
