import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { Settings } from '@shared/domain/settings';
import { IconCoins } from '@tabler/icons-react';
import { useState } from 'react';
import { InstantInput } from '../../components/instant-input';
import { MoneyInput } from '../../components/money-input';
import { PersonPicker } from '../../components/person-picker';
import type { RecordForm } from '../../components/use-record-form';
import { explainKind } from './kind-options';
import { KindSelect } from './kind-select';
import { SentimentInput } from './sentiment-input';
import { ShareAfter } from './share-after';
import type { TouchpointValues } from './touchpoint-form';

interface TouchpointFieldsProps {
  form: Pick<RecordForm<TouchpointValues>, 'values' | 'set' | 'error' | 'text' | 'field'>;
  settings: Settings;
  /** It is there already. */
  edited: boolean;
  /** Another field has the focus when the dialog opens. */
  focusElsewhere?: boolean;
  /** Somebody who is not in the book is made with the rest, not at once. */
  newPerson?: (name: string) => PersonRef;
}

/** What a touchpoint is made of, each part in a field. */
export function TouchpointFields({ form, settings, edited, focusElsewhere = false, newPerson }: TouchpointFieldsProps) {
  const { values, set, error, text, field } = form;
  const { kinds, halfLives } = settings.ror;
  const [costAsked, askCost] = useState(values.costMinor.text !== '');
  const kind = kinds.find(({ key }) => key === values.kind);
  const [only] = values.contactIds;
  const asksOne = kind !== undefined && kind.take > 0 && !edited && values.contactIds.length === 1 && only !== undefined && only.id > 0;
  const focusPeople = !focusElsewhere && values.contactIds.length === 0;
  return (
    <>
      <div data-field="contactIds">
        <PersonPicker label="With" {...field('contactIds')} autoFocus={focusPeople} {...(newPerson ? { newPerson } : {})} />
      </div>
      <div data-field="kind">
        <KindSelect
          label="What happened"
          kinds={kinds}
          {...field('kind')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="Nothing yet: only a follow-up is planned"
          description={kind && explainKind(kind, halfLives)}
          {...(focusElsewhere || focusPeople ? {} : { 'data-autofocus': true })}
        />
      </div>
      {asksOne && <ShareAfter contactId={only.id} name={only.name} kind={kind} kinds={kinds} />}
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }} data-field="occurredAt">
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
          data-field="minutes"
        />
      </Group>
      <div data-field="sentiment">
        <SentimentInput value={values.sentiment} onChange={(sentiment) => set({ sentiment })} />
      </div>
      <TextInput label="Subject" placeholder="Coffee, proposal, birthday …" {...text('subject')} data-field="subject" />
      <Textarea label="Notes" placeholder="What was said, what matters to them" autosize minRows={3} maxRows={12} {...text('body')} />
      {costAsked || values.costMinor.text !== '' ? (
        <div data-field="costMinor">
          <MoneyInput
            label="Cost"
            value={values.costMinor}
            onChange={(costMinor) => {
              askCost(true);
              set({ costMinor });
            }}
            error={error('costMinor') ?? error('currency')}
            placeholder="What it cost you"
          />
        </div>
      ) : (
        <div>
          <Button variant="subtle" size="compact-sm" leftSection={<IconCoins size={16} aria-hidden="true" />} onClick={() => askCost(true)}>
            Add what it cost
          </Button>
        </div>
      )}
    </>
  );
}
