import { Radio, Stack } from '@mantine/core';
import { type IntentionOutcome, intentionOutcomes } from '@shared/domain/review-steps';
import type { PastReview } from '@shared/review-views';
import { formatDate, formatDay } from '../../format';
import { outcomeWords } from './step-words';

/** What came of the follow-up that an intention became. */
export function followUpText({ followUp }: PastReview): string {
  if (!followUp) return '';
  const { contactName, dueDate, doneAt } = followUp;
  return doneAt === null
    ? `With ${contactName}, by ${formatDate(dueDate, 'short')}, still open`
    : `With ${contactName}, done on ${formatDay(doneAt, 'short')}`;
}

interface LookBackProps {
  last: PastReview;
  outcome: IntentionOutcome | null;
  onChange: (outcome: IntentionOutcome) => void;
}

/** Asks what became of the last intention. */
export function LookBack({ last, outcome, onChange }: LookBackProps) {
  return (
    <div className="card review-card">
      <blockquote className="review-quote">{last.intention}</blockquote>
      {last.followUp && <p className="line-note">{followUpText(last)}</p>}
      <Radio.Group
        aria-label="What became of it?"
        value={outcome}
        onChange={(value) => {
          const chosen = intentionOutcomes.find((one) => one === value);
          if (chosen) onChange(chosen);
        }}
      >
        <Stack gap="xs" mt="sm">
          {intentionOutcomes.map((one) => (
            <Radio key={one} value={one} label={outcomeWords[one]} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}
