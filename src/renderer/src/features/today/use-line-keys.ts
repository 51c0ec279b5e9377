import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const LINE = '[data-line]';
const LINE_MAIN = '[data-line-main]';

/** Arrow keys move between the lines of a page; when the focused line goes away, its neighbour gets the focus. */
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
    const remember = () => {
      const line = document.activeElement?.closest<HTMLElement>(LINE);
      lastIndex.current = line && element.contains(line) ? [...element.querySelectorAll(LINE)].indexOf(line) : null;
    };
    // A removed element blurs without a `relatedTarget`, and the body is left with the focus.
    const observer = new MutationObserver(() => {
      if (lastIndex.current === null || document.activeElement !== document.body) return;
      const all = element.querySelectorAll<HTMLElement>(LINE);
      all[Math.min(lastIndex.current, all.length - 1)]?.querySelector<HTMLElement>(LINE_MAIN)?.focus();
    });
    observer.observe(element, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
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
