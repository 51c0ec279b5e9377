import { Chip, Group, Textarea } from '@mantine/core';
import { addDays } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import { followUpInput } from '@shared/domain/follow-up';
import { DayInput } from '../../components/day-input';
import { FormDialog } from '../../components/form-dialog';
import { PersonPicker } from '../../components/person-picker';
import { useRecordForm } from '../../components/use-record-form';
import { formatDate, nextMonday, today } from '../../format';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';

interface FollowUpValues {
  contactId: PersonRef[];
  dueDate: string | null;
  reason: string;
}

/** The same day of the next month, or its last day. */
function inAMonth(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Something to do for a person by a day. */
export function FollowUpDialog({ dialog, onClose }: DialogProps<'followUp'>) {
  const { edit, person } = dialog;
  const now = today();
  const form = useRecordForm({
    initial: (): FollowUpValues =>
      edit
        ? { contactId: [{ id: edit.contactId, name: edit.contactName }], dueDate: edit.dueDate, reason: edit.reason }
        : { contactId: person ? [person] : [], dueDate: nextMonday(now), reason: '' },
    schema: followUpInput,
    prepare: ({ contactId, dueDate, reason }) => ({
      input: { contactId: contactId[0]?.id ?? 0, dueDate: dueDate ?? '', reason },
      errors: {
        ...(contactId.length === 0 ? { contactId: 'Choose a person' } : {}),
        ...(dueDate === null ? { dueDate: 'Choose a day' } : {}),
      },
    }),
    save: async (followUp) => {
      const done = `Follow-up with ${form.values.contactId[0]?.name ?? ''} on ${formatDate(followUp.dueDate, 'short')}`;
      if (edit) await perform('followUps.update', { id: edit.id, followUp }, done);
      else await perform('followUps.create', { followUp }, done);
    },
    onSaved: onClose,
  });
  const { values, set, text, field } = form;
  const choices = [
    { label: 'Today', day: now },
    { label: 'Tomorrow', day: addDays(now, 1) },
    { label: 'Next week', day: nextMonday(now) },
    { label: 'In a month', day: inAMonth(now) },
  ];

  return (
    <FormDialog title={edit ? 'Edit follow-up' : 'Follow up'} form={form} onClose={onClose} size={440}>
      <PersonPicker label="With" single {...field('contactId')} autoFocus={values.contactId.length === 0} />
      <div>
        <DayInput label="By" {...field('dueDate')} />
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
    </FormDialog>
  );
}
