/** Saved views of the People page, as the window uses them. */
import type { SavedView } from '@shared/domain/saved-view';
import { performOrTell } from '../../store/actions';
import { navigate } from '../../store/navigation';
import { clearSelection } from './people-selection';
import { type PeopleQuery, usePeopleView } from './people-view';

/** How the page stands, ready to be saved. */
export function viewOf({ text, tags, stages, cadence, show, sort, descending }: PeopleQuery, name: string): SavedView {
  return { name, text: text.trim(), tags, stages, cadence, show, sort, descending };
}

/** Both show the same people in the same order. */
export function isSameView(view: SavedView, query: PeopleQuery): boolean {
  const keyOf = (one: SavedView) =>
    JSON.stringify([one.text, [...one.tags].sort(), [...one.stages].sort(), [...one.cadence].sort(), one.show, one.sort, one.descending]);
  return keyOf(view) === keyOf(viewOf(query, view.name));
}

/** Shows the People page as the view says. */
export function applyView({ name, ...query }: SavedView): void {
  clearSelection();
  usePeopleView.setState({ ...query, view: name, active: 0, scrollTop: 0 });
  navigate({ page: 'people' });
}

/** Puts how the page stands in the place of what the view was. */
export async function updateView(name: string): Promise<void> {
  await performOrTell('views.save', { formerly: name, view: viewOf(usePeopleView.getState(), name) }, `View “${name}” changed`);
}

export async function removeView(name: string): Promise<void> {
  await performOrTell('views.remove', { name }, `View “${name}” deleted`);
}
