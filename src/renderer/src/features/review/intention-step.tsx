import { Button, Group, Textarea } from '@mantine/core';
import { addDays } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import type { IntentionOutcome, ReviewCounts } from '@shared/domain/review-steps';
import { useState } from 'react';
import { toAppError } from '../../api';
import { DayInput } from '../../components/day-input';
import { PersonPicker } from '../../components/person-picker';
import { formatNumber, today } from '../../format';
import { perform } from '../../store/actions';

interface IntentionStepProps {
  text: string;
  outcome: IntentionOutcome | null;
  found: ReviewCounts;
  counts: ReviewCounts;
  onText: (text: string) => void;
  /** The text is to be kept. */
  onLeave: () => void;
  onBack: () => void;
}

const summary: readonly [keyof ReviewCounts, string][] = [
  ['unanswered', 'Unanswered'],
  ['overdue', 'Overdue'],
  ['needs', 'Needs not acted on'],
];

/** What the review came to, and the one thing for the week to come. */
export function IntentionStep({ text, outcome, found, counts, onText, onLeave, onBack }: IntentionStepProps) {
  const [people, setPeople] = useState<PersonRef[]>([]);
  const [day, setDay] = useState<string | null>(addDays(today(), 3));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isSaving, setSaving] = useState(false);
  const [person] = people;
  const finish = async () => {
    if (person && text.trim() === '') return setErrors({ intention: 'Say what you intend' });
    if (person && day === null) return setErrors({ day: 'Choose a day' });
    setSaving(true);
    const followUp = person && day !== null ? { contactId: person.id, dueDate: day } : null;
    try {
      await perform('review.finish', { intention: text, outcome, followUp }, 'Weekly review done');
    } catch (error) {
      const { field = '', message } = toAppError(error);
      setErrors({ [field === 'intention' ? 'intention' : field === '' ? 'all' : 'person']: message });
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      className="review-form"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <dl className="card review-summary" aria-label="In this review">
        {summary.map(([step, label]) => (
          <div key={step}>
            <dt>{label}</dt>
            <dd>
              {found[step] === counts[step] ? formatNumber(counts[step]) : `${formatNumber(found[step])} → ${formatNumber(counts[step])}`}
            </dd>
          </div>
        ))}
      </dl>
      <Textarea
        label="Intention"
        placeholder="Have lunch with somebody I have not seen for a year"
        maxLength={1_000}
        autosize
        minRows={2}
        maxRows={6}
        value={text}
        error={errors.intention}
        onChange={(event) => {
          setErrors({});
          onText(event.currentTarget.value);
        }}
        onBlur={onLeave}
      />
      <div className="review-for">
        <PersonPicker
          label="With somebody (optional)"
          single
          value={people}
          onChange={setPeople}
          error={errors.person}
          description="Becomes a follow-up with them."
        />
        {person && <DayInput label="By" value={day} onChange={setDay} error={errors.day} minDate={today()} />}
      </div>
      {errors.all !== undefined && (
        <p className="review-error" role="alert">
          {errors.all}
        </p>
      )}
      <Group>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={isSaving}>
          Finish the review
        </Button>
      </Group>
    </form>
  );
}
