/** How one field of a contact that is stored (`mine`) takes what a file says of it (`theirs`). */
import { plainText, sameText } from './texts';

export interface Resolved<T> {
  /** What to keep if nobody decides: `mine` itself where nothing changes. */
  value: T;
  /** Both say something else and neither is clearly the newer. */
  isConflict: boolean;
}

export interface Change {
  label: string;
  before: string;
  after: string;
}

export interface FieldRule<T> {
  /** Names the field in a conflict. */
  label: string;
  /** @param base what the file's source said when it was imported last; undefined if that is not known */
  merge(base: T | undefined, mine: T, theirs: T): Resolved<T>;
  /** What a file says that may leave things out: what it does not name is as it was. */
  completed(base: T, theirs: T): T;
  words(value: T): string;
  changes(before: T, after: T): Change[];
}

export const keep = <T>(value: T): Resolved<T> => ({ value, isConflict: false });

interface SingleOptions<T> {
  isEmpty(value: T): boolean;
  same(a: T, b: T): boolean;
  words(value: T): string;
  /** The more exact of two values that don't contradict each other. */
  finer?(mine: T, theirs: T): T | null;
  /** Of two values without a base; null is a conflict. */
  join?(mine: T, theirs: T): T;
  /** Of three different values; null is a conflict. */
  rework?(base: T, mine: T, theirs: T): T | null;
}

/** A field that holds one value. */
export function single<T>(label: string, { isEmpty, same, words, finer, join, rework }: SingleOptions<T>): FieldRule<T> {
  function merge(base: T | undefined, mine: T, theirs: T): Resolved<T> {
    if (same(mine, theirs)) return keep(mine);
    if (base !== undefined) {
      if (same(theirs, base)) return keep(mine);
      if (same(mine, base)) return keep(theirs);
    }
    if (base === undefined || isEmpty(base)) {
      if (isEmpty(theirs)) return keep(mine);
      if (isEmpty(mine)) return keep(theirs);
      const joined = finer?.(mine, theirs) ?? join?.(mine, theirs);
      return joined === undefined ? { value: mine, isConflict: true } : keep(joined);
    }
    const reworked = finer?.(mine, theirs) ?? rework?.(base, mine, theirs);
    return reworked == null ? { value: mine, isConflict: true } : keep(reworked);
  }
  return {
    label,
    merge,
    completed: (base, theirs) => (isEmpty(theirs) ? base : theirs),
    words,
    changes: (before, after) => [{ label, before: words(before), after: words(after) }],
  };
}

export function text(label: string): FieldRule<string> {
  return single(label, { isEmpty: (value) => plainText(value) === '', same: sameText, words: (value) => value });
}

/** A value that is there or not. */
export function optional<T extends string | number>(
  label: string,
  words: (value: T) => string = String,
  finer?: (mine: T, theirs: T) => T | null,
): FieldRule<T | null> {
  return single<T | null>(label, {
    isEmpty: (value) => value === null,
    same: (a, b) => a === b,
    words: (value) => (value === null ? '' : words(value)),
    ...(finer ? { finer: (mine, theirs) => (mine === null || theirs === null ? null : finer(mine, theirs)) } : {}),
  });
}

interface ListOptions<T> {
  label(item: T): string;
  /** Two items with the same one are the same thing, perhaps with another label. */
  key(item: T): string;
  words(item: T): string;
  /** What may differ between two that are the same; everything that the key leaves out. */
  detail?(item: T): string;
  /** The stored one with what only the other knows; the stored one itself if that is nothing. */
  filled?(mine: T, theirs: T): T;
  /** False where the order says nothing. */
  isOrdered?: boolean;
}

/** The items by key; the second of a key is another thing than the first. */
function numbered<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
  const result = new Map<string, T>();
  const counts = new Map<string, number>();
  for (const item of items) {
    const own = key(item);
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    result.set(count === 1 ? own : `${own}\n${count}`, item);
  }
  return result;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A field that holds several values: each is taken, changed or given up on its own, so that lists have no conflicts. */
