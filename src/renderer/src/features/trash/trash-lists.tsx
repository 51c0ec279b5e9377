import { Button } from '@mantine/core';
import { useState } from 'react';
import { DelayedSkeleton } from '../../components/delayed-skeleton';
import { ErrorNotice } from '../../components/error-notice';
import { plural } from '../../format';
import { refreshTables, useQuery } from '../../store/query-cache';
import { type Entry, keyOf, thingTables } from './entry';
import { type LineActions, TrashLine } from './trash-line';

/** Lines of one request. */
export const PAGE = 100;

interface LinesProps {
  entries: readonly Entry[];
  offset: number;
  total: number;
  name: string;
  actions: LineActions;
  /** "person", "people". */
  noun: readonly [one: string, many: string];
  /** The lines from there on. */
  next: (offset: number) => React.ReactNode;
}

function Lines({ entries, offset, total, name, noun, actions, next }: LinesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const shown = offset + entries.length;
  if (entries.length === 0) return null;
  return (
    <>
      <ul className="card line-list" aria-label={offset === 0 ? name : `${name}, from ${offset + 1}`}>
        {entries.map((entry) => (
          <TrashLine key={keyOf(entry)} entry={entry} actions={actions} />
        ))}
      </ul>
      {shown < total &&
        (isOpen ? (
          next(shown)
        ) : (
          <Button variant="subtle" onClick={() => setIsOpen(true)}>
            Show more of {plural(total, ...noun)}
          </Button>
        ))}
    </>
  );
}

interface ListProps {
  offset?: number;
  actions: LineActions;
}

/** People in the trash. */
export function PeopleInTrash({ offset = 0, actions }: ListProps) {
  const { data, error } = useQuery('trash.list', { offset, limit: PAGE }, ['contact']);
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(['contact'])} />;
  if (!data) return <DelayedSkeleton lines={4} />;
  return (
    <Lines
      entries={data.people.map((person) => ({ person }))}
      {...{ offset, actions, total: data.total }}
      name="In the trash"
      noun={['person', 'people']}
      next={(from) => <PeopleInTrash offset={from} actions={actions} />}
    />
  );
}

/** Deleted touchpoints, referrals, purchases, … */
export function ThingsInTrash({ offset = 0, actions }: ListProps) {
  const { data, error } = useQuery('trash.things', { offset, limit: PAGE }, thingTables);
  if (error) return <ErrorNotice error={error} onRetry={() => refreshTables(thingTables)} />;
  if (!data) return <DelayedSkeleton lines={4} />;
  return (
    <Lines
      entries={data.things.map((thing) => ({ thing }))}
      {...{ offset, actions, total: data.total }}
      name="Deleted from timelines"
      noun={['entry', 'entries']}
      next={(from) => <ThingsInTrash offset={from} actions={actions} />}
    />
  );
}
