/** Who may be one person, as it was looked for last. The search is long work, so its answer is kept while other pages are shown. */
import type { PersonRef } from '@shared/domain/contact';
import type { DuplicateGroup, DuplicateGroups } from '@shared/duplicate-views';
import type { AppError } from '@shared/errors';
import { useEffect } from 'react';
import { create } from 'zustand';
import { onEvent, request, toAppError } from '../../api';
import { runJob } from '../../store/jobs';

interface Duplicates {
  found: DuplicateGroups | null;
  error: AppError | null;
  searching: boolean;
  /** Something changed since. */
  stale: boolean;
  /** Groups that were merged or told apart since: not shown until the next search knows it too. */
  settled: ReadonlySet<string>;
}

export const useDuplicates = create<Duplicates>()(() => ({ found: null, error: null, searching: false, stale: true, settled: new Set() }));

/** Tells groups apart. */
export function groupKey(people: readonly Pick<PersonRef, 'id'>[]): string {
  return people.map(({ id }) => id).join(' ');
}

/** Takes a group out of the list at once. */
export function settle(people: readonly Pick<PersonRef, 'id'>[]): void {
  useDuplicates.setState(({ settled }) => ({ settled: new Set([...settled, groupKey([...people].sort((a, b) => a.id - b.id))]) }));
}

/** Looks anew unless the answer still holds. `quiet`: without progress in the frame. */
export async function searchDuplicates({ quiet = false } = {}): Promise<void> {
  const { searching, stale, settled } = useDuplicates.getState();
  if (searching || !stale) return;
  useDuplicates.setState({ searching: true, stale: false });
  try {
    const find = (jobId: string) => request('duplicates.find', { jobId });
    const found = await (quiet ? find(crypto.randomUUID()) : runJob('Looking for duplicates', find));
    // What was settled while it ran may be in it still.
    useDuplicates.setState((now) => ({ found, error: null, settled: new Set([...now.settled].filter((key) => !settled.has(key))) }));
  } catch (error) {
    useDuplicates.setState({ error: toAppError(error) });
  } finally {
    useDuplicates.setState({ searching: false });
  }
}

interface SearchTimes {
  quiet: boolean;
  /** Looks so long from now, ms. */
  after: number;
  /** And so long after the last change. */
  rest: number;
}

/** Keeps the answer up to date while a page is shown; null: does nothing. */
export function useSearchedDuplicates(times: SearchTimes | null): void {
  const { quiet, after, rest } = times ?? { quiet: true, after: -1, rest: -1 };
  useEffect(() => {
    if (after < 0) return;
    let timer = window.setTimeout(() => void searchDuplicates({ quiet }), after);
    const again = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (useDuplicates.getState().searching) again();
        else void searchDuplicates({ quiet });
      }, rest);
    };
    const stop = onEvent('changed', ({ tables }) => {
      if (tables.includes('contact')) again();
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [quiet, after, rest]);
}

// Whatever page is shown, a change makes the answer old.
onEvent('changed', ({ tables }) => {
  if (tables.includes('contact')) useDuplicates.setState({ stale: true });
});

/** The groups that are still open; null before the first search. */
export function useOpenGroups(): { groups: DuplicateGroup[]; total: number } | null {
  const { found, settled } = useDuplicates();
  if (found === null) return null;
  const groups = found.groups.filter(({ people }) => !settled.has(groupKey(people)));
  return { groups, total: found.total - (found.groups.length - groups.length) };
}
