/** The lists of a person's form: ways to reach them, addresses, days, fields of one's own. */
import { Autocomplete, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { Address, ContactPointKind } from '@shared/domain/contact';
import { PartialDateInput } from '../../components/partial-date-input';
import { partialDateText } from '../../components/partial-date-text';
import { RowsField } from '../../components/rows-field';
import type { RecordForm } from '../../components/use-record-form';
import classes from './contact-dialog.module.css';
import { type ContactValues, emptyAddress } from './contact-form';

type Form = Pick<RecordForm<ContactValues>, 'values' | 'set' | 'error'>;

const pointKinds: { value: ContactPointKind; label: string; example: string }[] = [
  { value: 'email', label: 'E-mail', example: 'ana@example.com' },
  { value: 'phone', label: 'Phone', example: '+351 21 555 0142' },
  { value: 'url', label: 'Web', example: 'https://example.com' },
  { value: 'social', label: 'Social', example: 'linkedin.com/in/ana' },
  { value: 'im', label: 'Chat', example: '@ana' },
];

const pointLabels = ['work', 'home', 'mobile', 'other'];

export function PointRows({ values, set, error }: Form) {
  return (
    <RowsField
      label="Ways to reach them"
      rows={values.points}
      onChange={(points) => set({ points })}
      makeRow={() => ({ kind: values.points.at(-1)?.kind ?? 'email', label: '', value: '' })}
      addLabel="Add another way"
      removeLabel={({ kind, value }) => `Remove ${pointKinds.find((k) => k.value === kind)?.label ?? ''} ${value}`.trim()}
    >
      {(row, update, index) => {
        const kind = pointKinds.find(({ value }) => value === row.kind);
        return (
          <>
            <NativeSelect
              aria-label="Kind"
              w={104}
              data={pointKinds.map(({ value, label }) => ({ value, label }))}
              value={row.kind}
              onChange={(event) => {
                const chosen = pointKinds.find(({ value }) => value === event.currentTarget.value);
                if (chosen) update({ kind: chosen.value });
              }}
            />
            <TextInput
              data-row-focus
              aria-label={kind?.label ?? 'Value'}
              placeholder={kind?.example ?? ''}
              style={{ flex: '1 1 10rem' }}
              value={row.value}
              onChange={(event) => update({ value: event.currentTarget.value })}
              error={error(`points.${index}.value`)}
            />
            <Autocomplete
              aria-label="Label"
              placeholder="Label"
              w={104}
              data={pointLabels}
              value={row.label}
              onChange={(label) => update({ label })}
              error={error(`points.${index}.label`)}
            />
          </>
        );
      }}
    </RowsField>
  );
}

const addressFields: { key: keyof Address; label: string }[] = [
  { key: 'street', label: 'Street' },
  { key: 'postalCode', label: 'Postal code' },
  { key: 'city', label: 'City' },
  { key: 'region', label: 'Region or state' },
  { key: 'country', label: 'Country' },
  { key: 'label', label: 'Label' },
];
/** Shown only where an import filled them. */
const rareAddressFields: { key: keyof Address; label: string }[] = [
  { key: 'poBox', label: 'PO box' },
  { key: 'extended', label: 'Apartment, suite' },
];

export function AddressRows({ values, set, error }: Form) {
  return (
    <RowsField
      label="Addresses"
      rows={values.addresses}
      onChange={(addresses) => set({ addresses })}
      makeRow={() => emptyAddress}
      addLabel="Add an address"
      removeLabel={({ street, city }) => `Remove address ${street || city}`.trim()}
    >
      {(row, update, index) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs" style={{ flex: 1 }}>
          {[...addressFields, ...rareAddressFields.filter(({ key }) => row[key] !== '')].map(({ key, label }) =>
            key === 'street' ? (
              <Textarea
                classNames={{ input: classes.oneLine ?? '' }}
                key={key}
                data-row-focus
                aria-label={label}
                placeholder={label}
                autosize
                minRows={1}
                value={row[key]}
                onChange={(event) => update({ [key]: event.currentTarget.value })}
                error={error(`addresses.${index}.${key}`)}
              />
            ) : (
              <TextInput
                key={key}
                aria-label={label}
                placeholder={label}
                value={row[key]}
                onChange={(event) => update({ [key]: event.currentTarget.value })}
                error={error(`addresses.${index}.${key}`)}
              />
            ),
          )}
        </SimpleGrid>
      )}
    </RowsField>
  );
}

export function DateRows({ values, set, error }: Form) {
  return (
    <RowsField
      label="Other days that matter"
      rows={values.dates}
      onChange={(dates) => set({ dates })}
      makeRow={() => ({ label: values.dates.length === 0 ? 'anniversary' : '', date: partialDateText(null) })}
      addLabel="Add a day"
      removeLabel={({ label }) => `Remove ${label || 'day'}`}
    >
      {(row, update, index) => (
        <>
          <TextInput
            data-row-focus
            aria-label="What day it is"
            placeholder="Anniversary …"
            style={{ flex: '1 1 8rem' }}
            value={row.label}
            onChange={(event) => update({ label: event.currentTarget.value })}
            error={error(`dates.${index}.label`)}
          />
          <div style={{ flex: '2 1 16rem' }}>
            <PartialDateInput
              label={row.label || 'Day'}
              hideLabel
              value={row.date}
              onChange={(date) => update({ date })}
              error={error(`dates.${index}.date`)}
            />
          </div>
        </>
      )}
    </RowsField>
  );
}

export function CustomFieldRows({ values, set, error }: Form) {
  return (
    <RowsField
      label="Fields of your own"
      rows={values.customFields}
      onChange={(customFields) => set({ customFields })}
      makeRow={() => ({ label: '', value: '' })}
      addLabel="Add a field"
      removeLabel={({ label }) => `Remove ${label || 'field'}`}
    >
      {(row, update, index) => (
        <>
          <TextInput
            data-row-focus
            aria-label="Name of the field"
            placeholder="Favourite tea, children …"
            style={{ flex: '1 1 8rem' }}
            value={row.label}
            onChange={(event) => update({ label: event.currentTarget.value })}
            error={error(`customFields.${index}.label`)}
          />
          <Textarea
            classNames={{ input: classes.oneLine ?? '' }}
            aria-label={row.label || 'Content'}
            autosize
            minRows={1}
            maxRows={6}
            style={{ flex: '2 1 14rem' }}
            value={row.value}
            onChange={(event) => update({ value: event.currentTarget.value })}
            error={error(`customFields.${index}.value`)}
          />
        </>
      )}
    </RowsField>
  );
}
