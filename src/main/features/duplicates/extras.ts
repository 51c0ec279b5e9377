/** Properties without a field, of several entries. */
import type { PreservedProperty } from '@shared/domain/contact';

/** They say when and by what a card was written: the first entry's hold. */
const stamps = new Set(['REV', 'PRODID', 'VERSION']);

const groupKey = ({ group }: PreservedProperty) => group?.toLowerCase();

/**
 * All properties of all entries, each once. The group of a property ties it to its label: one that another entry uses for
 * something else (`item1` of every Apple card) gets a name of its own.
 */
export function uniteExtras(entries: readonly (readonly PreservedProperty[])[]): PreservedProperty[] {
  const united: PreservedProperty[] = [];
  const known = new Set<string>();
  for (const extras of entries) {
    const taken = new Set(united.map(groupKey));
    const stamped = new Set(united.map(({ name }) => name));
    const wanted = extras.filter((extra) => !known.has(JSON.stringify(extra)) && !(stamps.has(extra.name) && stamped.has(extra.name)));
    const groups = new Map<string, string>();
    for (const extra of wanted) {
      known.add(JSON.stringify(extra));
      const group = groupKey(extra);
      if (group === undefined || extra.group === undefined || !taken.has(group)) {
        united.push(extra);
        continue;
      }
      // The rest of a group that came with an earlier entry word for word has its label there.
      if (extras.some((other) => groupKey(other) === group && !wanted.includes(other))) {
        united.push(extra);
        continue;
      }
      const name = groups.get(group) ?? freeGroup(taken, extras);
      groups.set(group, name);
      taken.add(name);
      united.push({ ...extra, group: name });
    }
  }
  return united;
}

function freeGroup(taken: ReadonlySet<string | undefined>, extras: readonly PreservedProperty[]): string {
  const used = new Set([...taken, ...extras.map(groupKey)]);
  let number = 1;
  while (used.has(`item${number}`)) number += 1;
  return `item${number}`;
}
