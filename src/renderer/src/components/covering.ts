import { useLayoutEffect } from 'react';

let covering = 0;

/** While this is shown (and `on`), something lies over the page: `body[data-covered]`, so that what is said stands where no button is. */
export function useCovering(on = true): void {
  useLayoutEffect(() => {
    if (!on) return;
    covering += 1;
    document.body.toggleAttribute('data-covered', true);
    return () => {
      covering -= 1;
      document.body.toggleAttribute('data-covered', covering > 0);
    };
  }, [on]);
}
