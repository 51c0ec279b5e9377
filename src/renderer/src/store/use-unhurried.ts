import { startTransition, useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';

/**
 * What a store holds, for what takes long to draw: a change is drawn in pieces between which the window answers, while the
 * zustand hook of the store would have it drawn in one. Until then what was shown stays.
 */
export function useUnhurried<T>(store: Pick<StoreApi<T>, 'getState' | 'subscribe'>): T {
  const [state, setState] = useState(store.getState);
  useEffect(() => {
    const take = () => startTransition(() => setState(() => store.getState()));
    // It may have changed between the first render and now.
    take();
    return store.subscribe(take);
  }, [store]);
  return state;
}
