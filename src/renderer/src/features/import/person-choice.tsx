import type { ImportRow } from '@shared/import-views';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { PersonAvatar } from '../../components/person-avatar';
import classes from './review.module.css';
import { candidatesOf, choiceOf, type RowChoice } from './row-words';
import type { RowDecision } from './use-import';

interface OptionProps {
  name: string;
  value: RowChoice;
  chosen: RowChoice;
  onChoose: (value: RowChoice) => void;
  children: ReactNode;
}

function Option({ name, value, chosen, onChoose, children }: OptionProps) {
  return (
    <label className={classes.option} data-chosen={value === chosen || undefined}>
      <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
      {children}
    </label>
  );
}

function decisionOf(choice: Exclude<RowChoice, 'same'>): RowDecision {
  if (choice === 'create' || choice === 'leave') return { action: choice };
  const id = Number(choice.slice('update '.length));
  return id > 0 ? { action: 'update', contactId: id } : { action: 'update' };
}

interface PersonChoiceProps {
  row: ImportRow;
  onDecide: (decision: RowDecision) => void;
}

/** Who the person of a row is: somebody new, one of those they resemble, or nobody to take in. */
export function PersonChoice({ row, onDecide }: PersonChoiceProps) {
  const name = useId();
  // What was chosen, until the rows have been read anew.
  const [asked, setAsked] = useState<{ row: ImportRow; choice: RowChoice } | null>(null);
  const chosen = asked?.row === row ? asked.choice : choiceOf(row);
  useEffect(() => setAsked((before) => (before?.row === row ? before : null)), [row]);
  const choose = (choice: RowChoice) => {
    if (choice === 'same') return;
    setAsked({ row, choice });
    onDecide(decisionOf(choice));
  };
  const option = { name, chosen, onChoose: choose };
  return (
    <fieldset className={classes.group}>
      <legend>What to do</legend>
      {candidatesOf(row).map((person) => (
        <Option key={person.id} value={`update ${person.id}`} {...option}>
          <PersonAvatar name={person.name} size={28} />
          <span className={classes.optionText}>
            <span>
              {row.outcome === 'unchanged' && row.match?.id === person.id ? 'Nothing new for ' : 'Update '}
              <bdi className={classes.strong}>{person.name}</bdi>
            </span>
            <span className="line-note">
              {[person.organization, person.reason]
                .filter((part) => part !== '')
                .map((part, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the two never change places
                  <span key={i}>
                    {i > 0 && ' · '}
                    <bdi>{part}</bdi>
                  </span>
                ))}
            </span>
          </span>
        </Option>
      ))}
      {choiceOf(row) === 'same' && (
        <Option value="same" {...option}>
          <span className={classes.optionText}>Nothing: {row.reason}</span>
        </Option>
      )}
      <div className={classes.sides}>
        <Option value="create" {...option}>
          Add as new
        </Option>
        <Option value="leave" {...option}>
          Leave out
        </Option>
      </div>
    </fieldset>
  );
}
