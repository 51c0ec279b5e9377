/** How the People page stands: search, filters, order, place. Kept while one looks at a person and comes back. */
import type { contactSorts, peopleShown } from '@shared/contract';
import type { CadenceState } from '@shared/domain/cadence';
import { create } from 'zustand';
import { navigate } from '../../store/navigation';
import { clearSelection, dropAnchor } from './people-selection';

export type ContactSort = (typeof contactSorts)[number];
export type PeopleShown = (typeof peopleShown)[number];

/** What the list is asked for. */
export interface PeopleQuery {
  text: string;
  tags: string[];
  stages: string[];
  cadence: CadenceState[];
  show: PeopleShown;
  sort: ContactSort;
  descending: boolean;
}

interface PeopleView extends PeopleQuery {
  /** The name of the saved view that was chosen last; null: none. */
  view: string | null;
  /** Index of the row the keyboard is on. */
  active: number;
  scrollTop: number;
}

const noFilter = { text: '', tags: [], stages: [], cadence: [] } satisfies Partial<PeopleQuery>;

export const usePeopleView = create<PeopleView>()(() => ({
  ...noFilter,
  show: 'active',
  sort: 'score',
  descending: true,
  view: null,
  active: 0,
  scrollTop: 0,
}));

/** Columns whose most interesting end is the large one. */
const descendingFirst = new Set<ContactSort>(['score', 'giveShare', 'lastTouch', 'cadence']);

/** Sorts by a column; by the same one again, the other way round. */
export function sortBy(sort: ContactSort): void {
  dropAnchor();
  usePeopleView.setState((view) => ({
    sort,
    descending: view.sort === sort ? !view.descending : descendingFirst.has(sort),
    active: 0,
    scrollTop: 0,
  }));
}

/** Changes what is shown; the list starts at its top again, and nobody is selected. */
export function filterPeople(patch: Partial<Pick<PeopleQuery, 'text' | 'tags' | 'stages' | 'cadence' | 'show'>>): void {
  clearSelection();
  usePeopleView.setState({ ...patch, active: 0, scrollTop: 0 });
}

/** The People page with what a text asks for, and nothing else. */
export function showPeople(text: string): void {
  filterPeople({ ...noFilter, text, show: 'active' });
  usePeopleView.setState({ view: null });
  navigate({ page: 'people' });
}

export function clearFilters(): void {
  filterPeople(noFilter);
  usePeopleView.setState({ view: null });
}

export function isFiltered({ text, tags, stages, cadence }: PeopleQuery): boolean {
  return text.trim() !== '' || tags.length > 0 || stages.length > 0 || cadence.length > 0;
}
