import { Button } from '@mantine/core';
import { IconArchive, IconSearch, IconTrash, IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../components/empty-state';
import { openDialog } from '../../store/dialogs';
import { clearFilters, filterPeople, type PeopleShown } from './people-view';

/** Stands where the table would, with a way on. */
export function Nobody({ shown, filtered }: { shown: PeopleShown; filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<IconSearch size={28} />}
        title="Nobody matches"
        text="No person fits this search and these filters."
        action={
          <Button variant="default" onClick={clearFilters}>
            Clear filters
          </Button>
        }
      />
    );
  }
  if (shown === 'active') {
    return (
      <EmptyState
        icon={<IconUsers size={28} />}
        title="Nobody here yet"
        text="The people you know belong here: clients, friends of the house, those who send others to you. Add one, or bring them all from a file."
        action={
          <Button.Group>
            <Button onClick={() => openDialog({ kind: 'contact' })}>New person</Button>
            <Button variant="default" onClick={() => openDialog({ kind: 'import' })}>
              Import a file
            </Button>
          </Button.Group>
        }
      />
    );
  }
  const inTrash = shown === 'trash';
  return (
    <EmptyState
      icon={inTrash ? <IconTrash size={28} /> : <IconArchive size={28} />}
      title={inTrash ? 'The trash is empty' : 'Nobody is archived'}
      text={
        inTrash
          ? 'People you move to the trash wait here with all of their timeline, until you restore them.'
          : 'People you archive leave the lists and the running ROR; you find them here.'
      }
      action={
        <Button variant="default" onClick={() => filterPeople({ show: 'active' })}>
          Back to everybody
        </Button>
      }
    />
  );
}
