/** The people and organizations whose pages were opened last, since the program was started. */
import type { SearchHits } from '@shared/views';
import { type Route, useNavigation } from '../../store/navigation';
import { useQuery } from '../../store/query-cache';

export type Opened = { type: 'person'; person: SearchHits['people'][number] } | { type: 'organization'; name: string };

const SHOWN = 6;

type Place = Extract<Route, { page: 'person' | 'organization' }>;
const keyOf = (place: Place) => (place.page === 'person' ? `person ${place.id}` : `organization ${place.name}`);

/** The pages of people and organizations on the trail, newest first, each once; not the one that is shown. */
export function placesOf(trail: readonly Route[], at: number, most: number): Place[] {
  const shown = trail[at];
  const places = new Map<string, Place>();
  for (const route of [...trail].reverse()) {
    if (route.page !== 'person' && route.page !== 'organization') continue;
    if (!places.has(keyOf(route))) places.set(keyOf(route), route);
  }
  if (shown && (shown.page === 'person' || shown.page === 'organization')) places.delete(keyOf(shown));
  return [...places.values()].slice(0, most);
}

export function useRecentlyOpened(): Opened[] {
  const trail = useNavigation((navigation) => navigation.trail);
  const at = useNavigation((navigation) => navigation.at);
  const places = placesOf(trail, at, SHOWN);
  const ids = places.flatMap((place) => (place.page === 'person' ? [place.id] : []));
  const people = useQuery('search.people', ids.length > 0 ? { ids } : null, ['contact']);
  return places.flatMap((place): Opened[] => {
    if (place.page === 'organization') return [{ type: 'organization', name: place.name }];
    const person = people.data?.find(({ id }) => id === place.id);
    return person ? [{ type: 'person', person }] : [];
  });
}
