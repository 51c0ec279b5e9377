import { preloadWhenIdle } from './frame/preload';

let marked = false;

/** Marks the window as ready once the first page's data has been painted; tests and measurements wait for `html[data-ready]`. */
export function markReady(): void {
  if (marked) return;
  marked = true;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.documentElement.dataset.ready = 'true';
      preloadWhenIdle();
    }),
  );
}
