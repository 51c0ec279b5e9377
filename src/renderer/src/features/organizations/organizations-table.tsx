// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, its rows are named by aria-activedescendant
import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import classes from '../../components/grid.module.css';
import { GridSortCell } from '../../components/grid-sort-cell';
import { useGridRows } from '../../components/use-grid-rows';
import { today } from '../../format';
import { columnsIn, tracksOfTable } from './organization-columns';
import { OrganizationTableRow, openOrganization } from './organization-table-row';
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
  const [hovered, setHovered] = useState(-1);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const now = today();
  const table = useMemo(() => ({ columns: columnsIn(width), today: now }), [width, now]);
  const { columns } = table;
  const { sort, descending } = query;

  const { scroller, items, height, target, scrollTo } = useGridRows({
    total,
    active,
    top: useOrganizationsView.getState().scrollTop,
    keepTop: (scrollTop) => useOrganizationsView.setState({ scrollTop }),
    question: JSON.stringify(query),
    show: organizations.show,
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(event);
    if (next !== null) {
      useOrganizationsView.setState({ active: next });
      scrollTo(next);
    } else if (event.key === 'Enter') openOrganization(organizations.row(active));
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenuAt(active);
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
        aria-colcount={columns.length + 1}
        aria-activedescendant={rowId(active)}
        aria-busy={organizations.stale}
        className={classes.grid}
        style={{ '--columns': tracksOfTable(columns) } as CSSProperties}
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
            <div role="columnheader" aria-colindex={columns.length + 1} className={classes.cell}>
              <span className="visually-hidden">Actions</span>
            </div>
          </div>
        </div>
        <div ref={scroller} className={classes.scroller} role="rowgroup" onMouseLeave={() => setHovered(-1)}>
          <div role="presentation" className={classes.rows} style={{ height }}>
            {items.map(({ index, start }) => (
              <OrganizationTableRow
                key={index}
                id={rowId(index)}
                index={index}
                start={start}
                row={organizations.row(index)}
                table={table}
                active={index === active}
                withMenu={index === active || index === hovered || index === menuAt}
                menuOpen={index === menuAt}
                onMenu={setMenuAt}
                onHover={setHovered}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
