import { type RefObject, useLayoutEffect, useState } from 'react';

/** How far below the top of what the page scrolls an element begins, in pixels; followed as what is above it grows. */
export function useScrollMargin(element: RefObject<HTMLElement | null>, scroller: () => HTMLElement | null): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const parent = scroller();
      if (!element.current || !parent) return;
      const top = element.current.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop;
      setMargin((before) => (Math.abs(before - top) < 1 ? before : top));
    };
    measure();
    const content = scroller()?.firstElementChild;
    if (!content) return;
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    const before = element.current?.previousElementSibling;
    if (before) observer.observe(before);
    return () => observer.disconnect();
  }, [element, scroller]);
  return margin;
}
