import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A smaller heap is not worth the pause, bytes. */
const WORTH_IT = 64_000_000;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

let collect: Collect | null | undefined = null;

/**
 * Gives the memory of what is no longer needed back to the system. V8 does so when something is allocated, and after a large
 * import this thread allocates nothing: some 200 MB would stay taken, just when the window reads all the new people.
 */
export function releaseMemory(): void {
  if (getHeapStatistics().used_heap_size < WORTH_IT) return;
  if (collect === null) {
    // The function is in contexts made after the flag is set.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('globalThis.gc') as Collect | undefined;
  }
  // Another flavor would keep the emptied pages for ten seconds.
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
