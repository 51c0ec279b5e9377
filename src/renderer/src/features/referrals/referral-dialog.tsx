import { Group, Input, SegmentedControl, SimpleGrid, Text, Textarea } from '@mantine/core';
import { type ReferralStatus, referralInput, referralRecord } from '@shared/domain/referral';
import type { Settings } from '@shared/domain/settings';
import { DayInput } from '../../components/day-input';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { MoneyInput } from '../../components/money-input';
import { PersonPicker } from '../../components/person-picker';
import { useRecordForm } from '../../components/use-record-form';
import { today } from '../../format';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { newReferral, type Party, prepareReferral, referralValues } from './referral-form';

/** Who referred whom to whom, and what became of it. */
export function ReferralDialog({ dialog, onClose }: DialogProps<'referral'>) {
  const { data: settings, error } = useQuery('settings.get', {}, ['setting']);
  const title = dialog.edit ? 'Edit referral' : 'Add a referral';
  if (!settings) return <DialogLoading title={title} error={error} onClose={onClose} />;
  return <ReferralForm title={title} dialog={dialog} settings={settings} onClose={onClose} />;
}

const statuses: { value: ReferralStatus; label: string }[] = [
  { value: 'made', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
];

function ReferralForm({ title, dialog, settings, onClose }: DialogProps<'referral'> & { title: string; settings: Settings }) {
  const { edit, person } = dialog;
  const form = useRecordForm({
    initial: () => (edit ? referralValues(edit, settings.currency) : newReferral(person, settings.currency)),
    // The ends of a stored one may be the same person since entries of theirs were merged; the program knows.
    schema: edit ? referralRecord : referralInput,
    prepare: (values) => prepareReferral(values, edit),
    save: async (referral) => {
      const done = `Referral of ${form.values.subjectContactId[0]?.name ?? ''} saved`;
      if (edit) await perform('referrals.update', { id: edit.id, referral }, done);
      else await perform('referrals.create', { referral }, done);
    },
    onSaved: onClose,
  });
  const { values, set, error, text, field } = form;
  const subjectId = values.subjectContactId.map(({ id }) => id);

  return (
    <FormDialog title={title} form={form} onClose={onClose} size={560}>
      <PartyPicker label="Who referred" {...field('fromContactId')} exclude={subjectId} autoFocus={!edit && !person} />
      <PersonPicker
        label="Whom"
        single
        {...field('subjectContactId')}
        exclude={[...values.fromContactId.people, ...values.toContactId.people].map(({ id }) => id)}
        autoFocus={!edit && person !== undefined}
      />
      <PartyPicker label="To whom" {...field('toContactId')} exclude={subjectId} />
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <DayInput label="Day" {...field('madeAt')} />
        <Input.Wrapper label="What became of it" labelElement="div">
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label="What became of it"
            data={statuses}
            value={values.status}
            onChange={(status) => set({ status, closedAt: status === 'made' ? null : (values.closedAt ?? today()) })}
          />
        </Input.Wrapper>
      </Group>
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        {values.status !== 'made' && <DayInput label={values.status === 'won' ? 'Won on' : 'Lost on'} {...field('closedAt')} />}
        <MoneyInput
          label="Worth"
          value={values.valueMinor}
          onChange={(valueMinor) => set({ valueMinor })}
          error={error('valueMinor') ?? error('currency')}
          placeholder="If known"
        />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <DayInput label="Thanked for it on" clearable {...field('thankedAt')} />
        <DayInput label="Outcome told on" clearable {...field('outcomeReportedAt')} />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={-8}>
        Leave these empty until you have thanked them and told them how it went; Today reminds you.
      </Text>
      <Textarea label="Note" autosize minRows={2} maxRows={10} {...text('note')} />
    </FormDialog>
  );
}

interface PartyPickerProps {
  label: string;
  value: Party;
  onChange: (party: Party) => void;
  error: string | undefined;
  exclude: number[];
  autoFocus?: boolean;
}

/** A person, or me. */
function PartyPicker({ value, onChange, ...rest }: PartyPickerProps) {
  return (
    <PersonPicker
      {...rest}
      single
      value={value.people}
      onChange={(people) => onChange({ me: false, people })}
      special={{ label: 'Me', chosen: value.me, onChoose: () => onChange({ me: true, people: [] }) }}
    />
  );
}
