import { TextInput } from '@mantine/core';
import { localDateOf } from '@shared/domain/calendar';
import type { PersonRef } from '@shared/domain/contact';
import { purchaseInput } from '@shared/domain/purchase';
import type { Settings } from '@shared/domain/settings';
import { amountText } from '../../components/amount-text';
import { DayInput } from '../../components/day-input';
import { instantOnDay } from '../../components/day-time';
import { DialogLoading } from '../../components/dialog-loading';
import { FormDialog } from '../../components/form-dialog';
import { MoneyInput } from '../../components/money-input';
import { type MoneyText, readMoney } from '../../components/money-text';
import { PersonPicker } from '../../components/person-picker';
import { type FieldErrors, useRecordForm } from '../../components/use-record-form';
import { formatAmount, locale, today } from '../../format';
import { perform } from '../../store/actions';
import type { DialogProps } from '../../store/dialogs';
import { useQuery } from '../../store/query-cache';

interface PurchaseValues {
  contactId: PersonRef[];
  at: string | null;
  amountMinor: MoneyText;
  description: string;
}

/** What a person bought from me. */
export function PurchaseDialog({ dialog, onClose }: DialogProps<'purchase'>) {
  const { data: settings, error } = useQuery('settings.get', {}, ['setting']);
  // The purchase knows its buyer by id only; the dialog is opened from their page, which gives the name along.
  const buyer = useQuery('contacts.get', dialog.edit && !dialog.person ? { id: dialog.edit.contactId } : null, ['contact']);
  const person = dialog.person ?? (buyer.data && { id: buyer.data.id, name: buyer.data.name });
  const title = dialog.edit ? 'Edit purchase' : 'Add a purchase';
  if (!settings || (dialog.edit && !person)) return <DialogLoading title={title} error={error ?? buyer.error} onClose={onClose} />;
  return <PurchaseForm title={title} dialog={dialog} person={person} settings={settings} onClose={onClose} />;
}

interface PurchaseFormProps extends DialogProps<'purchase'> {
  title: string;
  person: PersonRef | undefined;
  settings: Settings;
}

function PurchaseForm({ title, dialog, person, settings, onClose }: PurchaseFormProps) {
  const { edit } = dialog;
  const form = useRecordForm({
    initial: (): PurchaseValues => ({
      contactId: person ? [person] : [],
      at: edit ? localDateOf(edit.at) : today(),
      amountMinor: edit
        ? { text: amountText(edit.amountMinor, edit.currency, locale), currency: edit.currency }
        : { text: '', currency: settings.currency },
      description: edit?.description ?? '',
    }),
    schema: purchaseInput,
    prepare: ({ contactId, at, amountMinor, description }) => {
      const money = readMoney(amountMinor);
      const errors: FieldErrors = {};
      if (contactId.length === 0) errors.contactId = 'Choose a person';
      if (at === null) errors.at = 'Choose a day';
      if (money.minor === null) errors.amountMinor = money.error ?? 'Give the amount';
      return {
        input: {
          contactId: contactId[0]?.id ?? 0,
          at: instantOnDay(at, edit?.at ?? null) ?? 0,
          amountMinor: money.minor ?? 0,
          currency: amountMinor.currency,
          description,
        },
        errors,
      };
    },
    save: async (purchase) => {
      const done = `Purchase of ${formatAmount(purchase.amountMinor, purchase.currency)} by ${form.values.contactId[0]?.name ?? ''} saved`;
      if (edit) await perform('purchases.update', { id: edit.id, purchase }, done);
      else await perform('purchases.create', { purchase }, done);
    },
    onSaved: onClose,
  });
  const { values, set, error, text, field } = form;
  return (
    <FormDialog title={title} form={form} onClose={onClose} size={440}>
      <PersonPicker label="Who bought" single {...field('contactId')} autoFocus={values.contactId.length === 0} />
      <MoneyInput
        label="Amount"
        value={values.amountMinor}
        onChange={(amountMinor) => set({ amountMinor })}
        error={error('amountMinor') ?? error('currency')}
        autoFocus={values.contactId.length > 0}
      />
      <DayInput label="Day" {...field('at')} />
      <TextInput label="What" placeholder="Workshop, retainer, second order …" {...text('description')} />
    </FormDialog>
  );
}
