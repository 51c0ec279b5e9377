import { Button, Checkbox } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { formatDay } from '../../format';
import { navigate } from '../../store/navigation';
import { type Entry, nameOf, noteOf } from './entry';

/** What can be done with the lines, and which are chosen. */
export interface LineActions {
  isChosen: (entry: Entry) => boolean;
  onChoose: (entry: Entry) => void;
  onRestore: (entry: Entry) => void;
  onRemove: (entry: Entry) => void;
}

function Words({ entry }: { entry: Entry }) {
  const note = noteOf(entry);
  return (
    <>
      <span className="line-name">{nameOf(entry)}</span>
      {note !== '' && <span className="line-note">{note}</span>}
    </>
  );
}

/** What was deleted, when it goes, and the way back. */
export function TrashLine({ entry, actions }: { entry: Entry; actions: LineActions }) {
  const name = nameOf(entry);
  const { deletedAt, goesAt } = 'person' in entry ? entry.person : entry.thing;
  return (
    <li className="line trash-line">
      <Checkbox size="xs" aria-label={`Select ${name}`} checked={actions.isChosen(entry)} onChange={() => actions.onChoose(entry)} />
      {'person' in entry ? (
        <button type="button" className="text-button line-main" onClick={() => navigate({ page: 'person', id: entry.person.id })}>
          <Words entry={entry} />
        </button>
      ) : (
        <div className="trash-words">
          <Words entry={entry} />
        </div>
      )}
      <span className="line-meta trash-times">
        <span>deleted {formatDay(deletedAt)}</span> <span>goes on {formatDay(goesAt)}</span>
      </span>
      <span className="line-actions">
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowBackUp size={14} aria-hidden="true" />}
          aria-label={`Restore ${name}`}
          onClick={() => actions.onRestore(entry)}
        >
          Restore
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" aria-label={`Delete ${name} now`} onClick={() => actions.onRemove(entry)}>
          Delete now
        </Button>
      </span>
    </li>
  );
}
