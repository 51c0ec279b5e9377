import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { asksForArchived, parseQuery } from '@shared/domain/people-query';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { isPageItself, isTextField } from '../../components/focus-target';
import { formatNumber, plural } from '../../format';
import { openDialog, useDialogs } from '../../store/dialogs';
import { usePalette } from '../../store/palette';
import { useQuery } from '../../store/query-cache';
import { QueryChips } from '../search/query-chips';
import { QueryHelp } from '../search/query-help';
import { CadenceFilter } from './cadence-filter';
import { FacetFilter } from './facet-filter';
import { Nobody } from './nobody';
import { NumberFilters } from './number-filters';
import { PeopleBulkBar } from './people-bulk-bar';
import classes from './people-page.module.css';
import { clearSelection, selectAll, usePeopleSelection, useSelectionKept } from './people-selection';
import { PeopleTable } from './people-table';
import { PeopleTabs } from './people-tabs';
import { filterPeople, isFiltered, type PeopleQuery, type PeopleShown, usePeopleView } from './people-view';
import { ShownFilter } from './shown-filter';
import { usePeople } from './use-people';
import { ViewsMenu } from './views-menu';

const addPerson = () => openDialog({ kind: 'contact' });

/** Said behind the count. */
const where: Record<PeopleShown, string> = { active: '', archived: ' in the archive', trash: ' in the trash' };

/** What it means to be in that list. */
const meaning: Record<Exclude<PeopleShown, 'active'>, string> = {
  archived: 'Archived people stay out of the lists and do not count in your running ROR.',
  trash: 'People in the trash do not count anywhere. The menu of a row restores them with all of their timeline.',
};

/** Everybody one knows: to search, filter, sort, open. */
export function PeoplePage() {
  const { text, tags, stages, cadence, show, sort, descending } = usePeopleView();
  const [searched] = useDebouncedValue(text, 80);
  const query = { text: searched, tags, stages, cadence, show, sort, descending };
  const people = usePeople(query);
  const facets = useQuery('contacts.facets', {}, ['contact', 'touchpoint', 'setting']);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useSelectionKept(query);
  usePeopleKeys(search, grid, people.row, query);

  const listed = asksForArchived(parseQuery(searched)) ? 'archived' : show;
  const all = facets.data && { active: facets.data.total, archived: facets.data.archived, trash: facets.data.trashed }[listed];
  const filtered = isFiltered(query);
  const nobody = people.total === 0 && !people.stale;
  const kept = (facets.data?.archived ?? 0) + (facets.data?.trashed ?? 0);

  // While a new answer is on its way, the count of the one that is shown stays.
  const said = useRef('');
  if (people.total !== null && !people.stale) {
    const everybody = plural(filtered && all !== undefined ? all : people.total, 'person', 'people');
    said.current = `${filtered && all !== undefined ? `${formatNumber(people.total)} of ${everybody}` : everybody}${where[listed]}`;
  }
  const count = said.current;

  // The first pages are asked for before there is a table.
  useEffect(() => people.show(0, 30), [people.show]);

  return (
    <div className={`page ${classes.page}`}>
      <div className={classes.head}>
        <PeopleTabs />
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
      {!(nobody && !filtered && show === 'active' && kept === 0) && (
        <search className={classes.filters} aria-label="People">
          <TextInput
            ref={search}
            type="search"
            className={classes.search ?? ''}
            aria-label="Search people"
            placeholder="Search people   /"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            rightSectionWidth={text === '' ? 32 : 60}
            rightSection={
              <>
                {text !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => filterPeople({ text: '' })} />}
                <QueryHelp />
              </>
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
          <ViewsMenu />
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
          <CadenceFilter facets={facets.data} value={cadence} />
          <NumberFilters text={text} />
          <ShownFilter facets={facets.data} value={show} />
          <QueryChips text={text} onChange={(next) => filterPeople({ text: next })} />
        </search>
      )}
      {show !== 'active' && !nobody && <p className={`line-note ${classes.meaning}`}>{meaning[show]}</p>}
      {people.error && <ErrorNotice error={people.error} onRetry={people.retry} />}
      {people.total === null && !people.error && <DelayedSkeleton lines={10} />}
      {people.total !== null && people.total > 0 && <PeopleTable people={people} total={people.total} query={query} gridRef={grid} />}
      <PeopleBulkBar query={query} total={people.total ?? 0} onLeave={() => grid.current?.focus()} />
      {nobody && <Nobody shown={show} filtered={filtered} />}
    </div>
  );
}

/**
 * `/` goes to the search, `n` adds a person, `l` logs with the one the keyboard is on, Ctrl+A selects everybody of the list;
 * arrows go to the table when nothing else has the focus, and Escape then selects nobody.
 */
function usePeopleKeys(
  search: RefObject<HTMLInputElement | null>,
  grid: RefObject<HTMLDivElement | null>,
  rowAt: ReturnType<typeof usePeople>['row'],
  query: PeopleQuery,
): void {
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const blocked = useDialogs.getState().open !== null || usePalette.getState().open || event.defaultPrevented;
      if (blocked || event.altKey || isTextField(event.target)) return;
      // A menu or list that is open finds its items by their letters.
      if (event.target instanceof Element && event.target.closest('[role="menu"], [role="listbox"]')) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (key !== 'a' || event.shiftKey) return;
        event.preventDefault();
        void selectAll(latest.current);
        return;
      }
      if (key === '/') search.current?.focus();
      else if (key === 'n') addPerson();
      else if ((key === 'arrowdown' || key === 'arrowup') && isPageItself(event.target)) grid.current?.focus();
      else if (key === 'escape' && isPageItself(event.target) && usePeopleSelection.getState().ids.size > 0) clearSelection();
      else if (key === 'l') {
        const { active, show } = usePeopleView.getState();
        const row = rowAt(active);
        if (!row || show === 'trash') return;
        openDialog({ kind: 'touchpoint', people: [{ id: row.id, name: row.name }] });
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [search, grid, rowAt]);
}
