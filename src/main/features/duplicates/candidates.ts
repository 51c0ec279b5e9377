/** Which pairs are worth a look: people who have something in common that few others have. */
import type { Suspect } from './people';
import { longForms } from './short-names';

/**
 * A block with more people than this says nothing: the phone of an office, five hundred entries called "Info". Each block
 * then makes at most 45 pairs, so that the work grows with the people, not with their square.
 */
const CROWD = 10;

/** Blocks of indexes into the list of people, by what those in it have in common. */
class Blocks {
  /** Most keys are of one person only, who needs no list. */
  private readonly blocks = new Map<string, number | number[]>();
  private readonly shared: number[][] = [];

  add(key: string, index: number): void {
    const block = this.blocks.get(key);
    if (block === undefined) this.blocks.set(key, index);
    else if (typeof block === 'object') {
      if (block.at(-1) !== index) block.push(index);
    } else if (block !== index) {
      const pair = [block, index];
      this.blocks.set(key, pair);
      this.shared.push(pair);
    }
  }

  /** Those with at least two people. */
  [Symbol.iterator](): Iterator<readonly number[]> {
    return this.shared[Symbol.iterator]();
  }
}

/** Where somebody works, as far as it tells. */
function workplaces(person: Suspect): string[] {
  const found = person.domains.map((domain) => `@${domain}`);
  if (person.organization !== '') found.push(person.organization);
  return found;
}

/** The keys under which somebody stands with their names written out: Bob Smith also as Robert Smith. */
function longKeys({ comparable: { words, key } }: Suspect): string[] {
  if (words.length !== 2) return [key];
  return [...new Set(words.flatMap((word, place) => longForms(word).map((long) => [long, words[1 - place] ?? ''].sort().join(' '))))];
}

/** The name with one word cut to its first letter: "a. garcia" for Ana Garcia. The last or the first word may be the family's. */
function initialKeys({ comparable: { words } }: Suspect): string[] {
  if (words.length < 2) return [];
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return [`${first.charAt(0)}. ${last}`, `${last.charAt(0)}. ${first}`];
}

const isAbbreviated = ({ comparable: { words } }: Suspect) => words.length > 1 && words.some((word) => word.length === 1);

/** Pairs as `one * size + other`, the smaller index first. */
export class Pairs {
  private readonly size: number;
  readonly found = new Set<number>();

  constructor(size: number) {
    this.size = size;
  }

  add(one: number, other: number): void {
    if (one !== other) this.found.add(Math.min(one, other) * this.size + Math.max(one, other));
  }

  addAll(block: readonly number[]): void {
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) this.add(one, other);
    });
  }

  *[Symbol.iterator](): Generator<readonly [one: number, other: number]> {
    for (const pair of this.found) yield [Math.floor(pair / this.size), pair % this.size];
  }
}

/** How often things that people have in common occur. */
export interface Frequencies {
  names: ReadonlyMap<string, number>;
  points: ReadonlyMap<string, number>;
  /** How many names an abbreviated one such as "a. garcia" may stand for. */
  initials: ReadonlyMap<string, number>;
}

export function frequencies(people: readonly Suspect[]): Frequencies {
  const names = new Map<string, number>();
  const points = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const person of people) {
    count(names, person.comparable.key);
    for (const { key } of [...person.emails, ...person.phones, ...person.profiles]) count(points, key);
  }
  return { names, points, initials: writtenOut(people) };
}

function writtenOut(people: readonly Suspect[]): Map<string, number> {
  const names = new Map<string, Set<string>>();
  for (const person of people) if (isAbbreviated(person)) for (const key of initialKeys(person)) names.set(key, new Set());
  if (names.size === 0) return new Map();
  for (const person of people) {
    if (!isAbbreviated(person)) for (const key of initialKeys(person)) names.get(key)?.add(person.comparable.key);
  }
  return new Map([...names].map(([key, standing]) => [key, standing.size]));
}

/** How many names the shorter one of two may stand for. */
export function standingFor(one: Suspect, other: Suspect, { initials }: Frequencies): number {
  const short = isAbbreviated(one) ? one : other;
  return Math.max(1, Math.min(...initialKeys(short).map((key) => initials.get(key) || Number.POSITIVE_INFINITY)));
}

/** All pairs that have something in common which is not shared by a crowd. `tick` may throw to stop. */
export function candidatePairs(people: readonly Suspect[], tick: () => void): Pairs {
  const pairs = new Pairs(people.length);
  const direct = new Blocks();
  const names = new Blocks();
  const colleagues = new Blocks();
  const abbreviated = new Map<string, number[]>();
  people.forEach((person, index) => {
    if (index % 5_000 === 0) tick();
    for (const { key } of person.emails) direct.add(`e ${key}`, index);
    for (const { key } of person.phones) direct.add(`p ${key}`, index);
    for (const { key } of person.profiles) direct.add(`s ${key}`, index);
    const { words, family } = person.comparable;
    if (words.length === 0) return;
    for (const key of longKeys(person)) names.add(key, index);
    if (person.birthday !== null && family !== '') direct.add(`b ${person.birthday.slice(-5)} ${family}`, index);
    if (words.length > 1) {
      // A word of the name and the organization in common: the other word may have a typing error, or a middle name is missing.
      for (const place of workplaces(person)) for (const word of words) colleagues.add(`${place} ${word}`, index);
    }
    if (isAbbreviated(person)) {
      for (const key of initialKeys(person)) abbreviated.set(key, [...(abbreviated.get(key) ?? []), index]);
    }
  });
  for (const block of direct) if (block.length <= CROWD) pairs.addAll(block);
  for (const block of names) {
    if (block.length <= CROWD) pairs.addAll(block);
    else addWithin(people, block, pairs);
  }
  tick();
  for (const block of colleagues) if (block.length <= CROWD) pairs.addAll(block);
  addAbbreviated(people, abbreviated, pairs);
  return pairs;
}

/** Of people who share a common name, those who share something else too. */
function addWithin(people: readonly Suspect[], block: readonly number[], pairs: Pairs): void {
  const within = new Blocks();
  for (const index of block) {
    const person = people[index];
    if (!person) continue;
    for (const place of workplaces(person)) within.add(place, index);
    if (person.birthday !== null) within.add(`b ${person.birthday}`, index);
  }
  for (const smaller of within) if (smaller.length <= CROWD) pairs.addAll(smaller);
}

/** "A. Garcia" with whoever it may stand for; with nobody if that may be many. */
function addAbbreviated(people: readonly Suspect[], abbreviated: ReadonlyMap<string, readonly number[]>, pairs: Pairs): void {
  if (abbreviated.size === 0) return;
  const written = new Map<string, number[]>();
  people.forEach((person, index) => {
    for (const key of initialKeys(person)) {
      if (abbreviated.has(key)) written.set(key, [...(written.get(key) ?? []), index]);
    }
  });
  for (const [key, short] of abbreviated) {
    const all = written.get(key) ?? [];
    if (all.length <= CROWD) for (const one of short) for (const other of all) pairs.add(one, other);
    else if (short.length > 0) addWithin(people, all, pairs);
  }
}
