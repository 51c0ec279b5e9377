import { confidenceOf, type DuplicateGroup } from '@shared/duplicate-views';

/** The groups that can be merged together: almost certain, and nobody in two of them. */
export function certainGroups(groups: readonly DuplicateGroup[]): DuplicateGroup[] {
  const taken = new Set<number>();
  return groups.filter(({ percent, people }) => {
    if (confidenceOf(percent) !== 'certain' || people.some(({ id }) => taken.has(id))) return false;
    for (const { id } of people) taken.add(id);
    return true;
  });
}
