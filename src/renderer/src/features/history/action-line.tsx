import { Badge, Button } from '@mantine/core';
import type { ActionRow, UndoState } from '@shared/views';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatTime, listed, plural } from '../../format';
import { redo, undoAction } from '../../store/actions';
import { ChangeDetails } from './change-details';

/** What the window calls the rows of a table. */
const tableNames: Record<string, [one: string, many: string]> = {
  contact: ['person', 'people'],
  contact_role: ['role', 'roles'],
  organization: ['organization', 'organizations'],
  touchpoint: ['touchpoint', 'touchpoints'],
  referral: ['referral', 'referrals'],
  purchase: ['purchase', 'purchases'],
  follow_up: ['follow-up', 'follow-ups'],
  answer_dismissal: ['answer not needed', 'answers not needed'],
  setting: ['setting', 'settings'],
};

const verbs = [
  { key: 'created', word: 'Added' },
  { key: 'updated', word: 'Changed' },
  { key: 'removed', word: 'Removed' },
] as const;

/** "Added 3 people and 1 touchpoint. Changed 1 follow-up." */
function changesText(changes: ActionRow['changes']): string {
  const sentences = verbs.flatMap(({ key, word }) => {
    const parts = changes.flatMap((change) => {
      const names = tableNames[change.table];
      return names && change[key] > 0 ? [plural(change[key], ...names)] : [];
    });
    return parts.length === 0 ? [] : [`${word} ${listed(parts)}`];
  });
  return sentences.join('. ');
}

interface ActionLineProps {
  action: ActionRow;
  state: UndoState | undefined;
}

/** An action with the way back; opened, it shows what changed. */
export function ActionLine({ action, state }: ActionLineProps) {
  const { id, label, at, undoneBy } = action;
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const details = useId();
  /** What is in the way is said where it was asked. */
  const take = async (target: number) => {
    const message = await undoAction(target, target === id ? label : `Undo: ${label}`);
    setRefusal(message);
    if (message !== null) setOpen(true);
  };
  return (
    <li className="history-item" data-state={action.state}>
      <div className="line history-line">
        <span className="line-meta figure">{formatTime(at)}</span>
        <button
          type="button"
          className="text-button line-main"
          aria-expanded={open}
          aria-controls={open ? details : undefined}
          onClick={() => setOpen(!open)}
        >
          <span className="line-name">
            <IconChevronRight className="history-mark" size={14} aria-hidden="true" />
            {label}
          </span>
          <span className="line-note">{changesText(action.changes)}</span>
        </button>
        <span className="line-actions">
          {action.state === 'undone' && <Badge color="gray">undone</Badge>}
          {action.state === 'done' && !action.final && (
            <Button size="compact-sm" variant="light" onClick={() => void take(id)} aria-label={`Undo: ${label}`}>
              Undo
            </Button>
          )}
          {undoneBy !== null && (
            <Button size="compact-sm" variant="light" onClick={() => void take(undoneBy)} aria-label={`Redo: ${label}`}>
              Redo
            </Button>
          )}
          {state?.redo?.id === id && (
            <Button size="compact-sm" variant="light" onClick={() => void redo()} aria-label={`Redo: ${label}`}>
              Redo
            </Button>
          )}
        </span>
      </div>
      {open && (
        <section id={details} className="history-details" aria-label={`What changed: ${label}`}>
          {refusal !== null && (
            <p className="visually-hidden" role="alert">
              {refusal}
            </p>
          )}
          <ChangeDetails id={id} />
        </section>
      )}
    </li>
  );
}
