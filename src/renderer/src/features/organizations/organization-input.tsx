import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useQuery } from '../../store/query-cache';

const OFFERED = 8;

/** The name of an organization; those that are known are offered as one types. */
export function OrganizationInput(props: Omit<AutocompleteProps, 'data' | 'value'> & { value: string }) {
  const [focused, setFocused] = useState(false);
  const [text] = useDebouncedValue(props.value.trim(), 80);
  const { data } = useQuery('organizations.names', focused && text !== '' ? { text, limit: OFFERED } : null, ['contact', 'organization']);
  // Those of the text before stay until the answer is there.
  const names = useRef<readonly string[]>([]);
  if (text === '') names.current = [];
  else if (data) names.current = data;
  return (
    <Autocomplete
      {...props}
      data={names.current.filter((name) => name !== props.value.trim())}
      // They are found without regard to accents, which the list's own filter minds.
      filter={({ options }) => options}
      openOnFocus={false}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  );
}
