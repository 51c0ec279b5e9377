import { useEffect, useRef, useState } from 'react';
import { adoptDraft, dialogOfForm, draftOf, dropDraft, keepDraft } from '../store/drafts';

/** What was written in this form before the page was lost; null in every other case. Read once, when the form begins. */
export function useRestored<V extends object>(): V | null {
  const [restored] = useState(() => {
    const dialog = dialogOfForm();
    // A form of the same dialog wrote it, which the compiler can't see.
    return dialog && (draftOf(dialog) as V | null);
  });
  useEffect(adoptDraft, []);
  return restored;
}

/** Keeps what is written while it differs from what the form began with, until the form is gone. */
export function useDraft(values: object, dirty: boolean): void {
  const [dialog] = useState(dialogOfForm);
  const isKept = useRef(false);
  useEffect(() => {
    if (!dialog) return;
    if (dirty) keepDraft(dialog, values);
    else if (isKept.current) dropDraft();
    isKept.current = dirty;
  }, [dialog, values, dirty]);
  useEffect(
    () => () => {
      if (isKept.current) dropDraft();
    },
    [],
  );
}
