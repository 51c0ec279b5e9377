import type { PersonRef } from '@shared/domain/contact';
import type { TouchpointKind } from '@shared/ror/settings';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { LineRow } from './line-row';
import classes from './log.module.css';
import type { Judged, LogRow } from './log-rows';

interface LinesListProps {
  rows: readonly Judged[];
  kinds: readonly TouchpointKind[];
  onChange: (number: number, patch: Partial<LogRow>) => void;
  onAnswer: (name: string, person: PersonRef) => void;
}

const ROW_HEIGHT = 84;

/** One row per line; only those in view are in the document. */
export function LinesList({ rows, kinds, onChange, onAnswer }: LinesListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.row.number ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className={classes.lines}>
      <ul aria-label="Lines" className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const judged = rows[index];
          return (
            judged && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LineRow judged={judged} kinds={kinds} onChange={onChange} onAnswer={onAnswer} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
