// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import type { ImportRow } from '@shared/import-views';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useCallback, useId, useRef } from 'react';
import grid from '../../components/grid.module.css';
import { useGridRows } from '../../components/use-grid-rows';
import type { PagedRows } from '../../store/paged-rows';
import { OutcomeBadge } from './outcome-badge';
import classes from './review.module.css';
import { noteOf } from './row-words';

interface RowProps {
  id: string;
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  /** Undefined while it is on its way. */
  row: ImportRow | undefined;
  active: boolean;
  selected: boolean;
  onOpen: (index: number) => void;
  onSelect: (index: number, how: 'toggle' | 'range') => void;
}

/** The keyboard stays with the grid, and Shift marks no text. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault();
  event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus();
}

const Row = memo(function Row({ id, index, start, row, active, selected, onOpen, onSelect }: RowProps) {
  const note = row && noteOf(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid does the same
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      className={`${grid.row} ${grid.body} ${classes.row}`}
      data-active={active}
      data-selected={selected}
      style={{ transform: `translateY(${start}px)` }}
      onMouseDown={keepFocus}
      onClick={(event) => {
        if (event.shiftKey) onSelect(index, 'range');
        else if (event.ctrlKey || event.metaKey) onSelect(index, 'toggle');
        else onOpen(index);
      }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid does the same */}
      <div
        role="gridcell"
        className={`${grid.cell} ${classes.select}`}
        onClick={(event) => {
          event.stopPropagation();
          onSelect(index, event.shiftKey ? 'range' : 'toggle');
        }}
      >
        {row && row.outcome !== 'skip' && (
          <span className={classes.check}>{selected && <IconCheck size={12} stroke={3} aria-hidden="true" />}</span>
        )}
      </div>
      <div role="gridcell" className={grid.cell}>
        {row ? (
          <span className={grid.names}>
            <span className="truncate">
              <bdi className={grid.name}>{row.name || 'No name'}</bdi>
              {row.organization !== '' && row.organization !== row.name && (
                <>
                  {' '}
                  <bdi className={grid.soft}>{row.organization}</bdi>
                </>
              )}
            </span>
            {note !== '' && (
              <span className={`truncate ${grid.soft}`} title={note}>
                {note}
              </span>
            )}
          </span>
        ) : (
          <span className={grid.waiting} />
        )}
      </div>
      <div role="gridcell" className={`${grid.cell} ${classes.outcome}`}>
        {row && row.warnings.length > 0 && <IconAlertTriangle size={16} className={classes.remark} role="img" aria-label="With a remark" />}
        {row && <OutcomeBadge outcome={row.outcome} />}
      </div>
    </div>
  );
});

interface RowListProps {
  rows: PagedRows<ImportRow>;
  total: number;
  /** What the rows answer; another question begins at the top. */
  question: string;
  active: number;
  selected: ReadonlySet<number>;
  gridRef: RefObject<HTMLDivElement | null>;
  /** Where the list stood when it was last shown. */
  top: RefObject<number>;
  onActive: (index: number) => void;
  /** Shows all about a row; `enter`: the keyboard goes there as well. */
  onOpen: (index: number, enter: boolean) => void;
  /** `from`: where a range begins if none was begun. */
  onSelect: (index: number, how: 'toggle' | 'range', from: number) => void;
  onClear: () => void;
}

/** The rows of a file as a grid; only those in view are in the document, one of them is where the keyboard is. */
export function RowList(props: RowListProps) {
  const { rows, total, question, active, selected, gridRef, top, onActive, onOpen, onSelect, onClear } = props;
  const prefix = useId();
  const rowId = (index: number) => `${prefix}${index}`;
  const { scroller, items, height, target, scrollTo } = useGridRows({
    total,
    active,
    top: top.current,
    keepTop: (scrollTop) => {
      top.current = scrollTop;
    },
    question,
    show: rows.show,
  });

  const latest = useRef(props);
  latest.current = props;
  const select = useCallback((index: number, how: 'toggle' | 'range') => {
    const { active: from, onSelect: say, onActive: go } = latest.current;
    say(index, how, from);
    go(index);
  }, []);
  const open = useCallback((index: number) => latest.current.onOpen(index, false), []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(event);
    if (next !== null) {
      if (event.shiftKey) onSelect(next, 'range', active);
      onActive(next);
      scrollTo(next);
    } else if (event.key === ' ') select(active, 'toggle');
    else if (event.key === 'Enter') onOpen(active, true);
    else if (event.key === 'Escape' && selected.size > 0) onClear();
    else return;
    event.preventDefault();
  };

  return (
    <div className={`card ${grid.frame} ${classes.list}`}>
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label="Rows of the file"
        aria-multiselectable="true"
        aria-rowcount={total}
        aria-colcount={3}
        aria-activedescendant={rowId(active)}
        aria-busy={rows.stale}
        className={grid.grid}
        onKeyDown={onKeyDown}
      >
        <div ref={scroller} className={grid.scroller} role="rowgroup">
          <div role="presentation" className={grid.rows} style={{ height }}>
            {items.map(({ index, start }) => {
              const row = rows.row(index);
              return (
                <Row
                  key={index}
                  id={rowId(index)}
                  index={index}
                  start={start}
                  row={row}
                  active={index === active}
                  selected={row !== undefined && selected.has(row.row)}
                  onOpen={open}
                  onSelect={select}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
