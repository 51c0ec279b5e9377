import { Button, TextInput } from '@mantine/core';
import { localDateOf } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import { touchpointInput } from '@shared/domain/touchpoint';
import type { TouchpointKind } from '@shared/ror/settings';
import { useRef } from 'react';
import { useRecordForm } from '../../components/use-record-form';
import { perform } from '../../store/actions';
import { KindSelect } from '../touchpoints/kind-select';
import classes from './timeline.module.css';

/** Longer text is more than a heading. */
const SUBJECT_LENGTH = 120;

/** Logs what happened just now in one line: kind, text, Enter. */
export function QuickAdd({ person, kinds }: { person: PersonRef; kinds: readonly TouchpointKind[] }) {
  const field = useRef<HTMLInputElement>(null);
  const form = useRecordForm({
    initial: { kind: 'note', text: '' },
    schema: touchpointInput,
    prepare: ({ kind, text }) => {
      const now = Date.now();
      const isSubject = kind !== 'note' && text.length <= SUBJECT_LENGTH;
      return {
        input: {
          kind,
          occurredAt: now,
          localDate: localDateOf(now),
          subject: isSubject ? text : '',
          body: isSubject ? '' : text.trim(),
          contactIds: [person.id],
        },
        errors: kind === 'note' && text.trim() === '' ? { text: 'Write something first' } : {},
      };
    },
    save: async (touchpoint) => {
      const label = kinds.find(({ key }) => key === touchpoint.kind)?.label ?? 'Row';
      await perform('touchpoints.create', { touchpoint }, `${label} with ${person.name} logged`);
    },
    onSaved: () => {
      form.reset({ kind: form.values.kind, text: '' });
      field.current?.focus();
    },
  });
  const { values, set, error } = form;
  const isNote = values.kind === 'note';
  return (
    <form
      ref={form.formRef}
      noValidate
      aria-label="Add to the timeline"
      className={classes.quickAdd}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <KindSelect
        aria-label="What happened"
        kinds={kinds}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        comboboxProps={{ width: 320, position: 'bottom-start' }}
      />
      <TextInput
        ref={field}
        aria-label={isNote ? 'Note' : 'What it was about'}
        placeholder={isNote ? `A note about ${person.name}` : 'What was it about?'}
        value={values.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        error={error('text') ?? error('subject') ?? error('body') ?? form.failure}
      />
      <Button type="submit" variant="default" loading={form.saving}>
        Add
      </Button>
    </form>
  );
}
