import { preloadWhenIdle } from './frame/preload';

let marked = false;
let tellReady: () => void = () => undefined;

/** Kept once the first page has been painted: the time for what the first look does not need. */
export const firstPaint = new Promise<void>((resolve) => {
  tellReady = resolve;
});

/** Marks the window as ready once the first page's data has been painted; tests and measurements wait for `html[data-ready]`. */
export function markReady(): void {
  if (marked) return;
  marked = true;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.documentElement.dataset.ready = 'true';
      tellReady();
      preloadWhenIdle();
    }),
  );
}
