import { type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';

export interface LazyComponent<P extends object> {
  (props: P): ReactNode;
  /** Loads the code ahead of the first use. */
  preload(): Promise<unknown>;
}

/**
 * A component whose code is loaded when it is first shown. Unlike `React.lazy` alone, one that was loaded before is
 * shown at once: `lazy` would suspend all the same, and React holds back what comes after a fallback for 300 ms.
 */
export function lazyComponent<P extends object>(load: () => Promise<ComponentType<P>>): LazyComponent<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async (): Promise<ComponentType<P>> => {
    loaded ??= await load();
    return loaded;
  };
  const Lazy = lazy(async () => ({ default: await fetch() }));
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, outside of any component
  const Part = (props: P) => {
    // Kept, so that a part that came through `Lazy` is not mounted anew.
    const [Shown] = useState<ComponentType<P>>(() => loaded ?? Lazy);
    return createElement(Shown, props);
  };
  return Object.assign(Part, { preload: fetch });
}
