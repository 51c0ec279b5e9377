import { Modal, useComputedColorScheme } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { request } from '../../api';
import { holdKeys, releaseKeys } from '../../components/type-ahead';
import { plural } from '../../format';
import { messageOf, showError } from '../../store/actions';
import { closePalette, leavePalette } from '../../store/palette';
import { useQuery } from '../../store/query-cache';
import { type Entry, type EntryGroup, entryGroups } from './entries';
import { QueryChips } from './query-chips';
import { QueryHelp } from './query-help';
import { useRecentlyOpened } from './recently-opened';
import { useSearch } from './use-search';
import './palette.css';

const choose = (entry: Entry) => leavePalette(entry.run);

interface OptionsProps {
  listId: string;
  groups: readonly EntryGroup[];
  activeId: string | undefined;
  onPoint: (id: string) => void;
}

function Options({ listId, groups, activeId, onPoint }: OptionsProps) {
  return (
    <div className="palette-list" role="listbox" id={listId} aria-label="Results">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of options
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="section-label palette-title" aria-hidden="true">
            {group.title}
          </div>
          {group.entries.map((entry) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field, which names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above
            <div
              key={entry.id}
              id={`${listId} ${entry.id}`.replaceAll(' ', '-')}
              role="option"
              aria-selected={entry.id === activeId}
              className="palette-option"
              onMouseMove={() => onPoint(entry.id)}
              onClick={() => choose(entry)}
            >
              <span className="palette-icon" aria-hidden="true">
                {entry.icon}
              </span>
              <span className="palette-text">
                <span className="truncate">{entry.label}</span>
                {entry.note !== '' && <span className="line-note truncate">{entry.note}</span>}
              </span>
              {entry.hint !== '' && <span className="line-meta">{entry.hint}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Search and commands in one field. */
export function Palette() {
  const [typed, setTyped] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const text = useDeferredValue(typed.trim());
  const { text: answered, hits, error } = useSearch(text);
  /** Enter was pressed for this text before its answer was there. */
  const [entered, setEntered] = useState<string | null>(null);
  const settled = typed.trim() === answered;
  const recent = useQuery('contacts.list', { sort: 'lastTouch', descending: true, limit: 6 }, ['contact', 'touchpoint']);
  const scheme = useComputedColorScheme('light');
  const listId = useId();

  const toggleTheme = () => {
    const theme = scheme === 'dark' ? 'light' : 'dark';
    request('settings.update', { patch: { theme } }).catch((failure: unknown) => showError('Could not switch', failure));
  };
  const opened = useRecentlyOpened();
  const settings = useQuery('settings.get', {}, ['setting']);
  const groups = entryGroups({ text, hits, recent: recent.data?.rows ?? [], opened, views: settings.data?.views ?? [], toggleTheme });
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find((entry) => entry.id === activeId) ?? entries[0];
  const optionId = active && `${listId} ${active.id}`.replaceAll(' ', '-');

  useEffect(() => {
    if (optionId !== undefined) document.getElementById(optionId)?.scrollIntoView({ block: 'nearest' });
  }, [optionId]);

  useEffect(() => {
    if (entered === null || !settled) return;
    setEntered(null);
    if (active && entered === answered) choose(active);
    else releaseKeys();
  }, [entered, settled, answered, active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ? entries.indexOf(active) : -1;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next =
        Math.abs(step) === 1 ? (at + step + entries.length) % entries.length : Math.max(0, Math.min(entries.length - 1, at + step));
      setActiveId(entries[next]?.id ?? null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // What is shown may still answer an older text.
      if (settled) {
        if (active) choose(active);
        return;
      }
      // What is typed meanwhile is for what opens.
      holdKeys();
      setEntered(typed.trim());
    }
  };

  return (
    <Modal.Root opened onClose={closePalette} size="lg" yOffset="10vh" transitionProps={{ duration: 80 }} lockScroll={false} returnFocus>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label="Search and commands" className="palette">
        <Modal.Body p={0}>
          <div className="palette-field">
            <IconSearch size={18} aria-hidden="true" />
            <input
              data-autofocus
              // biome-ignore lint/a11y/noAutofocus: the field is what the user opened; what they type next belongs to it
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={optionId}
              aria-autocomplete="list"
              aria-label="Search people, timeline and commands"
              placeholder="Search people, timeline, commands"
              value={typed}
              spellCheck={false}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setActiveId(null);
                setEntered(null);
              }}
              onKeyDown={onKeyDown}
            />
            <QueryHelp />
          </div>
          <div className="palette-chips">
            <QueryChips text={typed} />
          </div>
          <Options listId={listId} groups={groups} activeId={active?.id} onPoint={setActiveId} />
          {entries.length === 0 && settled && (
            <p className="palette-empty">{error === null ? `Nothing found for “${text}”.` : messageOf(error)}</p>
          )}
          <div className="visually-hidden" aria-live="polite">
            {text === '' ? '' : plural(entries.length, 'result')}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
