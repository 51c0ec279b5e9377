// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { Checkbox } from '@mantine/core';
import type { ContactRow } from '@shared/views';
import { type MouseEvent, memo } from 'react';
import classes from '../../components/grid.module.css';
import { navigate } from '../../store/navigation';
import type { TableShape } from './people-columns';
import tableClasses from './people-table.module.css';
import { usePeopleView } from './people-view';
import { PersonRowMenu } from './person-row-menu';

interface PeopleRowProps {
  id: string;
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  /** Undefined while it is on its way. */
  row: ContactRow | undefined;
  table: TableShape;
  active: boolean;
  selected: boolean;
  withMenu: boolean;
  menuOpen: boolean;
  onMenu: (index: number | null) => void;
  onHover: (index: number) => void;
  onSelect: (index: number, how: 'toggle' | 'range') => void;
}

/** The keyboard stays with the grid, and Shift marks no text. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus();
}

/** A person in the table. The keyboard is handled by the grid. */
export const PeopleRow = memo(function PeopleRow({
  id,
  index,
  start,
  row,
  table,
  active,
  selected,
  withMenu,
  menuOpen,
  onMenu,
  onHover,
  onSelect,
}: PeopleRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid does the same
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${classes.row} ${classes.body}`}
      data-active={active}
      data-selected={selected}
      style={{ transform: `translateY(${start}px)` }}
      onMouseEnter={() => onHover(index)}
      onMouseDown={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) keepFocus(event);
      }}
      onClick={(event) => {
        if (event.shiftKey) return onSelect(index, 'range');
        if (event.ctrlKey || event.metaKey) return onSelect(index, 'toggle');
        usePeopleView.setState({ active: index });
        if (row) navigate({ page: 'person', id: row.id });
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        usePeopleView.setState({ active: index });
        onMenu(index);
      }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid does the same */}
      <div
        role="gridcell"
        aria-colindex={1}
        className={`${classes.cell} ${tableClasses.select}`}
        onMouseDown={keepFocus}
        onClick={(event) => {
          event.stopPropagation();
          onSelect(index, event.shiftKey ? 'range' : 'toggle');
        }}
      >
        {row && <Checkbox size="xs" tabIndex={-1} readOnly checked={selected} aria-label={`Select ${row.name}`} />}
      </div>
      {table.columns.map((column, position) => (
        <div key={column.key} role="gridcell" aria-colindex={position + 2} className={classes.cell} data-align={column.align}>
          {row ? column.cell(row, table) : position === 0 && <span className={classes.waiting} />}
        </div>
      ))}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the menu from opening the person */}
      <div role="gridcell" aria-colindex={table.columns.length + 2} className={classes.cell} onClick={(event) => event.stopPropagation()}>
        {row && withMenu && (
          <PersonRowMenu row={row} opened={menuOpen} onChange={(opened) => onMenu(opened ? index : null)} tabIndex={active ? 0 : -1} />
        )}
      </div>
    </div>
  );
});
