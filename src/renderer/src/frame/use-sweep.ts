import { useEffect } from 'react';
import { sweepAfterStart } from '../features/trash/remove';
import { firstPaint } from '../ready';

/** Empties the trash of whose time in it is over, after the first page has been painted. */
export function useSweep(): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isOver = false;
    void firstPaint.then(() => {
      if (!isOver) stop = sweepAfterStart();
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, []);
}
