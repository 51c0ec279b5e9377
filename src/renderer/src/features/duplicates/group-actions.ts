/** What can be done with a group of suspects. */
import type { DuplicateGroup } from '@shared/duplicate-views';
import { plural } from '../../format';
import { perform, performOrTell, showError } from '../../store/actions';
import { openDialog } from '../../store/dialogs';
import { groupNames } from './entry-words';
import { settle } from './use-duplicates';

export function merge({ people }: DuplicateGroup): void {
  openDialog({ kind: 'merge', people, choose: true });
}

/** A second key before the answer is there would be about the same group. */
let telling = false;

/** Says that no two of them are the same. */
export async function tellApart({ people }: DuplicateGroup): Promise<void> {
  if (telling) return;
  telling = true;
  const done =
    people.length > 2 ? `${plural(people.length, 'person', 'people')} told apart` : `${groupNames(people)} are not the same person`;
  try {
    await perform('duplicates.setDistinct', { ids: people.map(({ id }) => id) }, done);
    settle(people);
  } catch (error) {
    showError('That did not work', error);
  } finally {
    telling = false;
  }
}

/** Says that one of a group is none of the others, who may still be one person. */
export async function isSomebodyElse({ people }: DuplicateGroup, id: number): Promise<void> {
  const others = people.filter((person) => person.id !== id).map((person) => person.id);
  const name = people.find((person) => person.id === id)?.name ?? '';
  await performOrTell('duplicates.setDistinct', { ids: [id], from: others }, `${name} is somebody else`);
}
