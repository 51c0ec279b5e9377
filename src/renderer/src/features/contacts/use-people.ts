/** The rows of the People table: pages fetched as they come into view and kept, however long the list. */
import type { AppError } from '@shared/errors';
import type { ContactRow } from '@shared/views';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { create } from 'zustand';
import { onEvent, request, toAppError } from '../../api';
import type { PeopleQuery } from './people-view';

/** Rows of one request. */
const PAGE_SIZE = 100;
/** Pages that are kept; the ones used longest ago go first. 20,000 rows. */
const KEPT_PAGES = 200;

interface PeopleRows {
  /** The question the rows answer. */
  key: string;
  /** Null until the first answer. */
  total: number | null;
  pages: ReadonlyMap<number, readonly ContactRow[]>;
  error: AppError | null;
}

const useRows = create<PeopleRows>()(() => ({ key: '', total: null, pages: new Map(), error: null }));

/** Grows with each change of the data: answers to requests sent before it are of the past. */
let version = 0;
const inFlight = new Set<string>();
/** Pages that were fetched since the last change. */
let fresh = new Set<number>();

function store(key: string, page: number, total: number, rows: readonly ContactRow[]): void {
  useRows.setState((before) => {
    // Rows of the question before stay on the screen until the first answer to the new one.
    const pages = new Map(before.key === key ? before.pages : []);
    pages.delete(page);
    pages.set(page, rows);
    for (const old of [...pages.keys()].slice(0, Math.max(0, pages.size - KEPT_PAGES))) pages.delete(old);
    return { key, total, pages, error: null };
  });
}

async function fetchPage(key: string, query: PeopleQuery, page: number, wanted: () => string): Promise<void> {
  const asked = version;
  const flight = `${asked} ${page} ${key}`;
  if (inFlight.has(flight)) return;
  inFlight.add(flight);
  try {
    const { total, rows } = await request('contacts.list', { ...query, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
    if (wanted() !== key || asked !== version) return;
    fresh.add(page);
    store(key, page, total, rows);
  } catch (error) {
    if (wanted() === key && asked === version) useRows.setState({ error: toAppError(error) });
  } finally {
    inFlight.delete(flight);
  }
}

export interface People {
  /** Null until the first answer. */
  total: number | null;
  /** The row at an index; undefined while it is on its way. */
  row: (index: number) => ContactRow | undefined;
  error: AppError | null;
  /** The rows shown answer an older question. */
  stale: boolean;
  /** Says which rows are in view; fetches what is missing of them and a page around. */
  show: (first: number, last: number) => void;
  retry: () => void;
}

/** The question asked last, whoever asks. */
let wantedKey = '';

/** People in an order and under filters, by index. */
export function usePeople(query: PeopleQuery): People {
  const { text, tags, stages, show: shown, sort, descending } = query;
  const key = JSON.stringify([text.trim(), tags, stages, shown, sort, descending]);
  const rows = useRows();
  const [tick, setTick] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for the query by value
  const show = useCallback(
    (first: number, last: number) => {
      const { total } = useRows.getState();
      const end = total === null || useRows.getState().key !== key ? last : Math.min(last, total - 1);
      const from = Math.max(0, Math.floor(first / PAGE_SIZE));
      const to = Math.max(from, Math.floor(end / PAGE_SIZE));
      for (let page = from; page <= to; page += 1) {
        if (!fresh.has(page))
          void fetchPage(key, { text: text.trim(), tags, stages, show: shown, sort, descending }, page, () => wantedKey);
      }
    },
    [key, tick],
  );

  useEffect(() => {
    const outdated = () => {
      version += 1;
      fresh = new Set();
      setTick((n) => n + 1);
    };
    if (wantedKey !== key) {
      wantedKey = key;
      outdated();
    }
    return onEvent('changed', ({ tables }) => {
      if (tables.some((table) => table !== 'setting')) outdated();
    });
  }, [key]);

  // Changes while the page was not there went unseen.
  useEffect(
    () => () => {
      version += 1;
      fresh = new Set();
    },
    [],
  );

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
