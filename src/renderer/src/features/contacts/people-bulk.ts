/**
 * What can be done with everybody who is selected; each is one action, undone in one step. Whoever leaves the list by it is
 * no longer selected.
 */
import { notifications } from '@mantine/notifications';
import type { Input } from '@shared/contract';
import { request } from '../../api';
import { plural } from '../../format';
import { performOrTell, showError, tellDone } from '../../store/actions';
import { usePeopleSelection } from './people-selection';

type BulkChange = Input<'contacts.bulk'>['change'];

const selected = () => [...usePeopleSelection.getState().ids];
const people = (count: number) => plural(count, 'person', 'people');

/**
 * Changes the selected people and says what `done` makes of how many were changed. They stay selected.
 * Rejects with AppError.
 */
export async function changeSelected(change: BulkChange, done: (who: string) => string): Promise<void> {
  const { changed } = await request('contacts.bulk', { ids: selected(), change });
  if (changed > 0) tellDone(done(people(changed)));
  // There is no action then, and *Undo* would take back the one before.
  else notifications.show({ message: 'Nothing changed: they all were like that already', autoClose: 4_000 });
}

export async function setStageOfSelected(stage: string | null): Promise<void> {
  try {
    await changeSelected({ stage }, (who) => (stage === null ? `Stage of ${who} cleared` : `Stage of ${who} set to ${stage}`));
  } catch (error) {
    showError('That did not work', error);
  }
}

export async function setSelectedArchived(archived: boolean): Promise<void> {
  const ids = selected();
  const who = people(ids.length);
  const done = archived ? `Archived ${who}` : `${who} brought back from the archive`;
  await performOrTell('contacts.setArchived', { ids, archived }, done);
}

export async function moveSelectedToTrash(): Promise<void> {
  const ids = selected();
  await performOrTell('contacts.remove', { ids }, `${people(ids.length)} moved to the trash`);
}

export async function restoreSelected(): Promise<void> {
  const ids = selected();
  await performOrTell('contacts.restore', { ids }, `${people(ids.length)} restored`);
}
