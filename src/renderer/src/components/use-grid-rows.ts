import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/** As `grid.module.css` has it, in pixels. */
const ROW_HEIGHT = 48;
/** Least time between two looks at which pages are missing, ms: dragging the scroll bar would ask for each page it passes. */
const LOOK_EVERY = 60;

interface Options {
  total: number;
  /** Index of the row the keyboard is on. */
  active: number;
  /** Where the rows stood when they were last shown, in pixels. */
  top: number;
  keepTop: (scrollTop: number) => void;
  /** What the rows answer; another question begins at the top. */
  question: string;
  /** Told which rows are in view and around. */
  show: (first: number, last: number) => void;
}

interface GridRows {
  scroller: RefObject<HTMLDivElement | null>;
  /** Those to draw. */
  items: VirtualItem[];
  /** Of all rows, in pixels. */
  height: number;
  /** Where a key leads from the active row; null for any other key. Scrolls nothing. */
  target: (event: KeyboardEvent) => number | null;
  scrollTo: (index: number) => void;
}

/** Calls `show` with what is in view: at once, and no more than every 60 ms while one scrolls. */
function useShown(show: Options['show'], first: number, last: number): void {
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

/** The rows of a long grid: only those in view are in the document, and the one the keyboard is on. */
export function useGridRows({ total, active, top, keepTop, question, show }: Options): GridRows {
  const scroller = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
    [active],
  );
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialOffset: top,
    // The active row is named by aria-activedescendant, so it has to be there.
    rangeExtractor,
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 30;
  useShown(show, first - 30, last + 30);

  const place = useRef({ top, keepTop });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = place.current.top;
    return () => place.current.keepTop(element.scrollTop);
  }, []);
  const shown = useRef(question);
  useEffect(() => {
    if (shown.current === question) return;
    shown.current = question;
    scroller.current?.scrollTo({ top: 0 });
  }, [question]);

  return {
    scroller,
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    target: ({ key }) => {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 480) / ROW_HEIGHT) - 1);
      const steps: Record<string, number> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        PageDown: active + page,
        PageUp: active - page,
        Home: 0,
        End: total - 1,
      };
      const step = steps[key];
      return step === undefined ? null : Math.min(Math.max(0, step), total - 1);
    },
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
