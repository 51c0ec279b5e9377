import { Button, CheckIcon, Combobox, Group, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber } from '../../format';

interface FacetFilterProps {
  label: string;
  /** Beside the label while several are chosen: "all of" or "any of". */
  rule: string;
  options: readonly { name: string; count: number }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

const SEARCH_FROM = 8;

/** A filter by values that occur, each with how many people have it. */
export function FacetFilter({ label, rule, options, value, onChange }: FacetFilterProps) {
  const [text, setText] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      setText('');
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
    onDropdownOpen: () => (options.length >= SEARCH_FROM ? combobox.focusSearchInput() : undefined),
  });
  const typed = text.trim().toLowerCase();
  // A value that is filtered by stays to be unchecked, even when nobody has it any more.
  const all = [...options, ...value.filter((name) => !options.some((option) => option.name === name)).map((name) => ({ name, count: 0 }))];
  const shown = all.filter(({ name }) => name.toLowerCase().includes(typed));
  const chosen = value.length === 0 ? label : value.length === 1 ? `${label}: ${value[0] ?? ''}` : `${label}: ${rule} ${value.length}`;
  const toggle = (name: string) => onChange(value.includes(name) ? value.filter((other) => other !== name) : [...value, name]);
  return (
    // A list that is kept in the page while it is closed has its place worked out all the same, at the price of a layout.
    <Combobox store={combobox} width={260} position="bottom-start" withinPortal keepMounted={false} onOptionSubmit={toggle} shadow="md">
      <Combobox.Target withAriaAttributes={false} targetType="button">
        <Button
          variant={value.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          styles={{ label: { maxWidth: '12rem', overflow: 'hidden', textOverflow: 'ellipsis' } }}
          onClick={() => combobox.toggleDropdown()}
        >
          {chosen}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {options.length >= SEARCH_FROM && (
          <Combobox.Search
            aria-label={`Find in ${label}`}
            placeholder="Find"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
        )}
        <Combobox.Options aria-label={label} aria-multiselectable mah={280} style={{ overflowY: 'auto' }}>
          {shown.map(({ name, count }) => (
            <Combobox.Option key={name} value={name} active={value.includes(name)} aria-selected={value.includes(name)}>
              <Group gap="xs" wrap="nowrap">
                <span style={{ width: 14, flex: 'none' }}>{value.includes(name) && <CheckIcon size={12} aria-hidden="true" />}</span>
                <span className="truncate" style={{ flex: 1 }}>
                  {name}
                </span>
                <span className="choice-note figure">{formatNumber(count)}</span>
              </Group>
            </Combobox.Option>
          ))}
          {shown.length === 0 && (
            <Combobox.Empty>{options.length === 0 ? `No ${label.toLowerCase()} yet` : 'Nothing found'}</Combobox.Empty>
          )}
        </Combobox.Options>
        {value.length > 0 && (
          <Combobox.Footer>
            <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
              Clear
            </Button>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
