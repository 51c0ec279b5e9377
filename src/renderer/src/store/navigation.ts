/** Which page is shown, with the way back. */
import { create } from 'zustand';

export type Route =
  | { page: 'today' }
  | { page: 'followUps' }
  /** The weekly review. */
  | { page: 'review' }
  | { page: 'people' }
  /** `select` is the key of a timeline row to scroll to. */
  | { page: 'person'; id: number; select?: string }
  | { page: 'organizations' }
  /** `formerly`: the name it had before it was renamed from its page, shown again once that is undone. */
  | { page: 'organization'; name: string; formerly?: string }
  /** Entries that may be one person, or pairs of whom one said that they are not. */
  | { page: 'duplicates' }
  | { page: 'insights' }
  | { page: 'history' }
  | { page: 'trash' }
  | { page: 'settings' };

interface Navigation {
  trail: Route[];
  /** Index of the shown route in `trail`. */
  at: number;
}

export const useNavigation = create<Navigation>()(() => ({ trail: [{ page: 'today' }], at: 0 }));

export function useRoute(): Route {
  return useNavigation((n) => n.trail[n.at] ?? { page: 'today' });
}

export function navigate(route: Route): void {
  useNavigation.setState(({ trail, at }) => {
    const current = trail[at];
    if (current && JSON.stringify(current) === JSON.stringify(route)) return { trail, at };
    const next = [...trail.slice(0, at + 1), route].slice(-100);
    return { trail: next, at: next.length - 1 };
  });
}

/** Puts another page in the place of those that are no longer there to go back to. */
function replace(isGone: (route: Route) => boolean, route: Route): void {
  useNavigation.setState(({ trail, at }) => {
    const replaced = trail.map((one) => (isGone(one) ? route : one));
    // What would now follow itself is left out.
    const kept = replaced.map((one, index) => index === 0 || JSON.stringify(one) !== JSON.stringify(replaced[index - 1]));
    return { trail: replaced.filter((_, index) => kept[index]), at: kept.slice(0, at + 1).filter(Boolean).length - 1 };
  });
}

/** As `replace`, for an organization's page. */
export function replaceOrganization(name: string, route: Route): void {
  replace((one) => one.page === 'organization' && one.name === name, route);
}

/** As `replace`, for the pages of people who became one with somebody. */
export function replacePeople(ids: readonly number[], keptId: number): void {
  replace((one) => one.page === 'person' && ids.includes(one.id), { page: 'person', id: keptId });
}

export function goBack(): void {
  useNavigation.setState(({ at }) => ({ at: Math.max(0, at - 1) }));
}

export function goForward(): void {
  useNavigation.setState(({ trail, at }) => ({ at: Math.min(trail.length - 1, at + 1) }));
}