export function list<T>(name: string, options: ListOptions<T>): FieldRule<T[]> {
  const { key, words, filled, isOrdered = true } = options;
  const detail = options.detail ?? (() => '');
  const identity = (item: T) => `${key(item)}\n${detail(item)}`;
  const sorted = (items: readonly T[]) => (isOrdered ? items.map(identity) : items.map(identity).sort());

  function sameList(a: readonly T[], b: readonly T[]): boolean {
    if (a.length !== b.length) return false;
    const [one, other] = [sorted(a), sorted(b)];
    return one.every((item, i) => item === other[i]);
  }

  function unite(mine: T[], theirs: readonly T[]): T[] {
    const known = new Map(mine.map((item) => [key(item), item]));
    const replaced = new Map<T, T>();
    const added = new Set<T>();
    for (const item of theirs) {
      const own = known.get(key(item));
      if (own === undefined) {
        known.set(key(item), item);
        added.add(item);
      } else if (filled && !added.has(own)) {
        const more = filled(replaced.get(own) ?? own, item);
        if (more !== own) replaced.set(own, more);
      }
    }
    return added.size + replaced.size === 0 ? mine : [...mine.map((item) => replaced.get(item) ?? item), ...added];
  }

  function follow(base: readonly T[], mine: T[], theirs: readonly T[]): T[] {
    const [was, here, there] = [numbered(base, key), numbered(mine, key), numbered(theirs, key)];
    const result: T[] = [];
    let isNews = false;
    for (const [at, item] of here) {
      const before = was.get(at);
      const now = there.get(at);
      const isUntouched = before !== undefined && detail(before) === detail(item);
      if (isUntouched && now === undefined) isNews = true;
      else if (isUntouched && now !== undefined && detail(now) !== detail(item)) {
        result.push(now);
        isNews = true;
      } else result.push(item);
    }
    for (const [at, item] of there) {
      if (was.has(at) || here.has(at)) continue;
      result.push(item);
      isNews = true;
    }
    return isNews ? result : mine;
  }

  function merge(base: T[] | undefined, mine: T[], theirs: T[]): Resolved<T[]> {
    // Nearly all lists are as they were; that is told sooner than by what their items mean.
    if (isSame(mine, theirs) || (base !== undefined && isSame(base, theirs))) return keep(mine);
    if (base === undefined) return keep(unite(mine, theirs));
    if (sameList(mine, theirs) || sameList(theirs, base)) return keep(mine);
    return keep(sameList(mine, base) ? theirs : follow(base, mine, theirs));
  }

  /** What was taken away and what came in its place stand side by side. */
  function changes(before: readonly T[], after: readonly T[]): Change[] {
    const [old, fresh] = [numbered(before, key), numbered(after, key)];
    const rows: Change[] = [];
    const gone: Change[] = [];
    for (const [at, item] of old) {
      const now = fresh.get(at);
      if (now === undefined) gone.push({ label: options.label(item), before: words(item), after: '' });
      else if (words(now) !== words(item)) rows.push({ label: options.label(now), before: words(item), after: words(now) });
    }
    for (const [at, item] of fresh) {
      if (old.has(at)) continue;
      const label = options.label(item);
      const i = gone.findIndex((change) => change.label === label);
      const [replaced] = i === -1 ? [] : gone.splice(i, 1);
      rows.push({ label, before: replaced?.before ?? '', after: words(item) });
    }
    rows.push(...gone);
    if (rows.length > 0) return rows;
    return [{ label: name, before: before.map(words).join(', '), after: after.map(words).join(', ') }];
  }

  return {
    label: name,
    merge,
    completed: (base, theirs) => {
      const there = numbered(theirs, key);
      return [...theirs, ...[...numbered(base, key)].filter(([at]) => !there.has(at)).map(([, item]) => item)];
    },
    words: (items) => items.map(words).join(', '),
    changes,
  };
}
