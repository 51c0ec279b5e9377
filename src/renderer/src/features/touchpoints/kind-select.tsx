import { Group, Select, type SelectProps, Text } from '@mantine/core';
import type { TouchpointKind } from '@shared/ror/settings';
import { KindIcon } from './kind-icon';
import { groupedKinds, worthOfKind } from './kind-options';

interface KindSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> {
  kinds: readonly TouchpointKind[];
  value: string;
  onChange: (key: string) => void;
}

/**
 * Chooses the marked match, or the first where none is: the list marks the chosen kind a moment after it opens, and loses
 * count of its marks when that is no match of what was typed by then.
 */
function takeMatch(field: HTMLInputElement): void {
  if (field.getAttribute('aria-expanded') !== 'true') return;
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  const match = list?.querySelector<HTMLElement>('[data-combobox-selected]') ?? list?.querySelector<HTMLElement>('[data-combobox-option]');
  match?.click();
}

/** Chooses what happened, grouped by who acts, each with what it counts for. */
export function KindSelect({ kinds, value, onChange, comboboxProps, ...rest }: KindSelectProps) {
  const current = kinds.find((kind) => kind.key === value);
  return (
    <Select
      searchable
      openOnFocus={false}
      // What one types replaces the kind that is there; after a click, once it has placed its caret.
      onFocus={(event) => event.currentTarget.select()}
      onClick={({ currentTarget }) => requestAnimationFrame(() => currentTarget.select())}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.currentTarget.value !== current?.label) takeMatch(event.currentTarget);
      }}
      allowDeselect={false}
      selectFirstOptionOnChange
      maxDropdownHeight={320}
      nothingFoundMessage="No such kind"
      leftSection={<KindIcon kind={value} />}
      {...rest}
      // Kept in the document, so that Enter finds the first match however fast one types.
      comboboxProps={{ keepMounted: true, keepMountedMode: 'display-none', ...comboboxProps }}
      data={[...groupedKinds(kinds), ...(current || value === '' ? [] : [{ value, label: value }])]}
      value={value}
      onChange={(key) => key !== null && onChange(key)}
      renderOption={({ option }) => {
        const kind = kinds.find(({ key }) => key === option.value);
        return (
          <Group gap="sm" wrap="nowrap" w="100%">
            <KindIcon kind={option.value} />
            <Text size="sm" style={{ flex: 1 }}>
              {option.label}
            </Text>
            {kind && (
              <Text size="xs" c="dimmed" className="figure">
                {worthOfKind(kind)}
              </Text>
            )}
          </Group>
        );
      }}
    />
  );
}
