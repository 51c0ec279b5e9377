// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type KeyboardEvent, type RefObject, useMemo } from 'react';
import classes from '../../components/grid.module.css';
import { tracksOf } from '../../components/grid-columns';
import { GridSortCell } from '../../components/grid-sort-cell';
import { useGridRows } from '../../components/use-grid-rows';
import { today } from '../../format';
import { navigate } from '../../store/navigation';
import { columnsIn } from './organization-columns';
import { type OrganizationSort, type Organizations, type OrganizationsQuery, sortBy, useOrganizationsView } from './organizations-view';

interface OrganizationsTableProps {
  organizations: Organizations;
  total: number;
  query: OrganizationsQuery;
  gridRef: RefObject<HTMLDivElement | null>;
}

const rowId = (index: number) => `organization-row-${index}`;

const sorts: readonly OrganizationSort[] = ['name', 'people', 'points', 'lastTouch'];
const sortOf = (key: string) => sorts.find((sort) => sort === key);

/** Organizations as a grid: only the rows in view are in the document, one of them is where the keyboard is. */
export function OrganizationsTable({ organizations, total, query, gridRef }: OrganizationsTableProps) {
  const { ref: sizeRef, width } = useElementSize();
  const active = useOrganizationsView((view) => Math.min(view.active, Math.max(0, total - 1)));
  const columns = useMemo(() => columnsIn(width), [width]);
  const shape = { today: today() };
  const { sort, descending } = query;

  const { scroller, items, height, target, scrollTo } = useGridRows({
    total,
    active,
    top: useOrganizationsView.getState().scrollTop,
    keepTop: (scrollTop) => useOrganizationsView.setState({ scrollTop }),
    question: JSON.stringify(query),
    show: organizations.show,
  });

  const open = (index: number) => {
    const row = organizations.row(index);
    if (row) navigate({ page: 'organization', name: row.name });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(event);
    if (next !== null) {
      useOrganizationsView.setState({ active: next });
      scrollTo(next);
    } else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={sizeRef} className={`card ${classes.frame}`}>
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        aria-label="Organizations"
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={rowId(active)}
        aria-busy={organizations.stale}
        className={classes.grid}
        style={{ '--columns': tracksOf(columns.map((column) => column.width)) } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row}>
            {columns.map(({ key, label, align }, index) => {
              const by = sortOf(key);
              return (
                <GridSortCell
                  key={key}
                  column={index + 1}
                  label={label}
                  align={align}
                  sorted={key === sort ? (descending ? 'descending' : 'ascending') : null}
                  descending={descending}
                  onSort={by && (() => sortBy(by))}
                />
              );
            })}
          </div>
        </div>
        <div ref={scroller} className={classes.scroller} role="rowgroup">
          <div role="presentation" className={classes.rows} style={{ height }}>
            {items.map(({ index, start }) => {
              const row = organizations.row(index);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid does the same
                <div
                  key={index}
                  id={rowId(index)}
                  role="row"
                  aria-rowindex={index + 2}
                  className={`${classes.row} ${classes.body}`}
                  data-active={index === active}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => {
                    useOrganizationsView.setState({ active: index });
                    open(index);
                  }}
                >
                  {columns.map((column, position) => (
                    <div key={column.key} role="gridcell" aria-colindex={position + 1} className={classes.cell} data-align={column.align}>
                      {row ? column.cell(row, shape) : position === 0 && <span className={classes.waiting} />}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
