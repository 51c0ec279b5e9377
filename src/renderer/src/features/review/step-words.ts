import type { IntentionOutcome, ReviewStep } from '@shared/domain/review-steps';

interface StepWords {
  /** In the list of steps and on the button that leads there. */
  short: string;
  title: string;
  lead: string;
  /** Where there is nobody. */
  empty: string;
}

export const stepWords: Record<ReviewStep, StepWords> = {
  lookBack: { short: 'Looking back', title: 'What became of it?', lead: 'Your intention of the last review:', empty: '' },
  faded: {
    short: 'Faded',
    title: 'Who faded',
    lead: 'They lost the most points in the last seven days. A word to one of them is worth more than a thought about all.',
    empty: 'Nobody lost points in the last seven days.',
  },
  grew: {
    short: 'Grew',
    title: 'Who grew',
    lead: 'They gained the most in the last seven days. Is there something to follow up, or to thank for?',
    empty: 'Nobody gained points in the last seven days.',
  },
  unanswered: {
    short: 'Unanswered',
    title: 'Who waits for your answer',
    lead: 'The oldest first. Answer, or say that no answer is needed.',
    empty: 'Nobody waits for your answer.',
  },
  overdue: {
    short: 'Overdue',
    title: 'What is overdue',
    lead: 'Do it, move it to a day that holds, or let it go.',
    empty: 'Nothing is overdue.',
  },
  needs: {
    short: 'Needs',
    title: 'Needs not acted on',
    lead: 'You heard them and did nothing for them yet. Whom could you introduce, what could you send?',
    empty: 'You acted on every need you heard.',
  },
  intention: {
    short: 'Intention',
    title: 'One intention for next week',
    lead: 'One thing, small enough to happen. The next review begins with what became of it.',
    empty: '',
  },
};

export const outcomeWords: Record<IntentionOutcome, string> = { done: 'Done', partly: 'Partly', not: 'Not done' };
