// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { PeopleColumn } from './people-columns';
import classes from './people-table.module.css';
import { type PeopleQuery, sortBy } from './people-view';

interface PeopleHeaderProps extends Pick<PeopleQuery, 'sort' | 'descending'> {
  columns: readonly PeopleColumn[];
}

/** The names of the columns; a click sorts by one, another one turns the order round. */
export function PeopleHeader({ columns, sort, descending }: PeopleHeaderProps) {
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {columns.map(({ key, label, align }, index) => {
          const sorted = key === sort;
          return (
            <div
              key={key}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
              className={classes.cell}
              data-align={align}
            >
              {key === 'tags' ? (
                label
              ) : (
                <button type="button" className={`text-button ${classes.sort}`} data-sorted={sorted} onClick={() => sortBy(key)}>
                  {label}
                  <Arrow size={13} aria-hidden="true" className={classes.arrow} />
                </button>
              )}
            </div>
          );
        })}
        <div role="columnheader" aria-colindex={columns.length + 1} className={classes.cell}>
          <span className="visually-hidden">Actions</span>
        </div>
      </div>
    </div>
  );
}
