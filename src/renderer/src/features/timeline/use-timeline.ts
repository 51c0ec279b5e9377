/** The rows of a person's timeline as far as they were looked at, kept up to date. */
import type { AppError } from '@shared/errors';
import type { TimelineItem, TimelineItemType } from '@shared/views';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onEvent, request, toAppError } from '../../api';

export interface TimelineFilter {
  types: TimelineItemType[];
  kinds: string[];
  text: string;
}

interface Loaded {
  items: TimelineItem[];
  next: string | null;
  total: number;
}

export interface Timeline {
  items: readonly TimelineItem[];
  total: number;
  /** False until the first answer. */
  loaded: boolean;
  loading: boolean;
  hasMore: boolean;
  error: AppError | null;
  loadMore: () => void;
  /** Loads older rows until one fits, and gives its index; −1 if there is none. */
  loadUntil: (fits: (item: TimelineItem) => boolean, givenUp: (item: TimelineItem) => boolean) => Promise<number>;
  retry: () => void;
}

const PAGE = 50;
const BIG_PAGE = 200;

/** What was loaded for the people seen last, so that going back shows them at once. */
const kept = new Map<string, Loaded>();
const KEPT = 8;

function keep(key: string, loaded: Loaded): void {
  kept.delete(key);
  kept.set(key, loaded);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
}

/** What is asked for now; another filter begins another one, and answers to older ones are dropped. */
interface Session {
  key: string;
  filter: TimelineFilter;
  loaded: Loaded | null;
}

const nothing: Loaded = { items: [], next: null, total: 0 };

async function fetchPage(contactId: number, filter: TimelineFilter, cursor: string | null, limit: number): Promise<Loaded> {
  return request('timeline.page', { contactId, ...filter, cursor, limit });
}

/** The newest rows, at least `count` of them if there are as many. */
async function fetchFirst(contactId: number, filter: TimelineFilter, count: number): Promise<Loaded> {
  let loaded = await fetchPage(contactId, filter, null, Math.min(BIG_PAGE, Math.max(PAGE, count)));
  while (loaded.next !== null && loaded.items.length < count) {
    const page = await fetchPage(contactId, filter, loaded.next, BIG_PAGE);
    loaded = { ...page, items: [...loaded.items, ...page.items] };
  }
  return loaded;
}

/** Loads page after page by cursor; a change of the person's log fetches what is shown anew. */
export function useTimeline(contactId: number, filter: TimelineFilter): Timeline {
  const key = JSON.stringify([contactId, filter]);
  const [state, setState] = useState<{ loaded: Loaded | null; loading: boolean; error: AppError | null }>(() => ({
    loaded: kept.get(key) ?? null,
    loading: true,
    error: null,
  }));
  const current = useRef<Session>({ key, filter, loaded: kept.get(key) ?? null });
  /** Requests go one after the other, so that a refresh and the next page don't overwrite each other. */
  const queue = useRef<Promise<Loaded | null>>(Promise.resolve(null));
  const waiting = useRef(0);

  const ask = useCallback((fetch: (before: Loaded | null, filter: TimelineFilter) => Promise<Loaded>): Promise<Loaded | null> => {
    const session = current.current;
    const run = async (): Promise<Loaded | null> => {
      waiting.current -= 1;
      if (session !== current.current) return null;
      setState((before) => ({ ...before, loading: true }));
      try {
        const loaded = await fetch(session.loaded, session.filter);
        if (session !== current.current) return null;
        session.loaded = loaded;
        keep(session.key, loaded);
        setState({ loaded, loading: false, error: null });
        return loaded;
      } catch (error) {
        if (session === current.current) setState((before) => ({ ...before, loading: false, error: toAppError(error) }));
        return null;
      }
    };
    waiting.current += 1;
    queue.current = queue.current.then(run);
    return queue.current;
  }, []);

  const refresh = useCallback(() => {
    void ask((before, filtered) => fetchFirst(contactId, filtered, before?.items.length ?? PAGE));
  }, [ask, contactId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for the filter by value
  useEffect(() => {
    current.current = { key, filter, loaded: kept.get(key) ?? null };
    refresh();
  }, [key, refresh]);

  useEffect(
    () =>
      onEvent('changed', ({ contactIds }) => {
        if (contactIds.length === 0 || contactIds.includes(contactId)) refresh();
      }),
    [contactId, refresh],
  );

  const more = useCallback(
    (limit: number) =>
      ask(async (before, filtered) => {
        if (before === null || before.next === null) return before ?? nothing;
        const page = await fetchPage(contactId, filtered, before.next, limit);
        return { ...page, items: [...before.items, ...page.items] };
      }),
    [ask, contactId],
  );

  const loadMore = useCallback(() => {
    if (waiting.current === 0 && current.current.loaded?.next) void more(PAGE * 2);
  }, [more]);

  const loadUntil = useCallback(
    async (fits: (item: TimelineItem) => boolean, givenUp: (item: TimelineItem) => boolean) => {
      let loaded = current.current.loaded ?? (await ask(async (before, filtered) => before ?? fetchFirst(contactId, filtered, PAGE)));
      while (loaded !== null) {
        const index = loaded.items.findIndex(fits);
        const last = loaded.items.at(-1);
        if (index >= 0 || loaded.next === null || (last !== undefined && givenUp(last))) return index;
        loaded = await more(BIG_PAGE);
      }
      return -1;
    },
    [ask, contactId, more],
  );

  const shown = state.loaded ?? nothing;
  return {
    items: shown.items,
    total: shown.total,
    loaded: state.loaded !== null,
    loading: state.loading,
    hasMore: shown.next !== null,
    error: state.error,
    loadMore,
    loadUntil,
    retry: refresh,
  };
}
