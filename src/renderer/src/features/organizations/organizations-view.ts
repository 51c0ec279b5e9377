/** How the Organizations page stands: search, order, place. Kept while one looks at an organization and comes back. */
import type { organizationSorts } from '@shared/contract';
import type { OrganizationRow } from '@shared/organization-views';
import { create } from 'zustand';
import { request } from '../../api';
import { type PagedRows, rowsCache, usePagedRows } from '../../store/paged-rows';

export type OrganizationSort = (typeof organizationSorts)[number];

export interface OrganizationsQuery {
  text: string;
  sort: OrganizationSort;
  descending: boolean;
}

interface OrganizationsView extends OrganizationsQuery {
  /** Index of the row the keyboard is on. */
  active: number;
  scrollTop: number;
}

export const useOrganizationsView = create<OrganizationsView>()(() => ({
  text: '',
  sort: 'points',
  descending: true,
  active: 0,
  scrollTop: 0,
}));

/** Sorts by a column, by the same one again the other way round. Names begin at A, figures with the largest. */
export function sortBy(sort: OrganizationSort): void {
  useOrganizationsView.setState((view) => ({
    sort,
    descending: view.sort === sort ? !view.descending : sort !== 'name',
    active: 0,
    scrollTop: 0,
  }));
}

/** The list starts at its top again. */
export function searchOrganizations(text: string): void {
  useOrganizationsView.setState({ text, active: 0, scrollTop: 0 });
}

export type Organizations = PagedRows<OrganizationRow>;

const cache = rowsCache<OrganizationsQuery, OrganizationRow>({
  ask: async (query, offset, limit) => await request('organizations.list', { ...query, offset, limit }),
  changedBy: (tables) => tables.some((table) => table !== 'follow_up'),
});

/** Organizations in an order and as searched, by index. */
export function useOrganizations({ text, sort, descending }: OrganizationsQuery): Organizations {
  return usePagedRows(cache, { text: text.trim(), sort, descending });
}
