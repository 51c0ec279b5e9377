/** Changes whose answer takes long: an undo of much, or one that waits until other work is through. */
import type { RequestName } from '@shared/requests';
import { create } from 'zustand';

export interface PendingWrite {
  id: number;
  name: RequestName;
  /** What is undone or done again, as the history calls it; null while it is not known. */
  subject: string | null;
}

interface PendingWrites {
  /** Those under way longer than `shownAfterMs`, oldest first. */
  writes: readonly PendingWrite[];
  /** The work that lets no change through at the moment ("the import"), if any. */
  holder: string | null;
}

export const usePendingWrites = create<PendingWrites>()(() => ({ writes: [], holder: null }));

const shownAfterMs = 400;
let nextId = 1;

/** Shows a change as long as its answer is outstanding, unless that comes soon. Gives back the answer. */
export async function showWhileItLasts<T>(name: RequestName, answer: Promise<T>, subject: Promise<string | null> | null): Promise<T> {
  const id = nextId++;
  let known: string | null = null;
  const timer = setTimeout(
    () => usePendingWrites.setState(({ writes }) => ({ writes: [...writes, { id, name, subject: known }] })),
    shownAfterMs,
  );
  // Until it is its turn, what holds it back may have become the newest action itself.
  const isHeld = usePendingWrites.getState().holder !== null;
  subject?.then(
    (found) => {
      if (isHeld) return;
      known = found;
      usePendingWrites.setState(({ writes }) => ({ writes: writes.map((one) => (one.id === id ? { ...one, subject: found } : one)) }));
    },
    // Then it is shown without: what became of the change itself is told by its answer.
    () => undefined,
  );
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    usePendingWrites.setState((now) =>
      now.writes.some((one) => one.id === id) ? { writes: now.writes.filter((one) => one.id !== id) } : now,
    );
  }
}

/** Says that changes wait for `holder` ("the import") until the returned function is called. */
export function holdChanges(holder: string): () => void {
  usePendingWrites.setState({ holder });
  return () => usePendingWrites.setState({ holder: null });
}

/** What is going on, each thing once. */
export function pendingWords({ writes, holder }: PendingWrites): string[] {
  let ahead = holder;
  const words = writes.map(({ name, subject }) => {
    const step = name === 'history.undo' || name === 'history.undoAction' ? 'Undo' : name === 'history.redo' ? 'Redo' : null;
    if (ahead !== null) return `${step ?? 'A change'} waits for ${ahead} to finish`;
    if (step === null) return 'Saving…';
    ahead = `the ${step.toLowerCase()}`;
    if (step === 'Undo') return subject === null ? 'Undoing…' : `Undoing “${subject}”…`;
    return subject === null ? 'Doing it again…' : `Doing “${subject}” again…`;
  });
  return [...new Set(words)];
}
