import type { CountedStep } from '@shared/domain/review-steps';
import type { ReviewView } from '@shared/review-views';
import { Children, type ReactNode, useId } from 'react';
import { formatNumber } from '../../format';
import { FollowUpLine } from '../today/sections';
import { AnswerLine, CadenceLine, NeedLine } from '../today/to-do-sections';
import { MovedLine } from './moved-line';
import { stepWords } from './step-words';

interface LineListProps {
  title: string;
  /** Said above it; else the step's own title does. */
  isShown?: boolean;
  total: number;
  children: ReactNode;
}

function LineList({ title, isShown = false, total, children }: LineListProps) {
  const id = useId();
  const beyond = total - Children.count(children);
  if (total === 0) return null;
  return (
    <div className="today-section">
      {isShown && (
        <h3 className="section-label" id={id}>
          {title}
        </h3>
      )}
      <ul className="card line-list" {...(isShown ? { 'aria-labelledby': id } : { 'aria-label': title })}>
        {children}
        {beyond > 0 && <li className="line line-note review-beyond">And {formatNumber(beyond)} more, which can wait.</li>}
      </ul>
    </div>
  );
}

/** The weightiest lines of a step. */
export function StepLines({ step, view }: { step: CountedStep; view: ReviewView }) {
  const { title, empty } = stepWords[step];
  if (view.counts[step] === 0) return <p className="card review-empty">{empty}</p>;
  switch (step) {
    case 'faded':
    case 'grew':
      return (
        <LineList title={title} total={view[step].total}>
          {view[step].lines.map((moved) => (
            <MovedLine key={moved.id} moved={moved} />
          ))}
        </LineList>
      );
    case 'unanswered':
      return (
        <LineList title={title} total={view.answers.total}>
          {view.answers.lines.map((waiting) => (
            <AnswerLine key={waiting.id} waiting={waiting} />
          ))}
        </LineList>
      );
    case 'needs':
      return (
        <LineList title={title} total={view.needs.total}>
          {view.needs.lines.map((need) => (
            <NeedLine key={need.id} need={need} />
          ))}
        </LineList>
      );
    case 'overdue':
      return (
        <>
          <LineList title="Follow-ups" isShown total={view.followUps.total}>
            {view.followUps.lines.map((followUp) => (
              <FollowUpLine key={followUp.id} followUp={followUp} />
            ))}
          </LineList>
          <LineList title="Time to be in touch" isShown total={view.cadence.total}>
            {view.cadence.lines.map((timely) => (
              <CadenceLine key={timely.id} timely={timely} />
            ))}
          </LineList>
        </>
      );
  }
}
