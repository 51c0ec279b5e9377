import type { ImportConflict } from '@shared/import-views';
import { useEffect, useId, useState } from 'react';
import { LongText } from './long-text';
import classes from './review.module.css';
import { valueText } from './row-words';

type Side = ImportConflict['choice'];

const sides: readonly { side: Side; label: string }[] = [
  { side: 'mine', label: 'Yours' },
  { side: 'theirs', label: 'The file’s' },
];

interface ConflictChoiceProps {
  conflict: ImportConflict;
  onTake: (side: Side) => void;
}

/** What a field says here and in the file, side by side; one of them is chosen. */
export function ConflictChoice({ conflict, onTake }: ConflictChoiceProps) {
  const name = useId();
  // What was chosen, until the rows have been read anew.
  const [asked, setAsked] = useState<{ conflict: ImportConflict; side: Side } | null>(null);
  useEffect(() => setAsked((before) => (before?.conflict === conflict ? before : null)), [conflict]);
  const chosen = asked?.conflict === conflict ? asked.side : conflict.choice;
  return (
    <fieldset className={classes.conflict}>
      <legend>{conflict.label}</legend>
      <div className={classes.sides}>
        {sides.map(({ side, label }) => (
          <div key={side} className={classes.side} data-chosen={side === chosen || undefined}>
            <label className={classes.sideLabel}>
              <input
                type="radio"
                name={name}
                value={side}
                checked={side === chosen}
                aria-describedby={`${name}${side}`}
                onChange={() => {
                  setAsked({ conflict, side });
                  onTake(side);
                }}
              />
              {label}
            </label>
            <div id={`${name}${side}`} className={classes.value}>
              <LongText text={valueText(conflict.field, conflict[side])} />
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
