import { SegmentedControl } from '@mantine/core';
import type { Facets } from '@shared/views';
import { formatNumber } from '../../format';
import classes from './people-page.module.css';
import { filterPeople, type PeopleShown } from './people-view';

/** Which people the list holds; offered only where there is more than one answer. */
export function ShownFilter({ facets, value }: { facets: Facets | undefined; value: PeopleShown }) {
  const all: { value: PeopleShown; name: string; count: number }[] = [
    { value: 'active', name: 'Everybody', count: facets?.total ?? 0 },
    { value: 'archived', name: 'Archived', count: facets?.archived ?? 0 },
    { value: 'trash', name: 'Trash', count: facets?.trashed ?? 0 },
  ];
  const offered = all.filter((one) => one.value === 'active' || one.value === value || one.count > 0);
  if (offered.length < 2) return null;
  return (
    <SegmentedControl<PeopleShown>
      aria-label="Show"
      data={offered.map((one) => ({
        value: one.value,
        label: (
          <>
            {one.name} <span className={classes.shownCount}>{formatNumber(one.count)}</span>
          </>
        ),
      }))}
      value={value}
      onChange={(show) => filterPeople({ show })}
    />
  );
}
