import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import type { PersonRef } from '@shared/domain/contact';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { messageOf, perform } from '../store/actions';
import { PersonOption } from './person-option';
import { usePersonSearch } from './use-person-search';

interface PersonPickerProps {
  label: string;
  value: PersonRef[];
  onChange: (people: PersonRef[]) => void;
  /** At most one person; choosing another replaces them. */
  single?: boolean;
  /** Offered above the people, such as *Me*. */
  special?: { label: string; chosen: boolean; onChoose: () => void };
  /** Somebody who is there already: nobody can be added on the spot. */
  existing?: boolean;
  /** Makes somebody who is not there yet when the form is saved; without it they are added at once. */
  newPerson?: (name: string) => PersonRef;
  /** Not offered. */
  exclude?: readonly number[];
  error?: string | undefined;
  description?: ReactNode;
  placeholder?: string;
  required?: boolean;
  autoFocus?: boolean;
}

const CREATE = 'create';
const SPECIAL = 'special';

/** Chooses people by typing a part of their name; one who is not there yet can be added on the spot. */
export function PersonPicker(props: PersonPickerProps) {
  const {
    label,
    value,
    onChange,
    single = false,
    special,
    existing = false,
    newPerson,
    exclude = [],
    error,
    description,
    placeholder = 'Type a name',
    required = false,
    autoFocus = false,
  } = props;
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const creating = useRef(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { people, searching, failed } = usePersonSearch(text, combobox.dropdownOpened);
  const typed = text.trim();
  const taken = new Set([...exclude, ...(single ? [] : value.map((person) => person.id))]);
  const offered = people.filter((person) => !taken.has(person.id));
  const showSpecial = special?.label.toLowerCase().startsWith(typed.toLowerCase()) === true;

  const offeredKey = offered.map((person) => person.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list changed, so the first of it is the one Enter takes
  useEffect(() => {
    if (combobox.dropdownOpened && typed !== '') combobox.selectFirstOption();
  }, [offeredKey, typed, searching]);

  const add = (person: PersonRef) => {
    onChange(single ? [person] : [...value, person]);
    setText('');
    setFailure(null);
    combobox.closeDropdown();
  };

  const create = async () => {
    if (newPerson) {
      add(newPerson(typed));
      return;
    }
    // A second Enter must not add them twice.
    if (creating.current) return;
    creating.current = true;
    try {
      const { id } = await perform('contacts.create', { contact: { fullName: typed } }, `Added ${typed}`);
      add({ id, name: typed });
    } catch (cause) {
      setFailure(messageOf(cause));
    } finally {
      creating.current = false;
    }
  };

  const choose = (option: string) => {
    if (option === CREATE) {
      void create();
    } else if (option === SPECIAL) {
      special?.onChoose();
      setText('');
      combobox.closeDropdown();
    } else {
      const person = offered.find(({ id }) => String(id) === option);
      if (person) add({ id: person.id, name: person.name });
    }
  };

  const empty = value.length === 0 && special?.chosen !== true;
  const message = failure ?? error;
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.DropdownTarget>
        <PillsInput label={label} description={description} error={message} withAsterisk={required} onClick={() => combobox.openDropdown()}>
          <Pill.Group>
            {special?.chosen === true && <Pill>{special.label}</Pill>}
            {value.map((person) => (
              <Pill
                key={person.id}
                withRemoveButton
                // Mantine hides it from readers and the Tab key.
                removeButtonProps={{ 'aria-label': `Remove ${person.name}`, 'aria-hidden': false, tabIndex: 0 }}
                onRemove={() => onChange(value.filter(({ id }) => id !== person.id))}
              >
                {person.id > 0 ? person.name : `${person.name} (new)`}
              </Pill>
            ))}
            <Combobox.EventsTarget withExpandedAttribute>
              <PillsInput.Field
                aria-label={label}
                aria-invalid={message !== undefined}
                placeholder={empty ? placeholder : ''}
                value={text}
                onFocus={(event) => event.currentTarget.matches(':focus-visible') && !autoFocus && combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  combobox.openDropdown();
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' && text === '' && value.length > 0) onChange(value.slice(0, -1));
                }}
                {...(autoFocus ? { 'data-autofocus': true } : {})}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
          {showSpecial && <Combobox.Option value={SPECIAL}>{special?.label}</Combobox.Option>}
          {offered.map((person) => (
            <Combobox.Option key={person.id} value={String(person.id)}>
              <PersonOption name={person.name} organization={person.organization} />
            </Combobox.Option>
          ))}
          {typed !== '' && !searching && !existing && <Combobox.Option value={CREATE}>Add “{typed}” as a new person</Combobox.Option>}
          {(typed === '' || existing) && offered.length === 0 && !showSpecial && (
            <Combobox.Empty>
              {failed ? 'Could not look people up' : searching ? 'Looking…' : typed === '' ? 'Type a name' : 'Nobody found'}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
