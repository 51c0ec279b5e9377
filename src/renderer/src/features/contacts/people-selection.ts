/** Who is selected on the People page. Stays while one scrolls, sorts or looks at a person; another filter clears it. */
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { onEvent, request } from '../../api';
import { showError } from '../../store/actions';
import type { PeopleQuery } from './people-view';

interface PeopleSelection {
  ids: ReadonlySet<number>;
  /** Index of the row a range begins at; null until one was chosen. */
  anchor: number | null;
  /** What was selected before the range, which grows and shrinks on top of it. */
  base: ReadonlySet<number>;
}

const nobody: PeopleSelection = { ids: new Set(), anchor: null, base: new Set() };

export const usePeopleSelection = create<PeopleSelection>()(() => nobody);

/** Grows with each step: ids that arrive for an older one are no longer wanted. */
let step = 0;

export function clearSelection(): void {
  step += 1;
  usePeopleSelection.setState(nobody);
}

/** The next range begins where the keyboard or the mouse is then. */
export function dropAnchor(): void {
  usePeopleSelection.setState({ anchor: null });
}

/** Selects the person at an index, or no longer; a range can begin there. */
export function toggleSelected(index: number, id: number): void {
  step += 1;
  const ids = new Set(usePeopleSelection.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  usePeopleSelection.setState({ ids, base: ids, anchor: index });
}

async function idsOf({ text, ...query }: PeopleQuery): Promise<number[]> {
  return (await request('contacts.ids', { ...query, text: text.trim() })).ids;
}

/** Gives ids of the whole list to `use`, unless something else was selected in the meantime. */
async function withIds(query: PeopleQuery, use: (ids: readonly number[]) => void): Promise<void> {
  step += 1;
  const asked = step;
  try {
    const ids = await idsOf(query);
    if (asked === step) use(ids);
  } catch (error) {
    showError('Could not select', error);
  }
}

/** Selects everybody of the list. */
export async function selectAll(query: PeopleQuery): Promise<void> {
  await withIds(query, (ids) => usePeopleSelection.setState({ ...nobody, ids: new Set(ids) }));
}

/**
 * Selects from where a range began (or else from `from`) to an index, together with what was selected before it.
 * Rows that are not loaded are asked for.
 */
export function selectRange(from: number, to: number, query: PeopleQuery, idAt: (index: number) => number | undefined): void {
  const { ids, anchor, base } = usePeopleSelection.getState();
  const before = anchor === null ? ids : base;
  const start = anchor ?? from;
  const [first, last] = start < to ? [start, to] : [to, start];
  const select = (range: readonly number[]) => usePeopleSelection.setState({ ids: new Set([...before, ...range]) });
  usePeopleSelection.setState({ anchor: start, base: before });
  const known = Array.from({ length: last - first + 1 }, (_, offset) => idAt(first + offset));
  const loaded = known.filter((id) => id !== undefined);
  if (loaded.length < known.length) {
    void withIds(query, (all) => select(all.slice(first, last + 1)));
    return;
  }
  step += 1;
  select(loaded);
}

/** Whoever leaves the list by a change, here or elsewhere, is no longer selected. */
export function useSelectionKept(query: PeopleQuery): void {
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    let asked = 0;
    const keep = async () => {
      asked += 1;
      const mine = asked;
      if (usePeopleSelection.getState().ids.size === 0) return;
      const listed = new Set(await idsOf(latest.current));
      const { ids } = usePeopleSelection.getState();
      const kept = new Set([...ids].filter((id) => listed.has(id)));
      if (mine === asked && kept.size < ids.size) usePeopleSelection.setState({ ids: kept, base: kept, anchor: null });
    };
    const keepOrTell = () => void keep().catch((error: unknown) => showError('Could not read who is selected', error));
    // Changes while another page was shown went unseen.
    keepOrTell();
    return onEvent('changed', ({ tables }) => {
      if (!tables.includes('contact')) return;
      dropAnchor();
      keepOrTell();
    });
  }, []);
}
