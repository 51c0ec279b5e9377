// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one, which those of a table element can't be
import { useElementSize } from '@mantine/hooks';
import type { ContactRow } from '@shared/views';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { today } from '../../format';
import { navigate } from '../../store/navigation';
import { columnsFor, type TableShape, tracksOf } from './people-columns';
import { PeopleHeader } from './people-header';
import { PeopleRow } from './people-row';
import { clearSelection, dropAnchor, selectRange, toggleSelected, usePeopleSelection } from './people-selection';
import classes from './people-table.module.css';
import { type PeopleQuery, usePeopleView } from './people-view';
import type { People } from './use-people';

interface PeopleTableProps {
  people: People;
  total: number;
  query: PeopleQuery;
  gridRef: RefObject<HTMLDivElement | null>;
}

const ROW_HEIGHT = 48;
/** Beside the rows, rem; as wide as `base.css` makes it. */
const SCROLL_BAR = 0.75;
/** Least time between two looks at which pages are missing, ms: dragging the scroll bar would ask for each page it passes. */
const LOOK_EVERY = 60;

const rowId = (index: number) => `person-row-${index}`;

/** Calls `show` with what is in view: at once, and no more than every 60 ms while one scrolls. */
function useShown(show: People['show'], first: number, last: number): void {
  const lookedAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, lookedAt.current + LOOK_EVERY - performance.now());
    const timer = window.setTimeout(() => {
      lookedAt.current = performance.now();
      show(first, last);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [show, first, last]);
}

/** What fits into so many pixels. */
function shapeOf(width: number, now: string): TableShape {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = columnsFor(width / rem - SCROLL_BAR);
  const has = (key: string) => columns.find((column) => column.key === key);
  return { columns, narrow: !has('organization'), tagsWidth: (has('tags')?.width ?? 0) * rem, today: now };
}

/** People as a grid: only the rows in view are in the document, one of them is where the keyboard is. */
export function PeopleTable({ people, total, query, gridRef }: PeopleTableProps) {
  const { ref: sizeRef, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const active = usePeopleView((view) => Math.min(view.active, Math.max(0, total - 1)));
  const selection = usePeopleSelection(({ ids }) => ids);
  const [hovered, setHovered] = useState(-1);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const now = today();
  const table = useMemo(() => shapeOf(width, now), [width, now]);
  const { columns } = table;
  const template = tracksOf(columns);

  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
    [active],
  );
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialOffset: usePeopleView.getState().scrollTop,
    // The active row is named by aria-activedescendant, so it has to be there.
    rangeExtractor,
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 30;
  useShown(people.show, first - 30, last + 30);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = usePeopleView.getState().scrollTop;
    return () => usePeopleView.setState({ scrollTop: element.scrollTop });
  }, []);
  const question = JSON.stringify(query);
  const shown = useRef(question);
  useEffect(() => {
    if (shown.current === question) return;
    shown.current = question;
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);

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
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const open = (row: ContactRow | undefined) => row && navigate({ page: 'person', id: row.id });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 480) / ROW_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.min(Math.max(0, step), total - 1);
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
          <div role="presentation" className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => (
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
