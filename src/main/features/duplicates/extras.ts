/** Properties without a field, of several entries. */
import { type PreservedProperty, stampProperties } from '@shared/domain/contact';

const groupKey = ({ group }: PreservedProperty) => group?.toLowerCase();

/**
 * All properties of all entries, each once. A group ties a property to its label: one whose name another entry uses for
 * something else (`item1` of every Apple card) comes whole, under a name of its own.
 */
export function uniteExtras(entries: readonly (readonly PreservedProperty[])[]): PreservedProperty[] {
  const united: PreservedProperty[] = [];
  for (const extras of entries) {
    const known = new Set(united.map((extra) => JSON.stringify(extra)));
    const isKnown = (extra: PreservedProperty) => known.has(JSON.stringify(extra));
    const stamped = new Set(united.map(({ name }) => name).filter((name) => stampProperties.has(name)));
    const theirs = new Set(united.map(groupKey));
    const taken = new Set(theirs);
    const renamed = new Map<string, string>();
    const nameFor = (group: string): string => {
      const name = renamed.get(group) ?? freeGroup(taken, extras);
      renamed.set(group, name);
      taken.add(name);
      return name;
    };
    for (const extra of extras) {
      const group = groupKey(extra);
      if (group === undefined || !theirs.has(group)) {
        if (!isKnown(extra) && !stamped.has(extra.name)) united.push(extra);
      } else if (!extras.every((other) => groupKey(other) !== group || isKnown(other))) {
        united.push({ ...extra, group: nameFor(group) });
      }
    }
  }
  return united;
}

/** `item1`, `item2`, … that nobody has. */
function freeGroup(taken: ReadonlySet<string | undefined>, extras: readonly PreservedProperty[]): string {
  const used = new Set([...taken, ...extras.map(groupKey)]);
  let number = 1;
  while (used.has(`item${number}`)) number += 1;
  return `item${number}`;
}
