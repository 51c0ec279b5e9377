import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isPageItself } from '../../components/focus-target';

const LINE = '[data-line]';
const LINE_MAIN = '[data-line-main]';

/** Arrow keys move between the lines of a page, and onto the first one where nothing has the focus; when the focused line goes away, its neighbour gets the focus. */
export function useLineKeys(container: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const lastIndex = useRef<number | null>(null);

  const lines = () => [...(container.current?.querySelectorAll<HTMLElement>(LINE) ?? [])];
  const focusLine = (index: number) => {
    const all = lines();
    all[Math.max(0, Math.min(index, all.length - 1))]?.querySelector<HTMLElement>(LINE_MAIN)?.focus();
  };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let inDialog = false;
    const remember = () => {
      const active = document.activeElement;
      const wasInDialog = inDialog;
      inDialog = active?.closest('[role="dialog"]') !== null && active !== null;
      if (inDialog) return;
      // What was done in the dialog took the line away from which it was opened.
      if (wasInDialog && isPageItself(active) && lastIndex.current !== null) {
        const left = element.querySelectorAll<HTMLElement>(LINE);
        left[Math.min(lastIndex.current, left.length - 1)]?.querySelector<HTMLElement>(LINE_MAIN)?.focus();
        return;
      }
      const line = active?.closest<HTMLElement>(LINE);
      lastIndex.current = line && element.contains(line) ? [...element.querySelectorAll(LINE)].indexOf(line) : null;
    };
    // A removed element blurs without a `relatedTarget`, and the body is left with the focus.
    const observer = new MutationObserver(() => {
      if (lastIndex.current === null || document.activeElement !== document.body) return;
      const all = element.querySelectorAll<HTMLElement>(LINE);
      all[Math.min(lastIndex.current, all.length - 1)]?.querySelector<HTMLElement>(LINE_MAIN)?.focus();
    });
    observer.observe(element, { childList: true, subtree: true });
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!isPageItself(event.target)) return;
      const first = element.querySelector<HTMLElement>(`${LINE} ${LINE_MAIN}`);
      if (!first) return;
      event.preventDefault();
      first.focus();
    };
    window.addEventListener('keydown', enter);
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      window.removeEventListener('keydown', enter);
      document.removeEventListener('focusin', remember);
    };
  }, [container]);

  return (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>(LINE) : null;
    if (!line) return;
    event.preventDefault();
    focusLine(lines().indexOf(line) + (event.key === 'ArrowDown' ? 1 : -1));
  };
}
