/** Which follow-ups are selected on the Follow-ups page. */
import { create } from 'zustand';

export const useFollowUpSelection = create<{ ids: ReadonlySet<number> }>()(() => ({ ids: new Set<number>() }));

export function toggleSelected(id: number): void {
  useFollowUpSelection.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next };
  });
}

export function selectFollowUps(ids: readonly number[]): void {
  useFollowUpSelection.setState({ ids: new Set(ids) });
}

/** Those that are no longer shown are no longer selected. */
export function keepSelected(shown: ReadonlySet<number>): void {
  const { ids } = useFollowUpSelection.getState();
  const kept = [...ids].filter((id) => shown.has(id));
  if (kept.length < ids.size) selectFollowUps(kept);
}

/** The selected ones if this is one of them, else it alone. */
export function selectedWith(id: number): number[] {
  const { ids } = useFollowUpSelection.getState();
  return ids.has(id) ? [...ids] : [id];
}
