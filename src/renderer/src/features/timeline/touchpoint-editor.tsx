import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { type Touchpoint, touchpointInput } from '@shared/domain/touchpoint';
import { useRecordForm } from '../../components/use-record-form';
import { perform } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { SentimentInput } from '../touchpoints/sentiment-input';
import { touchpointInputOf } from '../touchpoints/touchpoint-form';
import classes from './timeline.module.css';

interface TouchpointEditorProps {
  touchpoint: Touchpoint;
  kindLabel: string;
  onClose: () => void;
}

/** Changes a touchpoint where it stands: Enter saves, Escape leaves it as it was. */
export function TouchpointEditor({ touchpoint, kindLabel, onClose }: TouchpointEditorProps) {
  const form = useRecordForm({
    initial: () => ({ subject: touchpoint.subject, body: touchpoint.body, sentiment: touchpoint.sentiment }),
    schema: touchpointInput,
    prepare: (values) => ({ input: { ...touchpointInputOf(touchpoint), ...values } }),
    save: async (input) => {
      await perform('touchpoints.update', { id: touchpoint.id, touchpoint: input }, `Saved “${input.subject || kindLabel}”`);
    },
    onSaved: onClose,
  });
  const { values, set, text } = form;
  return (
    <form
      ref={form.formRef}
      noValidate
      aria-label={`Edit ${touchpoint.subject || kindLabel}`}
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
          event.preventDefault();
          void form.submit();
        }
      }}
    >
      <TextInput aria-label="Subject" placeholder={kindLabel} {...text('subject')} autoFocus />
      <Textarea aria-label="Notes" placeholder="Notes" autosize minRows={2} maxRows={14} {...text('body')} />
      <SentimentInput hideLabel value={values.sentiment} onChange={(sentiment) => set({ sentiment })} />
      {form.failure !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {form.failure}
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit" size="compact-sm" loading={form.saving}>
          Save
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onClose();
            openDialog({ kind: 'touchpoint', edit: { ...touchpoint, ...values } });
          }}
        >
          All fields…
        </Button>
        <Text size="xs" c="dimmed" className={classes.hint}>
          Enter saves, Shift+Enter makes a new line, Esc cancels
        </Text>
      </Group>
    </form>
  );
}
