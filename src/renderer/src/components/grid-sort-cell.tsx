// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './grid.module.css';

interface GridSortCellProps {
  /** 1-based place of the column. */
  column: number;
  label: string;
  align?: 'end' | undefined;
  /** How the grid is sorted by this column; null: by another one. */
  sorted: 'ascending' | 'descending' | null;
  /** Whose way round the arrow shows that a click would take. */
  descending: boolean;
  /** Left out where the column can't be sorted by. */
  onSort?: (() => void) | undefined;
}

/** The name of a column; a click sorts by it, another one turns the order round. */
export function GridSortCell({ column, label, align, sorted, descending, onSort }: GridSortCellProps) {
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div role="columnheader" aria-colindex={column} aria-sort={sorted ?? 'none'} className={classes.cell} data-align={align}>
      {onSort === undefined ? (
        label
      ) : (
        <button type="button" className={`text-button ${classes.sort}`} data-sorted={sorted !== null} onClick={onSort}>
          {label}
          <Arrow size={13} aria-hidden="true" className={classes.arrow} />
        </button>
      )}
    </div>
  );
}
