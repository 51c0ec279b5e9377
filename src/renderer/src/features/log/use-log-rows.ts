import type { Settings } from '@shared/domain/settings';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Judged, judgeRows, type LogRow, newRows } from './log-rows';
import { useLineReader } from './use-log-line';

/** How long lines are read before the window gets its turn, ms. */
const SLICE_MS = 12;

export interface LogRows {
  rows: Judged[];
  /** Lines that are not read to their end yet. */
  unread: number;
  /** Changes one row; another text is read anew. */
  change: (number: number, patch: Partial<LogRow>) => void;
  changeAll: (change: (rows: readonly LogRow[]) => LogRow[]) => void;
}

/** Reads many lines in slices, and again where the book had to be asked. */
export function useLogRows(lines: readonly string[], settings: Settings): LogRows {
  const [rows, setRows] = useState(() => newRows(lines));
  /** The newest rows: slices and keys come between renders. */
  const newest = useRef(rows);
  const put = useCallback((next: LogRow[]) => {
    newest.current = next;
    setRows(next);
  }, []);
  const { readFully, version } = useLineReader(settings);
  const known = useRef(new WeakMap<LogRow, Judged>());
  const unread = rows.filter(({ line, complete }) => line === null || !complete).length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version reads again what was not complete
  useEffect(() => {
    if (!readFully) return;
    let timer = 0;
    let next = 0;
    const slice = () => {
      const began = performance.now();
      const after = [...newest.current];
      for (; next < after.length && performance.now() - began < SLICE_MS; next += 1) {
        const row = after[next];
        if (row && (row.line === null || !row.complete)) after[next] = { ...row, ...readFully(row.text) };
      }
      put(after);
      if (next < after.length) timer = window.setTimeout(slice, 0);
    };
    timer = window.setTimeout(slice, 0);
    return () => window.clearTimeout(timer);
  }, [readFully, version]);

  const change = (number: number, patch: Partial<LogRow>) =>
    put(
      newest.current.map((row) => {
        if (row.number !== number) return row;
        const changed = { ...row, failure: null, ...patch };
        return patch.text === undefined ? changed : { ...changed, kind: null, wanted: null, ...(readFully?.(patch.text) ?? {}) };
      }),
    );
  return { rows: judgeRows(rows, known.current), unread, change, changeAll: (alter) => put(alter(newest.current)) };
}
