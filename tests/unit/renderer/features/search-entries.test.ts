import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../src/renderer/src/features/search/recently-opened';
import type { Route } from '../../../../src/renderer/src/store/navigation';

describe('what was opened last', () => {
  const person = (id: number): Route => ({ page: 'person', id });
  it('is newest first, each once, without what is shown', () => {
    const trail: Route[] = [person(1), { page: 'people' }, { page: 'organization', name: 'A' }, person(2), person(1), person(3)];
    expect(placesOf(trail, 5, 6)).toEqual([person(1), person(2), { page: 'organization', name: 'A' }]);
    expect(placesOf(trail, 1, 2)).toEqual([person(3), person(1)]);
    expect(placesOf([{ page: 'today' }], 0, 6)).toEqual([]);
  });
});
