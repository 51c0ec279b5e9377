import { Button, Group, Kbd, Progress } from '@mantine/core';
import type { ReviewProgress } from '@shared/domain/review';
import { type IntentionOutcome, isCounted, type ReviewStep, reviewMinutes, reviewSteps, stepFrom } from '@shared/domain/review-steps';
import type { PastReview, ReviewView } from '@shared/review-views';
import { IconArrowRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { request } from '../../api';
import { formatNumber, plural } from '../../format';
import { showError } from '../../store/actions';
import { useLineKeys } from '../today/use-line-keys';
import { IntentionStep } from './intention-step';
import { LookBack } from './look-back';
import { shownLines } from './shown-lines';
import { StepLines } from './step-lines';
import { stepWords } from './step-words';

interface GuidedReviewProps {
  progress: ReviewProgress;
  /** The review before. */
  last: PastReview | undefined;
  view: ReviewView;
}

const writes = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea');

/** One step after the other, from the keyboard: N and B, and what the lines offer. */
export function GuidedReview({ progress, last, view }: GuidedReviewProps) {
  const asksBack = last !== undefined && last.intention !== '';
  const steps: readonly ReviewStep[] = asksBack ? reviewSteps : reviewSteps.filter((one) => one !== 'lookBack');
  const [step, setStep] = useState<ReviewStep>(steps.includes(progress.step) ? progress.step : 'faded');
  const [outcome, setOutcome] = useState<IntentionOutcome | null>(progress.outcome);
  const [intention, setIntention] = useState(progress.intention);
  const heading = useRef<HTMLHeadingElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const moveBetweenLines = useLineKeys(container);
  const { counts } = view;
  const next = stepFrom(step, 1, steps, counts);
  const before = stepFrom(step, -1, steps, counts);
  const at = steps.indexOf(step);
  const { title, lead } = stepWords[step];
  const lineCount = isCounted(step) ? counts[step] : -1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);
  useEffect(() => {
    // The last line went with the focus on it.
    if (lineCount === 0 && document.activeElement === document.body) heading.current?.focus();
  }, [lineCount]);

  const keep = (change: { step?: ReviewStep; outcome?: IntentionOutcome }) => {
    request('review.keep', { step, outcome, intention, ...change }).catch((error: unknown) =>
      showError('Could not keep where the review stands', error),
    );
  };
  const goTo = (to: ReviewStep) => {
    if (to === step) return;
    setStep(to);
    keep({ step: to });
  };
  const choose = (chosen: IntentionOutcome) => {
    setOutcome(chosen);
    keep({ outcome: chosen });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    moveBetweenLines(event);
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // What a line opened, such as a calendar, has keys of its own.
    if (writes(event.target) || !event.currentTarget.contains(event.target instanceof Node ? event.target : null)) return;
    const key = event.key.toLowerCase();
    if (key === 'n') goTo(next);
    else if (key === 'b') goTo(before);
    else if (event.key === 'ArrowDown' && event.target === heading.current)
      container.current?.querySelector<HTMLElement>('[data-line-main]')?.focus();
    else return;
    event.preventDefault();
  };
  const minutes = reviewMinutes(shownLines(view), steps.slice(at));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the step for whatever in it has the focus
    <div className="review" ref={container} onKeyDown={onKeyDown}>
      <ol className="review-steps" aria-label="Steps">
        {steps.map((one) => (
          <li key={one}>
            <button type="button" className="text-button" aria-current={one === step ? 'step' : undefined} onClick={() => goTo(one)}>
              {stepWords[one].short}
              {isCounted(one) && <span className="figure"> {counts[one] === 0 ? 'none' : formatNumber(counts[one])}</span>}
            </button>
          </li>
        ))}
      </ol>
      <Progress value={((at + 1) / steps.length) * 100} size="sm" aria-label="How far the review is" />
      <section className="review-step" aria-labelledby="review-title">
        <p className="review-place">
          Step {at + 1} of {steps.length} · about {plural(minutes, 'minute')} left
        </p>
        <h2 id="review-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="page-lead">{lead}</p>
        {step === 'lookBack' && last && <LookBack last={last} outcome={outcome} onChange={choose} />}
        {isCounted(step) && <StepLines step={step} view={view} />}
        {step === 'intention' && (
          <IntentionStep
            text={intention}
            outcome={outcome}
            found={progress.found}
            counts={counts}
            onText={setIntention}
            onLeave={() => keep({})}
            onBack={() => goTo(before)}
          />
        )}
      </section>
      {step !== 'intention' && (
        <Group className="review-buttons">
          <Button variant="default" disabled={before === step} onClick={() => goTo(before)}>
            Back
          </Button>
          <Button rightSection={<IconArrowRight size={16} aria-hidden="true" />} onClick={() => goTo(next)}>
            Next: {stepWords[next].short}
          </Button>
          <span className="line-note">
            <Kbd size="xs">N</Kbd> next, <Kbd size="xs">B</Kbd> back{lineCount > 0 && ', '}
            {lineCount > 0 && (
              <>
                <Kbd size="xs">↓</Kbd> to the lines
              </>
            )}
          </span>
        </Group>
      )}
    </div>
  );
}
