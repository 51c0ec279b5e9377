// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { Checkbox } from '@mantine/core';
import classes from '../../components/grid.module.css';
import { GridSortCell } from '../../components/grid-sort-cell';
import type { PeopleColumn } from './people-columns';
import { clearSelection, selectAll, usePeopleSelection } from './people-selection';
import { type PeopleQuery, sortBy } from './people-view';

interface PeopleHeaderProps {
  query: PeopleQuery;
  /** How many the list holds. */
  total: number;
  columns: readonly PeopleColumn[];
}

/** The names of the columns; a click sorts by one, another one turns the order round. */
export function PeopleHeader({ columns, query, total }: PeopleHeaderProps) {
  const { sort, descending } = query;
  const count = usePeopleSelection(({ ids }) => ids.size);
  const all = count > 0 && count === total;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        <div role="columnheader" aria-colindex={1} className={classes.cell}>
          <Checkbox
            size="xs"
            aria-label="Select all people"
            title={all ? 'Select nobody' : 'Select all'}
            checked={all}
            indeterminate={count > 0 && !all}
            onChange={() => (all ? clearSelection() : void selectAll(query))}
          />
        </div>
        {columns.map(({ key, label, align }, index) => (
          <GridSortCell
            key={key}
            column={index + 2}
            label={label}
            align={align}
            sorted={key === sort ? (descending ? 'descending' : 'ascending') : null}
            descending={descending}
            onSort={key === 'tags' ? undefined : () => sortBy(key)}
          />
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2} className={classes.cell}>
          <span className="visually-hidden">Actions</span>
        </div>
      </div>
    </div>
  );
}
