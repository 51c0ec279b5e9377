// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus, its options are named by aria-activedescendant
import type { DuplicateGroup } from '@shared/duplicate-views';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { ConfidenceBadge } from './confidence-badge';
import classes from './duplicates.module.css';
import { groupNames } from './entry-words';
import { groupKey } from './use-duplicates';

/** As `duplicates.module.css` has it, in pixels. */
const ROW_HEIGHT = 72;

interface GroupListProps {
  groups: readonly DuplicateGroup[];
  /** Index of the group that is shown beside. */
  active: number;
  onMove: (index: number) => void;
  onOpen: (group: DuplicateGroup) => void;
  listRef: RefObject<HTMLDivElement | null>;
}

const optionId = (group: DuplicateGroup) => `duplicates-${groupKey(group.people).replaceAll(' ', '-')}`;

/** The groups, the most certain first; only those in view are in the document. */
export function GroupList({ groups, active, onMove, onOpen, listRef }: GroupListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
    [active],
  );
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor,
  });
  useEffect(() => {
    if (groups.length > 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, groups.length, virtualizer]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 480) / ROW_HEIGHT) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: groups.length - 1,
    };
    const step = steps[event.key];
    const group = groups[active];
    if (step !== undefined) onMove(Math.min(Math.max(0, step), groups.length - 1));
    else if (event.key === 'Enter' && group) onOpen(group);
    else return;
    event.preventDefault();
  };

  const shown = groups[active];
  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label="Suspected duplicates"
      aria-activedescendant={shown ? optionId(shown) : undefined}
      className={`card ${classes.list}`}
      onKeyDown={onKeyDown}
    >
      <div ref={scroller} className={classes.scroller} role="presentation">
        <div role="presentation" className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const group = groups[index];
            if (!group) return null;
            const [first] = group.reasons;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
              <div
                key={groupKey(group.people)}
                id={optionId(group)}
                role="option"
                aria-selected={index === active}
                aria-setsize={groups.length}
                aria-posinset={index + 1}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onMove(index)}
                onDoubleClick={() => onOpen(group)}
              >
                <span className={`truncate ${classes.rowName}`}>{groupNames(group.people)}</span>
                <span className={`truncate line-note ${classes.rowReason}`}>{first?.text}</span>
                <span className={classes.rowBadge}>
                  <ConfidenceBadge percent={group.percent} />
                  {group.people.length > 2 && <span className="line-note">{group.people.length} entries</span>}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
