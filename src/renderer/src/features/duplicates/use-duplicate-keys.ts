import type { DuplicateGroup } from '@shared/duplicate-views';
import { type RefObject, useEffect, useRef } from 'react';
import { isPageItself, isTextField } from '../../components/focus-target';
import { useDialogs } from '../../store/dialogs';
import { usePalette } from '../../store/palette';
import { merge, tellApart } from './group-actions';

interface Options {
  list: RefObject<HTMLDivElement | null>;
  search: RefObject<HTMLInputElement | null>;
  /** The one that is shown beside the list. */
  group: DuplicateGroup | undefined;
  skip: () => void;
}

/** `n` tells the shown group apart, `s` or `d` skips it, Enter merges it, `/` goes to the search, arrows go to the list. */
export function useDuplicateKeys(options: Options): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { list, search, group, skip } = latest.current;
      const blocked = useDialogs.getState().open !== null || usePalette.getState().open || event.defaultPrevented;
      if (blocked || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === '/') search.current?.focus();
      else if (!group) return;
      else if (key === 'n') {
        // A key held down is about one group.
        if (!event.repeat) void tellApart(group);
      } else if (key === 's' || key === 'd') skip();
      else if (key === 'enter' && isPageItself(event.target)) merge(group);
      else if ((key === 'arrowdown' || key === 'arrowup') && isPageItself(event.target)) list.current?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
