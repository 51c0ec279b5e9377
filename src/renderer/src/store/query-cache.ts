/** What the data thread holds, as the window last saw it: answers by request and input, fetched anew when their tables change. */
import type { ChangedTable, Input, Output } from '@shared/contract';
import type { AppError } from '@shared/errors';
import type { RequestName } from '@shared/requests';
import { useEffect } from 'react';
import { create } from 'zustand';
import { onEvent, request, toAppError } from '../api';

interface Entry {
  data: unknown;
  error: AppError | null;
  loading: boolean;
}

interface Watch {
  name: RequestName;
  input: unknown;
  tables: readonly ChangedTable[];
  watchers: number;
  /** Counts the fetches, so that a late answer does not overwrite a newer one. */
  version: number;
}

const watches = new Map<string, Watch>();
const useEntries = create<Record<string, Entry>>()(() => ({}));

const pending: Entry = { data: undefined, error: null, loading: true };

function keyOf(name: RequestName, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}

async function fetchEntry(key: string, watch: Watch): Promise<void> {
  watch.version += 1;
  const { version } = watch;
  const before = useEntries.getState()[key] ?? pending;
  useEntries.setState({ [key]: { ...before, loading: true } });
  let next: Entry;
  try {
    next = { data: await request(watch.name, watch.input as Input<RequestName>), error: null, loading: false };
  } catch (error) {
    next = { data: before.data, error: toAppError(error), loading: false };
  }
  if (watch.version === version && watches.get(key) === watch) useEntries.setState({ [key]: next });
}

/** Takes an answer in that was asked for elsewhere; a change of its tables makes it stale as any other. */
export function adoptAnswer(name: RequestName, input: unknown, tables: readonly ChangedTable[], answer: unknown): void {
  const key = keyOf(name, input);
  watches.set(key, { name, input, tables, watchers: 0, version: 0 });
  useEntries.setState({ [key]: { data: answer, error: null, loading: false } });
}

/** Fetches every answer that a change of these tables makes stale. Called once for each `changed` event. */
export function refreshTables(tables: readonly ChangedTable[]): void {
  for (const [key, watch] of watches) {
    if (!watch.tables.some((table) => tables.includes(table))) continue;
    if (watch.watchers > 0) void fetchEntry(key, watch);
    else forget(key);
  }
}

function forget(key: string): void {
  watches.delete(key);
  useEntries.setState((entries) => Object.fromEntries(Object.entries(entries).filter(([k]) => k !== key)), true);
}

/** Answers no page shows any more that are kept, so that going back is instant. */
const KEPT = 60;

function release(key: string): void {
  const watch = watches.get(key);
  if (!watch) return;
  watch.watchers -= 1;
  const idle = [...watches].filter(([, w]) => w.watchers === 0).map(([k]) => k);
  for (const old of idle.slice(0, Math.max(0, idle.length - KEPT))) forget(old);
}

/** Listens for changes; call once at start. Gives back how to stop. */
export function watchChanges(): () => void {
  return onEvent('changed', ({ tables }) => refreshTables(tables));
}

interface Query<T> {
  /** Undefined until the first answer; stays while a newer one is fetched. */
  data: T | undefined;
  error: AppError | null;
  loading: boolean;
}

/**
 * The answer to a request, kept up to date while the component is shown.
 * `tables` are those the answer is made of; a change of one fetches it anew. `input` null: ask nothing yet.
 */
export function useQuery<N extends RequestName>(name: N, input: Input<N> | null, tables: readonly ChangedTable[]): Query<Output<N>> {
  const key = input === null ? '' : keyOf(name, input);
  const tableKey = tables.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for name and input by value
  useEffect(() => {
    if (key === '') return;
    const watch = watches.get(key) ?? { name, input, tables: tableKey.split(',') as ChangedTable[], watchers: 0, version: 0 };
    watch.watchers += 1;
    const isNew = !watches.has(key);
    // Set again so that the order of the map is the order of last use.
    watches.delete(key);
    watches.set(key, watch);
    if (isNew) void fetchEntry(key, watch);
    return () => release(key);
  }, [key, tableKey]);
  const entry = useEntries((entries) => entries[key]) ?? pending;
  return entry as Query<Output<N>>;
}
