import type { PersonRef } from '@shared/domain/contact';
import type { TimelineItem } from '@shared/views';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Entry } from './entries';
import { removeItem } from './item-actions';
import { bodyOf } from './item-words';
import classes from './timeline.module.css';
import { TimelineRow } from './timeline-row';
import { useScrollMargin } from './use-scroll-margin';

interface TimelineListProps {
  entries: readonly Entry[];
  total: number;
  person: PersonRef;
  marked: ReadonlySet<string>;
  /** A row to bring into view once it is among the entries. */
  goTo: string | null;
  onArrived: () => void;
  readOnly: boolean;
  onNearEnd: () => void;
}

/** Rows beyond the window that are drawn as well. */
const OVERSCAN = 8;

/** About how tall an entry will be, in pixels, before it was drawn: near enough that the scroll bar does not jump. */
function estimateHeight(entry: Entry | undefined): number {
  if (entry?.type !== 'item') return 43;
  const body = bodyOf(entry.item);
  const lines = body === '' ? 0 : body.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 75)), 0);
  return 55 + (lines === 0 ? 0 : 4 + 20 * lines);
}

/** The rows of the timeline; only those near the window are in the document. */
export function TimelineList({ entries, total, person, marked, goTo, onArrived, readOnly, onNearEnd }: TimelineListProps) {
  const list = useRef<HTMLOListElement>(null);
  const scroller = useCallback(() => list.current?.closest('main') ?? null, []);
  const margin = useScrollMargin(list, scroller);
  const [editing, setEditing] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);

  const rangeExtractor = useCallback(
    (range: Range) => {
      // What is being edited or has the focus stays, wherever one scrolls.
      const pinned = entries.flatMap(({ key }, index) => (key === editing || key === focused ? [index] : []));
      return [...new Set([...defaultRangeExtractor(range), ...pinned])].sort((a, b) => a - b);
    },
    [entries, editing, focused],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: scroller,
    estimateSize: (index) => estimateHeight(entries[index]),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
    rangeExtractor,
  });
  const rows = virtualizer.getVirtualItems();
  const remove = useRemoval(entries, list);

  const lastShown = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (entries.length > 0 && lastShown >= entries.length - 30) onNearEnd();
  }, [lastShown, entries.length, onNearEnd]);

  useEffect(() => {
    if (goTo === null) return;
    const index = entries.findIndex(({ key }) => key === goTo);
    if (index < 0) return;
    virtualizer.scrollToIndex(index, { align: 'center' });
    onArrived();
  }, [goTo, entries, virtualizer, onArrived]);

  return (
    <ol
      ref={list}
      tabIndex={-1}
      aria-label="Timeline, newest first"
      className={classes.list}
      style={{ height: virtualizer.getTotalSize() }}
      onFocus={(event) => setFocused(event.target.closest('[data-row]')?.getAttribute('data-row') ?? null)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(null)}
    >
      {rows.map(({ index, start, key }) => {
        const entry = entries[index];
        if (!entry) return null;
        const style = { transform: `translateY(${start - margin}px)` };
        return entry.type === 'month' ? (
          <li key={key} ref={virtualizer.measureElement} data-index={index} className={classes.entry} style={style}>
            <h3 className={`section-label ${classes.month}`}>{entry.label}</h3>
          </li>
        ) : (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-last={entry.position === total}
            className={classes.entry}
            style={style}
            aria-setsize={total}
            aria-posinset={entry.position}
          >
            <TimelineRow
              item={entry.item}
              person={person}
              editing={editing === entry.key}
              marked={marked.has(entry.key)}
              readOnly={readOnly}
              onEdit={setEditing}
              onRemove={remove}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** Removes rows; the focus, which would go with the row, moves to the one after it. */
function useRemoval(entries: readonly Entry[], list: RefObject<HTMLElement | null>): (item: TimelineItem) => void {
  const [removal, setRemoval] = useState<{ key: string; next: string | null } | null>(null);
  useEffect(() => {
    if (removal === null || entries.some(({ key }) => key === removal.key)) return;
    const row = removal.next === null ? null : list.current?.querySelector(`[data-row="${CSS.escape(removal.next)}"]`);
    (row?.querySelector<HTMLElement>('button') ?? list.current)?.focus({ preventScroll: true });
    setRemoval(null);
  }, [entries, removal, list]);
  return useCallback(
    (item: TimelineItem) => {
      const rows = entries.filter(({ type }) => type === 'item');
      const at = rows.findIndex(({ key }) => key === item.key);
      setRemoval({ key: item.key, next: (rows[at + 1] ?? rows[at - 1])?.key ?? null });
      void removeItem(item);
    },
    [entries],
  );
}
