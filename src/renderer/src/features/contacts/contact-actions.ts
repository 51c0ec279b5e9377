/** What can be done with people, wherever they are listed. */
import type { PersonRef } from '@shared/domain/contact';
import { plural } from '../../format';
import { performOrTell } from '../../store/actions';

function names(people: readonly PersonRef[]): string {
  const [only] = people;
  return people.length === 1 && only ? only.name : plural(people.length, 'person', 'people');
}

const idsOf = (people: readonly PersonRef[]) => people.map(({ id }) => id);

export async function setArchived(people: readonly PersonRef[], archived: boolean): Promise<void> {
  await performOrTell(
    'contacts.setArchived',
    { ids: idsOf(people), archived },
    archived ? `Archived ${names(people)}` : `${names(people)} brought back from the archive`,
  );
}

export async function moveToTrash(people: readonly PersonRef[]): Promise<void> {
  await performOrTell('contacts.remove', { ids: idsOf(people) }, `${names(people)} moved to the trash`);
}

export async function restore(people: readonly PersonRef[]): Promise<void> {
  await performOrTell('contacts.restore', { ids: idsOf(people) }, `${names(people)} restored`);
}
