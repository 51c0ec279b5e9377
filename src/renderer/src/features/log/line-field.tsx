import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import type { LogPerson } from '@shared/log-line/log-line';
import { splitLines } from '@shared/log-line/split-lines';
import { type ReactNode, useRef, useState } from 'react';
import { PersonOption } from '../../components/person-option';
import { usePersonSearch } from '../../components/use-person-search';

interface LineFieldProps {
  label: string;
  value: string;
  onChange: (line: string) => void;
  /** Names in the line. */
  people: readonly LogPerson[];
  /** Somebody was picked for a name that is being typed: the line with the whole name. */
  onPick: (line: string, person: PersonRef) => void;
  onSubmit: () => void;
  /** Several lines were pasted. */
  onLines: (text: string) => void;
  error: string | undefined;
  description?: ReactNode;
  placeholder: string;
}

const NOBODY: LogPerson = { name: '', start: -1, end: -1, candidates: [], pending: false };

/** One line; while a name is typed, people who match are offered. Enter saves unless one of them was chosen with the arrows. */
export function LineField({ label, value, onChange, people, onPick, onSubmit, onLines, error, description, placeholder }: LineFieldProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [caret, setCaret] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const typed = people.find(({ end }) => end === caret) ?? NOBODY;
  const active = typed !== NOBODY && combobox.dropdownOpened;
  const found = usePersonSearch(typed.name, active && typed.name.length > 1);
  const offered = active ? found.people.filter(({ name }) => name !== typed.name) : [];

  const pick = (option: string) => {
    const person = offered.find(({ id }) => String(id) === option);
    if (!person) return;
    const line = `${value.slice(0, typed.start)}${person.name} ${value.slice(typed.end).trimStart()}`;
    onPick(line, { id: person.id, name: person.name });
    combobox.closeDropdown();
    const at = typed.start + person.name.length + 1;
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };

  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          label={label}
          description={description}
          placeholder={placeholder}
          value={value}
          error={error}
          size="md"
          maxLength={2_000}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setCaret(event.currentTarget.selectionStart ?? -1);
            combobox.openDropdown();
            onChange(event.currentTarget.value);
          }}
          onBlur={() => combobox.closeDropdown()}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain');
            if (splitLines(text).lines.length < 2) return;
            event.preventDefault();
            onLines(text);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
            if (combobox.dropdownOpened && combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            event.stopPropagation();
            combobox.closeDropdown();
            onSubmit();
          }}
          data-autofocus
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label="People" mah={220} style={{ overflowY: 'auto' }}>
          {offered.map((person) => (
            <Combobox.Option key={person.id} value={String(person.id)}>
              <PersonOption name={person.name} organization={person.organization} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
