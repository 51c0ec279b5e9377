import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { Settings } from '@shared/domain/settings';
import { touchpointInput } from '@shared/domain/touchpoint';
import { IconCoins } from '@tabler/icons-react';
import { useState } from 'react';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { InstantInput } from '../../components/instant-input';
import { MoneyInput } from '../../components/money-input';
import { PersonPicker } from '../../components/person-picker';
import { useRecordForm } from '../../components/use-record-form';
import { listed } from '../../format';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';
import { NextFollowUp } from '../follow-ups/next-follow-up';
import { explainKind } from './kind-options';
import { KindSelect } from './kind-select';
import { SentimentInput } from './sentiment-input';
import { ShareAfter } from './share-after';
import { newTouchpoint, prepareTouchpoint, touchpointValues } from './touchpoint-form';

/** Logs what happened with one or more people, or edits it. */
export function TouchpointDialog({ dialog, onClose }: DialogProps<'touchpoint'>) {
  const { data: settings, error } = useQuery('settings.get', {}, ['setting']);
  const title = dialog.edit ? 'Edit' : dialog.people?.length === 1 ? `Log with ${dialog.people[0]?.name ?? ''}` : 'Log what happened';
  if (!settings) return <DialogLoading title={title} error={error} onClose={onClose} />;
  return <TouchpointForm title={title} dialog={dialog} settings={settings} onClose={onClose} />;
}

/** What was logged last since the program started; the next one often is the same. */
let lastKind = 'meeting';

interface TouchpointFormProps extends DialogProps<'touchpoint'> {
  title: string;
  settings: Settings;
}

function TouchpointForm({ title, dialog, settings, onClose }: TouchpointFormProps) {
  const { edit } = dialog;
  const { kinds, halfLives } = settings.ror;
  const [planned, plan] = useState<string | null>(null);
  const form = useRecordForm({
    initial: () => {
      if (edit) return touchpointValues(edit, settings.currency);
      const wanted = dialog.touchpointKind ?? lastKind;
      const kind = kinds.some(({ key }) => key === wanted) ? wanted : (kinds[0]?.key ?? '');
      return { ...newTouchpoint(dialog.people ?? [], kind, settings.currency), subject: dialog.subject ?? '' };
    },
    schema: touchpointInput,
    prepare: (values) => prepareTouchpoint(values, edit),
    save: async (touchpoint) => {
      const label = kinds.find(({ key }) => key === touchpoint.kind)?.label ?? 'Touchpoint';
      if (edit) {
        await perform('touchpoints.update', { id: edit.id, touchpoint }, `Saved “${label}”`);
        return;
      }
      lastKind = touchpoint.kind;
      const done = `${label} with ${shortList(form.values.contactIds.map(({ name }) => name))} logged`;
      const { completes = null } = dialog;
      const next = planned === null ? null : { contactId: touchpoint.contactIds[0] ?? 0, dueDate: planned, reason: dialog.subject ?? '' };
      await perform('touchpoints.create', { touchpoint, completes, next }, completes === null ? done : `${done}, follow-up done`);
    },
    onSaved: onClose,
  });
  const { values, set, error, text, field } = form;
  const [costShown, showCost] = useState(values.costMinor.text !== '');
  const kind = kinds.find(({ key }) => key === values.kind);
  const [only] = values.contactIds;
  const asksOne = kind !== undefined && kind.take > 0 && edit === undefined && values.contactIds.length === 1 && only !== undefined;

  return (
    <FormDialog title={title} form={form} onClose={onClose} saveLabel={edit ? 'Save' : 'Log'}>
      <PersonPicker label="With" {...field('contactIds')} autoFocus={values.contactIds.length === 0} />
      <KindSelect
        label="What happened"
        kinds={kinds}
        {...field('kind')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={kind && explainKind(kind, halfLives)}
        {...(values.contactIds.length === 0 ? {} : { 'data-autofocus': true })}
      />
      {asksOne && <ShareAfter contactId={only.id} name={only.name} kind={kind} kinds={kinds} />}
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}>
          <InstantInput
            label="Day"
            value={values.occurredAt}
            onChange={(occurredAt) => set({ occurredAt })}
            error={error('occurredAt') ?? error('localDate')}
          />
        </div>
        <NumberInput
          label="Minutes"
          w={96}
          min={1}
          max={1440}
          step={15}
          startValue={15}
          allowDecimal={false}
          value={values.minutes ?? ''}
          onChange={(minutes) => set({ minutes: minutes === '' ? null : Number(minutes) })}
          error={error('minutes')}
        />
      </Group>
      <SentimentInput value={values.sentiment} onChange={(sentiment) => set({ sentiment })} />
      <TextInput label="Subject" placeholder="Coffee, proposal, birthday …" {...text('subject')} />
      <Textarea label="Notes" placeholder="What was said, what matters to them" autosize minRows={3} maxRows={12} {...text('body')} />
      {dialog.asksForNext === true && <NextFollowUp value={planned} onChange={plan} />}
      {costShown ? (
        <MoneyInput
          label="Cost"
          value={values.costMinor}
          onChange={(costMinor) => set({ costMinor })}
          error={error('costMinor') ?? error('currency')}
          placeholder="What it cost you"
        />
      ) : (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCoins size={16} aria-hidden="true" />}
            onClick={() => showCost(true)}
          >
            Add what it cost
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

function shortList(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others` : listed(names);
}
