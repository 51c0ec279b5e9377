import type { ContactFields } from '@shared/domain/contact';
import { chosenEntry, type MergeChoices, mergeEntries, unchosenValues } from '@shared/domain/merge-fields';
import type { ListKey, SingleKey } from '@shared/domain/merge-rules';
import { type MergeEntry, type MergeView, type MovedCounts, movedTo } from '@shared/duplicate-views';
import { useState } from 'react';

/** What was decided, by the ids of the entries, so that another one can stay without deciding anew. */
interface Decisions {
  keepId: number;
  singles: Partial<Record<SingleKey, number>>;
  dropped: Partial<Record<ListKey, readonly string[]>>;
  /** Undefined: the first photo there is. */
  photoOf: number | null | undefined;
  keepInNotes: boolean;
}

export interface Merge {
  /** The one who stays first. */
  ordered: MergeEntry[];
  kept: MergeEntry;
  /** The one person they become. */
  merged: ContactFields;
  /** The entry whose photo it is; null for none. */
  photoOf: number | null;
  photo: string | null;
  choices: MergeChoices;
  keepInNotes: boolean;
  /** Values that only the notes will have, or nobody. */
  unchosen: { label: string; words: string }[];
  moved: MovedCounts;
  dirty: boolean;
  /** The entry whose value of a field is kept. */
  chosen: (key: SingleKey) => number;
  isKept: (key: ListKey, same: string) => boolean;
  keep: (id: number) => void;
  choose: (key: SingleKey, id: number) => void;
  toggle: (key: ListKey, same: string) => void;
  choosePhoto: (id: number | null) => void;
  setKeepInNotes: (keep: boolean) => void;
}

/** The choices of a merge and what comes of them. `view` has at least one entry. */
export function useMerge(view: MergeView, first: MergeEntry): Merge {
  const [decided, setDecided] = useState<Decisions>({
    keepId: first.id,
    singles: {},
    dropped: {},
    photoOf: undefined,
    keepInNotes: true,
  });
  const [dirty, setDirty] = useState(false);
  const decide = (change: Partial<Decisions>) => {
    setDecided((before) => ({ ...before, ...change }));
    setDirty(true);
  };
  const kept = view.entries.find(({ id }) => id === decided.keepId) ?? first;
  const ordered = [kept, ...view.entries.filter((entry) => entry !== kept)];
  const fields = ordered.map((entry) => entry.fields);
  const place = (id: number) =>
    Math.max(
      0,
      ordered.findIndex((entry) => entry.id === id),
    );
  const choices: MergeChoices = {
    singles: Object.fromEntries(Object.entries(decided.singles).map(([key, id]) => [key, place(id)])),
    dropped: decided.dropped,
    keepInNotes: decided.keepInNotes,
  };
  const photoOf = decided.photoOf === undefined ? (ordered.find(({ photo }) => photo !== null)?.id ?? null) : decided.photoOf;
  const droppedOf = (key: ListKey): readonly string[] => decided.dropped[key] ?? [];
  return {
    ordered,
    kept,
    merged: mergeEntries(fields, choices),
    photoOf,
    photo: ordered.find(({ id }) => id === photoOf)?.photo ?? null,
    choices,
    keepInNotes: decided.keepInNotes,
    unchosen: unchosenValues(fields, choices),
    moved: movedTo(view, kept.id),
    dirty,
    chosen: (key) => ordered[chosenEntry(fields, key, choices)]?.id ?? kept.id,
    isKept: (key, same) => !droppedOf(key).includes(same),
    keep: (keepId) => decide({ keepId }),
    choose: (key, id) => decide({ singles: { ...decided.singles, [key]: id } }),
    toggle: (key, same) => {
      const before = droppedOf(key);
      const after = before.includes(same) ? before.filter((other) => other !== same) : [...before, same];
      decide({ dropped: { ...decided.dropped, [key]: after } });
    },
    choosePhoto: (id) => decide({ photoOf: id }),
    setKeepInNotes: (keepInNotes) => decide({ keepInNotes }),
  };
}
