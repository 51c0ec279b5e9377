/**
 * Where the focus goes when a dialog closes. A dialog's own `returnFocus` only sees itself being opened, and these are
 * mounted open and after their code was loaded.
 */

/** What has the focus; in a menu, which will have closed by then, the button that opened it. */
export function focusOrigin(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return null;
  const menu = active.closest<HTMLElement>('[role="menu"]');
  return menu ? document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`) : active;
}

/** Gives the focus back once the dialog's focus trap has let go; to the page if the origin is gone. */
export function returnFocus(origin: HTMLElement | null): void {
  window.setTimeout(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body) return;
    const target = origin?.isConnected === true ? origin : document.querySelector<HTMLElement>('main');
    target?.focus({ preventScroll: true });
  }, 0);
}
