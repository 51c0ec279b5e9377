import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { isPageItself, isTextField } from '../../components/focus-target';
import { plural } from '../../format';
import { openDialog, useDialogs } from '../../store/dialogs';
import { usePalette } from '../../store/palette';
import classes from '../contacts/people-page.module.css';
import { PeopleTabs } from '../contacts/people-tabs';
import { OrganizationsTable } from './organizations-table';
import { searchOrganizations, useOrganizations, useOrganizationsView } from './organizations-view';

const addOrganization = () => openDialog({ kind: 'organization' });

/** Where the people one knows work and worked: to search, sort, open. */
export function OrganizationsPage() {
  const { text, sort, descending } = useOrganizationsView();
  const [searched] = useDebouncedValue(text, 80);
  const query = { text: searched, sort, descending };
  const organizations = useOrganizations(query);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useOrganizationKeys(search, grid);

  const { total, stale, error, show, retry } = organizations;
  const searching = searched.trim() !== '';
  const none = total === 0 && !stale;

  // While a new answer is on its way, the count of the one that is shown stays.
  const said = useRef('');
  if (total !== null && !stale) said.current = `${plural(total, 'organization')}${searching ? ' found' : ''}`;

  // The first page is asked for before there is a table.
  useEffect(() => show(0, 30), [show]);

  return (
    <div className={`page ${classes.page}`}>
      <div className={classes.head}>
        <PeopleTabs />
        <span role="status" className={classes.count}>
          {said.current}
        </span>
        <Button
          className={classes.add ?? ''}
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={addOrganization}
          title="New organization (N)"
        >
          New organization
        </Button>
      </div>
      {!(none && !searching) && (
        <search className={classes.filters} aria-label="Organizations">
          <TextInput
            ref={search}
            type="search"
            className={classes.search ?? ''}
            aria-label="Search organizations"
            placeholder="Search organizations   /"
            leftSection={<IconSearch size={16} aria-hidden="true" />}
            rightSection={
              text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => searchOrganizations('')} />
            }
            value={text}
            onChange={(event) => searchOrganizations(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && text !== '') searchOrganizations('');
              else if (event.key === 'ArrowDown' || event.key === 'Enter') grid.current?.focus();
              else return;
              event.preventDefault();
            }}
          />
        </search>
      )}
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {total === null && !error && <DelayedSkeleton lines={10} />}
      {total !== null && total > 0 && <OrganizationsTable organizations={organizations} total={total} query={query} gridRef={grid} />}
      {none && <Nothing searching={searching} />}
    </div>
  );
}

/** Stands where the table would, with a way on. */
function Nothing({ searching }: { searching: boolean }) {
  if (searching) {
    return (
      <EmptyState
        icon={<IconSearch size={28} />}
        title="No organization matches"
        text="None has a name like that."
        action={
          <Button variant="default" onClick={() => searchOrganizations('')}>
            Clear the search
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconBuilding size={28} />}
      title="No organizations yet"
      text="They come with your people: say where somebody works, and all people of a place are together here."
      action={<Button onClick={addOrganization}>New organization</Button>}
    />
  );
}

/** `/` goes to the search, `n` adds an organization; arrows go to the table when nothing else has the focus. */
function useOrganizationKeys(search: RefObject<HTMLInputElement | null>, grid: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const blocked = useDialogs.getState().open !== null || usePalette.getState().open || event.defaultPrevented;
      if (blocked || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === '/') search.current?.focus();
      else if (key === 'n') addOrganization();
      else if ((key === 'arrowdown' || key === 'arrowup') && isPageItself(event.target)) grid.current?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [search, grid]);
}
