import { useEffect, useState } from 'react';
import { QuestionDialog } from '../components/question-dialog';
import { firstPaint } from '../ready';
import { showError } from '../store/actions';
import { dropDraft, findDraft, restoreDraft } from '../store/drafts';

type Found = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** Asks, once the page is there again, what shall become of what was being written when it was lost. */
export function DraftOffer() {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    firstPaint
      .then(findDraft)
      .then(setFound)
      .catch((error: unknown) => showError('What you were writing could not be looked for', error));
  }, []);
  if (!found) return null;
  return (
    <QuestionDialog
      title="You were writing something"
      yes="Discard it"
      no="Go on writing"
      danger
      onYes={() => {
        dropDraft();
        setFound(null);
      }}
      onNo={() => {
        setFound(null);
        restoreDraft(found);
      }}
    >
      The window stopped before it was saved. What you typed is still here.
    </QuestionDialog>
  );
}
