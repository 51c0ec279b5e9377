/** The rows of a long list: pages fetched as they come into view and kept, however long the list. */
import type { ChangedTable } from '@shared/contract';
import type { AppError } from '@shared/errors';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { onEvent, toAppError } from '../api';
import { useUnhurried } from './use-unhurried';

/** Rows of one request. */
const PAGE_SIZE = 100;
/** Pages that are kept; the ones used longest ago go first. 20,000 rows. */
const KEPT_PAGES = 200;

interface Source<Query, Row> {
  ask: (query: Query, offset: number, limit: number) => Promise<{ total: number; rows: readonly Row[] }>;
  /** Whether rows may differ after a change of these tables. */
  changedBy: (tables: readonly ChangedTable[]) => boolean;
}

interface Rows<Row> {
  /** The question the rows answer. */
  key: string;
  /** Null until the first answer. */
  total: number | null;
  pages: ReadonlyMap<number, readonly Row[]>;
  error: AppError | null;
}

/** What one list of the window holds; made once, outside of any component. */
export interface RowsCache<Query, Row> {
  source: Source<Query, Row>;
  useRows: UseBoundStore<StoreApi<Rows<Row>>>;
  /** Grows with each change of the data: answers to requests sent before it are of the past. */
  version: number;
  inFlight: Set<string>;
  /** Pages that were fetched since the last change. */
  fresh: Set<number>;
  /** The question asked last, whoever asks. */
  wanted: string;
}

export function rowsCache<Query, Row>(source: Source<Query, Row>): RowsCache<Query, Row> {
  const useRows = create<Rows<Row>>()(() => ({ key: '', total: null, pages: new Map(), error: null }));
  return { source, useRows, version: 0, inFlight: new Set(), fresh: new Set(), wanted: '' };
}

function outdate<Query, Row>(cache: RowsCache<Query, Row>): void {
  cache.version += 1;
  cache.fresh = new Set();
}

async function fetchPage<Query, Row>(cache: RowsCache<Query, Row>, key: string, query: Query, page: number): Promise<void> {
  const asked = cache.version;
  const isWanted = () => cache.wanted === key && asked === cache.version;
  const flight = `${asked} ${page} ${key}`;
  if (cache.inFlight.has(flight)) return;
  cache.inFlight.add(flight);
  try {
    const { total, rows } = await cache.source.ask(query, page * PAGE_SIZE, PAGE_SIZE);
    if (!isWanted()) return;
    cache.fresh.add(page);
    cache.useRows.setState((before) => {
      // Rows of the question before stay on the screen until the first answer to the new one.
      const pages = new Map(before.key === key ? before.pages : []);
      pages.delete(page);
      pages.set(page, rows);
      for (const old of [...pages.keys()].slice(0, Math.max(0, pages.size - KEPT_PAGES))) pages.delete(old);
      return { key, total, pages, error: null };
    });
  } catch (error) {
    if (isWanted()) cache.useRows.setState({ error: toAppError(error) });
  } finally {
    cache.inFlight.delete(flight);
  }
}

export interface PagedRows<Row> {
  /** Null until the first answer. */
  total: number | null;
  /** The row at an index; undefined while it is on its way. */
  row: (index: number) => Row | undefined;
  error: AppError | null;
  /** The rows shown answer an older question. */
  stale: boolean;
  /** Says which rows are in view; fetches what is missing of them and a page around. */
  show: (first: number, last: number) => void;
  retry: () => void;
}

/** The answer to a query, by index. The query goes by value. */
export function usePagedRows<Query, Row>(cache: RowsCache<Query, Row>, query: Query): PagedRows<Row> {
  const key = JSON.stringify(query);
  const rows = useUnhurried(cache.useRows);
  const [tick, setTick] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for the query by value
  const show = useCallback(
    (first: number, last: number) => {
      const { total, key: answered } = cache.useRows.getState();
      const end = total === null || answered !== key ? last : Math.min(last, total - 1);
      const from = Math.max(0, Math.floor(first / PAGE_SIZE));
      const to = Math.max(from, Math.floor(end / PAGE_SIZE));
      for (let page = from; page <= to; page += 1) {
        if (!cache.fresh.has(page)) void fetchPage(cache, key, query, page);
      }
    },
    [cache, key, tick],
  );

  useEffect(() => {
    const askAgain = () => {
      outdate(cache);
      setTick((n) => n + 1);
    };
    if (cache.wanted !== key) {
      cache.wanted = key;
      askAgain();
    }
    return onEvent('changed', ({ tables }) => {
      if (cache.source.changedBy(tables)) askAgain();
    });
  }, [cache, key]);

  // Changes while the page was not there went unseen.
  useEffect(() => () => outdate(cache), [cache]);

  return useMemo(
    () => ({
      total: rows.total,
      row: (index) => rows.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE],
      error: rows.error,
      stale: rows.key !== key,
      show,
      retry: () => setTick((n) => n + 1),
    }),
    [rows, key, show],
  );
}
