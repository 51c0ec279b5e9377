import { NumberInput, Textarea } from '@mantine/core';
import { addDays } from '@shared/domain/calendar';
import { followUpPlan } from '@shared/domain/follow-up';
import { request } from '../../api';
import { DayInput } from '../../components/day-input';
import { FormDialog } from '../../components/form-dialog';
import { useRecordForm } from '../../components/use-record-form';
import { formatDate, nextMonday, plural, today } from '../../format';
import { tellDone } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';

interface PlanValues {
  from: string | null;
  days: number | null;
  reason: string;
}

/** Plans a follow-up for each of many people. */
export function PlanManyDialog({ dialog, onClose }: DialogProps<'planMany'>) {
  const { contactIds } = dialog;
  const form = useRecordForm({
    initial: (): PlanValues => ({ from: nextMonday(today()), days: 1, reason: '' }),
    schema: followUpPlan,
    prepare: ({ from, days, reason }) => ({
      input: { contactIds, from: from ?? '', days: days ?? 0, reason },
      errors: from === null ? { from: 'Choose a day' } : {},
    }),
    pathOf: (_, path) => path.replace(/^plan\./, ''),
    save: async (plan) => {
      const { planned } = await request('followUps.plan', { plan });
      tellDone(`${plural(planned, 'follow-up')} planned`);
    },
    onSaved: onClose,
  });
  const { values, set, error, field, text } = form;
  const { from, days } = values;
  const last = from !== null && days !== null && days > 1 ? addDays(from, Math.min(days, 366) - 1) : null;
  return (
    <FormDialog title={`Follow up with ${plural(contactIds.length, 'person', 'people')}`} form={form} onClose={onClose} size={440}>
      <DayInput label={days === 1 ? 'By' : 'From'} {...field('from')} minDate={today()} />
      <NumberInput
        label="Spread over"
        description={last === null ? 'All on that day.' : `Evenly, until ${formatDate(last, 'short')}, in the order of the list.`}
        suffix={days === 1 ? ' day' : ' days'}
        min={1}
        max={366}
        allowDecimal={false}
        value={days ?? ''}
        onChange={(value) => set({ days: value === '' ? null : Number(value) })}
        error={error('days')}
      />
      <Textarea
        label="What for"
        placeholder="Season’s greetings, ask how they are …"
        autosize
        minRows={2}
        maxRows={8}
        {...text('reason')}
        data-autofocus
      />
    </FormDialog>
  );
}
