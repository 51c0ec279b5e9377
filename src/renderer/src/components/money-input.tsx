import { Group, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { locale } from '../format';
import type { MoneyText } from './money-text';

const frequent = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD'];

/** Names by code, the frequent ones first. */
function currencyNames(): Map<string, string> {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const all = Intl.supportedValuesOf('currency').filter((code) => !frequent.includes(code));
  return new Map([...frequent, ...all].map((code) => [code, names.of(code) ?? code]));
}

interface MoneyInputProps {
  label: string;
  value: MoneyText;
  onChange: (value: MoneyText) => void;
  error?: string | undefined;
  placeholder?: string;
  required?: boolean;
  autoFocus?: boolean;
}

/** An amount in the locale's format with its currency. */
export function MoneyInput({ label, value, onChange, error, placeholder, required = false, autoFocus = false }: MoneyInputProps) {
  const names = useMemo(currencyNames, []);
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <TextInput
        label={label}
        style={{ flex: 1, minWidth: 0 }}
        inputMode="decimal"
        autoComplete="off"
        withAsterisk={required}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        error={error}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <Select
        label="Currency"
        w={104}
        data={[...names.keys()]}
        value={value.currency}
        searchable
        allowDeselect={false}
        maxDropdownHeight={260}
        comboboxProps={{ width: 260, position: 'bottom-end' }}
        filter={({ options, search }) => {
          const typed = search.trim().toLowerCase();
          return options.filter(
            (option) => 'value' in option && `${option.value} ${names.get(option.value) ?? ''}`.toLowerCase().includes(typed),
          );
        }}
        renderOption={({ option }) => `${option.value} ${names.get(option.value) ?? ''}`}
        onChange={(code) => code !== null && onChange({ ...value, currency: code })}
      />
    </Group>
  );
}
