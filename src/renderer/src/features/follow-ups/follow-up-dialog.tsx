import { Chip, Group, Textarea } from '@mantine/core';
import { addDays } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import { followUpInput } from '@shared/domain/follow-up';
import { DayInput } from '../../components/day-input';
import { FormDialog } from '../../components/form-dialog';
import { PersonPicker } from '../../components/person-picker';
import { useRecordForm } from '../../components/use-record-form';
import { formatDate, inMonths, nextMonday, today } from '../../format';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { recurrenceWords } from './recurrence-words';
import { RepeatFields } from './repeat-fields';
import { noRepeat, type RepeatValues, readRepeat, repeatOf } from './repeat-form';

interface FollowUpValues {
  contactId: PersonRef[];
  dueDate: string | null;
  reason: string;
  repeat: RepeatValues;
}

/** Something to do for a person by a day. */
export function FollowUpDialog({ dialog, onClose }: DialogProps<'followUp'>) {
  const { edit, person, completes } = dialog;
  const now = today();
  const start = edit ? repeatOf(edit) : noRepeat(dialog.day ?? nextMonday(now));
  const isSameRule = (repeat: RepeatValues) => edit !== undefined && JSON.stringify(repeat) === JSON.stringify(start);
  const form = useRecordForm({
    initial: (): FollowUpValues =>
      edit
        ? { contactId: [{ id: edit.contactId, name: edit.contactName }], dueDate: edit.dueDate, reason: edit.reason, repeat: start }
        : { contactId: person ? [person] : [], dueDate: dialog.day ?? nextMonday(now), reason: dialog.reason ?? '', repeat: start },
    schema: followUpInput,
    prepare: ({ contactId, dueDate, reason, repeat }) => {
      // A rule that is left as it is stays, and only this time of it is on another day.
      const isKept = isSameRule(repeat) || repeat.choice === 'kept';
      const read = isKept ? { recurrence: edit?.recurrence ?? null, errors: {} } : readRepeat(repeat, dueDate ?? now);
      return {
        input: {
          contactId: contactId[0]?.id ?? 0,
          dueDate: dueDate ?? '',
          reason,
          recurrence: read.recurrence,
          recursOn: isKept ? (edit?.recursOn ?? null) : null,
        },
        errors: {
          ...read.errors,
          ...(contactId.length === 0 ? { contactId: 'Choose a person' } : {}),
          ...(dueDate === null ? { dueDate: 'Choose a day' } : {}),
        },
      };
    },
    save: async (followUp) => {
      const often = followUp.recurrence === null ? '' : `, ${recurrenceWords(followUp.recurrence)}`;
      const done = `Follow-up with ${form.values.contactId[0]?.name ?? ''} on ${formatDate(followUp.dueDate, 'short')}${often}`;
      if (edit) await perform('followUps.update', { id: edit.id, followUp }, done);
      else await perform('followUps.create', { followUp, completes: completes ?? null }, completes === undefined ? done : `Done. ${done}`);
    },
    onSaved: onClose,
  });
  const { values, set, error, text, field } = form;
  const isMoved = edit?.recurrence != null && isSameRule(values.repeat) && values.dueDate !== edit.dueDate;
  const choices = [
    { label: 'Today', day: now },
    { label: 'Tomorrow', day: addDays(now, 1) },
    { label: 'Next week', day: nextMonday(now) },
    { label: 'In a month', day: inMonths(now, 1) },
    // On a Sunday, next week is tomorrow.
  ].filter(({ day }, index, all) => all.findIndex((other) => other.day === day) === index);

  return (
    <FormDialog
      title={edit ? 'Edit follow-up' : completes === undefined ? 'Follow up' : 'Done, and the next follow-up'}
      form={form}
      onClose={onClose}
      size={440}
    >
      <PersonPicker label="With" single {...field('contactId')} autoFocus={values.contactId.length === 0} />
      <div>
        <DayInput
          label="By"
          {...field('dueDate')}
          {...(isMoved ? { description: 'Only this time; after that it goes on as it repeats.' } : {})}
        />
        <Group gap={6} mt="xs" role="group" aria-label="Quick choices">
          {choices.map(({ label, day }) => (
            <Chip key={label} size="xs" type="radio" checked={values.dueDate === day} onChange={() => set({ dueDate: day })}>
              {label}
            </Chip>
          ))}
        </Group>
      </div>
      <Textarea
        label="What for"
        placeholder="Tell them how it went, send the proposal …"
        autosize
        minRows={2}
        maxRows={8}
        {...text('reason')}
        {...(values.contactId.length > 0 ? { 'data-autofocus': true } : {})}
      />
      <RepeatFields
        values={values.repeat}
        onChange={(repeat) => set({ repeat })}
        day={values.dueDate ?? now}
        kept={start.choice === 'kept' ? (edit?.recurrence ?? null) : null}
        error={error}
      />
    </FormDialog>
  );
}
