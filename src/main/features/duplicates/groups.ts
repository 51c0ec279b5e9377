/** From pairs of suspects to the groups that are shown: entries that all fit each other stand together. */
import { type DuplicateGroup, type DuplicateReason, mergedMax } from '@shared/duplicate-views';
import type { Frequencies } from './candidates';
import type { Suspect } from './people';
import { type Scored, scorePair } from './score';

/** Two people by id, in either order. */
export class DistinctPairs {
  private readonly known = new Set<string>();

  constructor(pairs: readonly { one_id: number; other_id: number }[]) {
    for (const { one_id, other_id } of pairs) this.known.add(`${one_id} ${other_id}`);
  }

  has(one: number, other: number): boolean {
    return this.known.size > 0 && this.known.has(`${Math.min(one, other)} ${Math.max(one, other)}`);
  }
}

export interface ScoredPair extends Scored {
  one: Suspect;
  other: Suspect;
}

/** From here on a link makes a group larger, if everybody comes to as much as `FITS_FROM` with everybody. */
const LINKS_FROM = 70;
/** Otherwise A like B and B like C would make a chain of strangers. */
const FITS_FROM = 20;
/** Weaker links make a group only of their like, if each pair in it would be shown alone: several entries of one name. */
const ALIKE_FROM = 45;

interface Group {
  people: Suspect[];
  pairs: ScoredPair[];
}

/** Groups, the most certain first; among equals by name. */
export function groupPairs(pairs: readonly ScoredPair[], distinct: DistinctPairs, counts: Frequencies): DuplicateGroup[] {
  const ordered = [...pairs].sort((a, b) => b.percent - a.percent);
  const groupOf = new Map<number, Group>();
  const groups = new Set<Group>();
  const askedBeside = new Map<Group, Set<Group>>();
  const groupFor = (person: Suspect): Group => {
    const group = groupOf.get(person.id) ?? { people: [person], pairs: [] };
    groupOf.set(person.id, group);
    return group;
  };
  for (const pair of ordered) {
    const [left, right] = [groupFor(pair.one), groupFor(pair.other)];
    if (left === right) continue;
    if (isOne(pair, left, right, distinct, counts)) {
      const joined: Group = { people: [...left.people, ...right.people], pairs: [...left.pairs, ...right.pairs, pair] };
      for (const person of joined.people) groupOf.set(person.id, joined);
      groups.delete(left);
      groups.delete(right);
      groups.add(joined);
    } else if (askedBeside.get(left)?.has(right) !== true && askedBeside.get(right)?.has(left) !== true) {
      // Once is enough: whether two groups are one person is asked by their strongest pair.
      askedBeside.set(left, (askedBeside.get(left) ?? new Set()).add(right));
      groups.add({ people: [pair.one, pair.other], pairs: [pair] });
    }
  }
  return [...groups].map(shown).sort((a, b) => b.percent - a.percent || compareNames(a, b));
}

function compareNames(a: DuplicateGroup, b: DuplicateGroup): number {
  const [one = '', other = ''] = [a.people[0]?.name, b.people[0]?.name];
  return one < other ? -1 : one > other ? 1 : 0;
}

const isStrong = ({ pairs }: Group) => pairs.some(({ percent }) => percent >= LINKS_FROM);

/** Whether a pair makes one group of two. */
function isOne(pair: ScoredPair, left: Group, right: Group, distinct: DistinctPairs, counts: Frequencies): boolean {
  if (left.people.length + right.people.length === 2) return true;
  if (pair.percent >= LINKS_FROM) return allFit(left, right, FITS_FROM, distinct, counts);
  return !isStrong(left) && !isStrong(right) && allFit(left, right, ALIKE_FROM, distinct, counts);
}

function allFit(left: Group, right: Group, from: number, distinct: DistinctPairs, counts: Frequencies): boolean {
  if (left.people.length + right.people.length > mergedMax) return false;
  return left.people.every((one) =>
    right.people.every((other) => !distinct.has(one.id, other.id) && scorePair(one, other, counts).percent >= from),
  );
}

function shown({ people, pairs }: Group): DuplicateGroup {
  const reasons = new Map<string, DuplicateReason>();
  for (const pair of pairs) for (const reason of pair.reasons) reasons.set(reason.text, reason);
  const all = [...reasons.values()];
  return {
    people: people.map(({ id, name }) => ({ id, name })).sort((a, b) => a.id - b.id),
    percent: Math.min(...pairs.map(({ percent }) => percent)),
    reasons: [...all.filter(({ against }) => !against), ...all.filter(({ against }) => against)],
  };
}
