/** Loads what is likely needed next while the window has nothing to do, so that the first search or log opens at once. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../features/search/palette'),
  () => import('../features/touchpoints/touchpoint-dialog'),
  () => import('../features/contacts/people-page'),
  () => import('../features/contacts/person-page'),
  () => import('../features/insights/insights-page'),
  () => import('../components/line-chart-canvas'),
];

/** One part at a time, each in an idle moment. A part that fails is asked for again where it is used, which then tells. */
export function preloadWhenIdle(): void {
  const queue = [...parts];
  const next = () => {
    const load = queue.shift();
    if (load) load().then(plan, plan);
  };
  const plan = () => {
    requestIdleCallback(next, { timeout: 2_000 });
  };
  plan();
}
