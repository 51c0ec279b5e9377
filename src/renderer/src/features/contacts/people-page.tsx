import { Button, Checkbox, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { formatNumber, plural } from '../../format';
import { isTextField } from '../../frame/use-shortcuts';
import { openDialog, useDialogs } from '../../store/dialogs';
import { usePalette } from '../../store/palette';
import { useQuery } from '../../store/query-cache';
import { FacetFilter } from './facet-filter';
import classes from './people-page.module.css';
import { PeopleTable } from './people-table';
import { clearFilters, filterPeople, isFiltered, usePeopleView } from './people-view';
import { usePeople } from './use-people';

const addPerson = () => openDialog({ kind: 'contact' });

/** Everybody one knows: to search, filter, sort, open. */
export function PeoplePage() {
  const { text, tags, stages, archived, sort, descending } = usePeopleView();
  const [searched] = useDebouncedValue(text, 80);
  const query = { text: searched, tags, stages, archived, sort, descending };
  const people = usePeople(query);
  const facets = useQuery('contacts.facets', {}, ['contact', 'setting']);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  usePeopleKeys(search, people.row);

  const all = archived ? facets.data?.archived : facets.data?.total;
  const filtered = isFiltered(query);
  const nobody = !filtered && !archived && people.total === 0 && !people.stale;

  // While a new answer is on its way, the count of the one that is shown stays.
  const said = useRef('');
  if (people.total !== null && !people.stale) {
    const everybody = plural(filtered && all !== undefined ? all : people.total, 'person', 'people');
    said.current = `${filtered && all !== undefined ? `${formatNumber(people.total)} of ${everybody}` : everybody}${archived ? ' in the archive' : ''}`;
  }
  const count = said.current;

  // The first pages are asked for before there is a table.
  useEffect(() => people.show(0, 30), [people.show]);

  return (
    <div className={`page ${classes.page}`}>
      <div className={classes.head}>
        <h1>People</h1>
        <span role="status" className={classes.count}>
          {count}
        </span>
        <Button
          className={classes.add ?? ''}
          leftSection={<IconUserPlus size={16} aria-hidden="true" />}
          onClick={addPerson}
          title="New person (N)"
        >
          New person
        </Button>
      </div>
      {!nobody && (
        <search className={classes.filters} aria-label="People">
          <TextInput
            ref={search}
            type="search"
            className={classes.search ?? ''}
            aria-label="Search people"
            placeholder="Search people   /"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            rightSection={
              text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => filterPeople({ text: '' })} />
            }
            value={text}
            onChange={(event) => filterPeople({ text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text !== '') filterPeople({ text: '' });
              else if (event.key === 'ArrowDown' || event.key === 'Enter') grid.current?.focus();
              else return;
              event.preventDefault();
            }}
          />
          <FacetFilter
            label="Stage"
            rule="any of"
            options={facets.data?.stages ?? []}
            value={stages}
            onChange={(next) => filterPeople({ stages: next })}
          />
          <FacetFilter
            label="Tags"
            rule="all of"
            options={facets.data?.tags ?? []}
            value={tags}
            onChange={(next) => filterPeople({ tags: next })}
          />
          <Checkbox label="Archived" checked={archived} onChange={(event) => filterPeople({ archived: event.currentTarget.checked })} />
        </search>
      )}
      {people.error && <ErrorNotice error={people.error} onRetry={people.retry} />}
      {people.total === null && !people.error && <DelayedSkeleton lines={10} />}
      {people.total !== null && people.total > 0 && <PeopleTable people={people} total={people.total} query={query} gridRef={grid} />}
      {people.total === 0 && !people.stale && <Nobody nobody={nobody} archived={archived && !filtered} />}
    </div>
  );
}

function Nobody({ nobody, archived }: { nobody: boolean; archived: boolean }) {
  if (nobody) {
    return (
      <EmptyState
        icon={<IconUsers size={28} />}
        title="Nobody here yet"
        text="The people you know belong here: clients, friends of the house, those who send others to you. Add one, or bring them all from a file."
        action={
          <Button.Group>
            <Button onClick={addPerson}>New person</Button>
            <Button variant="default" onClick={() => openDialog({ kind: 'import' })}>
              Import a file
            </Button>
          </Button.Group>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconSearch size={28} />}
      title={archived ? 'Nobody is archived' : 'Nobody matches'}
      text={
        archived
          ? 'People you archive leave the lists and the running ROR; you find them here.'
          : 'No person fits this search and these filters.'
      }
      action={
        <Button variant="default" onClick={clearFilters}>
          {archived ? 'Back to everybody' : 'Clear filters'}
        </Button>
      }
    />
  );
}

/** `/` goes to the search, `n` adds a person, `l` logs with the one the keyboard is on. */
function usePeopleKeys(search: React.RefObject<HTMLInputElement | null>, rowAt: ReturnType<typeof usePeople>['row']): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const blocked = useDialogs.getState().open !== null || usePalette.getState().open || event.defaultPrevented;
      if (blocked || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      // A menu or list that is open finds its items by their letters.
      if (event.target instanceof Element && event.target.closest('[role="menu"], [role="listbox"]')) return;
      const key = event.key.toLowerCase();
      if (key === '/') search.current?.focus();
      else if (key === 'n') addPerson();
      else if (key === 'l') {
        const row = rowAt(usePeopleView.getState().active);
        if (!row) return;
        openDialog({ kind: 'touchpoint', people: [{ id: row.id, name: row.name }] });
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [search, rowAt]);
}
