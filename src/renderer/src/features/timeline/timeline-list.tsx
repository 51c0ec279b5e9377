import type { PersonRef } from '@shared/domain/contact';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Entry } from './entries';
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
    estimateSize: (index) => (entries[index]?.type === 'month' ? 44 : 76),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
    rangeExtractor,
    useFlushSync: false,
  });
  const rows = virtualizer.getVirtualItems();

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
            />
          </li>
        );
      })}
    </ol>
  );
}
