// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
import { useElementSize } from '@mantine/hooks';
import type { ContactRow } from '@shared/views';
import { type CSSProperties, type KeyboardEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import classes from '../../components/grid.module.css';
import { useGridRows } from '../../components/use-grid-rows';
import { today } from '../../format';
import { navigate } from '../../store/navigation';
import { shapeOf, tracksOfTable } from './people-columns';
import { PeopleHeader } from './people-header';
import { PeopleRow } from './people-row';
import { clearSelection, dropAnchor, selectRange, toggleSelected, usePeopleSelection } from './people-selection';
import { type PeopleQuery, usePeopleView } from './people-view';
import type { People } from './use-people';

interface PeopleTableProps {
  people: People;
  total: number;
  query: PeopleQuery;
  gridRef: RefObject<HTMLDivElement | null>;
}

const rowId = (index: number) => `person-row-${index}`;

/** People as a grid: only the rows in view are in the document, one of them is where the keyboard is. */
export function PeopleTable({ people, total, query, gridRef }: PeopleTableProps) {
  const { ref: sizeRef, width } = useElementSize();
  const active = usePeopleView((view) => Math.min(view.active, Math.max(0, total - 1)));
  const selection = usePeopleSelection(({ ids }) => ids);
  const [hovered, setHovered] = useState(-1);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const now = today();
  const isAsked = query.cadence.length > 0 || query.sort === 'cadence';
  const table = useMemo(() => shapeOf(width, now, isAsked), [width, now, isAsked]);
  const { columns } = table;
  const template = tracksOfTable(columns);

  const { scroller, items, height, target, scrollTo } = useGridRows({
    total,
    active,
    top: usePeopleView.getState().scrollTop,
    keepTop: (scrollTop) => usePeopleView.setState({ scrollTop }),
    question: JSON.stringify(query),
    show: people.show,
  });

  const latest = useRef({ people, query });
  latest.current = { people, query };
  const select = useCallback((index: number, how: 'toggle' | 'range') => {
    const { people: shownPeople, query: asked } = latest.current;
    const from = usePeopleView.getState().active;
    usePeopleView.setState({ active: index });
    const id = shownPeople.row(index)?.id;
    if (how === 'range') selectRange(from, index, asked, (at) => shownPeople.row(at)?.id);
    else if (id !== undefined) toggleSelected(index, id);
  }, []);
  const move = (index: number) => {
    usePeopleView.setState({ active: index });
    scrollTo(index);
  };
  const open = (row: ContactRow | undefined) => row && navigate({ page: 'person', id: row.id });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = target(event);
    if (next !== null) {
      if (event.shiftKey) select(next, 'range');
      else dropAnchor();
      move(next);
    } else if (event.key === ' ') select(active, 'toggle');
    else if (event.key === 'Escape' && selection.size > 0) clearSelection();
    else if (event.key === 'Enter') open(people.row(active));
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
        aria-label="People"
        aria-multiselectable="true"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={total > 0 ? rowId(active) : undefined}
        aria-busy={people.stale}
        className={classes.grid}
        style={{ '--columns': template } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <PeopleHeader columns={columns} query={query} total={total} />
        <div ref={scroller} className={classes.scroller} role="rowgroup" onMouseLeave={() => setHovered(-1)}>
          <div role="presentation" className={classes.rows} style={{ height }}>
            {items.map(({ index, start }) => (
              <PeopleRow
                onSelect={select}
                selected={selection.has(people.row(index)?.id ?? 0)}
                key={index}
                id={rowId(index)}
                index={index}
                start={start}
                row={people.row(index)}
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
