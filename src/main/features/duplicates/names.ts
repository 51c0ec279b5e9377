/** Names as two of them are compared. */
import { fold } from '@shared/domain/fold';
import { isShortFor } from './short-names';

export interface NameParts {
  fullName: string;
  given: string;
  additional: string;
  family: string;
  suffix: string;
}

export interface ComparableName {
  /** Folded, without titles and signs, in the order given; empty for an entry without a person's name. */
  words: readonly string[];
  /** The words in the order of the alphabet: the same for "Garcia, Ana" and "Ana Garcia". */
  key: string;
  family: string;
  /** `jr`, `sr`, `ii`, …; `''` without one. */
  generation: string;
  /** It could be a person's whole name: two words that are not both initials, or one in a script without spaces. */
  whole: boolean;
}

/** No part of what tells people apart. */
const titles = new Set('mr mrs ms miss mx dr prof professor herr frau mme mlle phd mba esq'.split(' '));
const generations = new Set('jr sr junior senior ii iii iv'.split(' '));
/** Scripts that write names without spaces. */
const together = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々・ ]+$/u;

const splitWords = (text: string) =>
  fold(text)
    .replace(/[’'`´]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');

export function comparableName({ fullName, given, additional, family, suffix }: NameParts): ComparableName {
  const text = fullName || [given, additional, family, suffix].filter((part) => part !== '').join(' ');
  if (text !== '' && together.test(text)) {
    const word = fold(text).replace(/[・ ]/g, '');
    return { words: [word], key: word, family: '', generation: '', whole: [...word].length >= 2 };
  }
  const all = splitWords(text);
  const generation = [...all.slice(1), ...splitWords(suffix)].find((word) => generations.has(word));
  const words = all.filter((word, index) => !(titles.has(word) && all.length > 1) && !(index > 0 && generations.has(word)));
  const inText = text.includes(',') ? words[0] : words.at(-1);
  return {
    words,
    key: [...words].sort().join(' '),
    family: splitWords(family).join(' ') || (words.length > 1 ? (inText ?? '') : ''),
    generation: (generation ?? '').replace('junior', 'jr').replace('senior', 'sr'),
    whole: words.length > 1 && words.some((word) => word.length > 1),
  };
}

/**
 * What two names say: `same` but for order, case, accents; `more` where one has a middle name more; `short` for Bob and
 * Robert; `initial` for A. and Ana; `typo` for one letter; `part` where one is a part of the other; `family` where only the
 * family name is the same, `given` where only the given one is; `none` where one entry has no person's name.
 */
export type NameRelation = 'same' | 'more' | 'short' | 'initial' | 'typo' | 'part' | 'family' | 'given' | 'different' | 'none';

const isInitial = (letter: string, word: string) => letter.length === 1 && word.length > 1 && word.startsWith(letter);

/** Whether one letter is too many, missing, another one, or has changed places with its neighbour. */
export function isOneTypoApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const tail = (by: number, otherBy: number) => one.slice(start + by) === other.slice(start + otherBy);
  if (tail(1, 1) || tail(1, 0) || tail(0, 1)) return true;
  return one[start] === other[start + 1] && one[start + 1] === other[start] && tail(2, 2);
}

/** A letter may be mistyped in a word of at least so many: Ana and Ina are two. */
const TYPO_FROM = 4;

function pairRelation(one: string, other: string): 'initial' | 'short' | 'typo' | null {
  if (isInitial(one, other) || isInitial(other, one)) return 'initial';
  if (isShortFor(one, other)) return 'short';
  return Math.min(one.length, other.length) >= TYPO_FROM && isOneTypoApart(one, other) ? 'typo' : null;
}

export function nameRelation(one: ComparableName, other: ComparableName): NameRelation {
  if (one.words.length === 0 || other.words.length === 0) return 'none';
  if (one.key === other.key) return 'same';
  let left = without(one.words, other.words);
  let right = without(other.words, one.words);
  const common = one.words.length - left.length;
  if (left.length === 0 || right.length === 0) return common > 1 ? 'more' : 'part';
  if (left.length !== right.length) {
    // "Bob M. Smith" and "Robert Smith": a middle letter is no difference.
    const spelled = (words: readonly string[]) => words.filter((word) => word.length > 1);
    if (left.length > right.length) left = spelled(left);
    else right = spelled(right);
  }
  if (left.length === right.length && left.length > 0) {
    const relations = left.map((word, index) => pairRelation(word, right[index] ?? ''));
    if (relations.every((relation) => relation !== null) && (common > 0 || left.length === 1)) {
      // Without a word in common nothing is sure: "A. G." is anybody.
      if (common === 0) return relations[0] === 'typo' && one.words.length === 1 ? 'typo' : 'different';
      return relations.find((relation) => relation !== 'initial') ?? (common > 1 ? 'more' : 'initial');
    }
  }
  if (common === 0) return 'different';
  // "Cruz" may be written without the "de la".
  const last = (family: string) => family.slice(family.lastIndexOf(' ') + 1);
  return one.family !== '' && last(one.family) === last(other.family) ? 'family' : 'given';
}

/** The words of `words` that `others` lacks, as often as it does. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return words.filter((word) => {
    const index = rest.indexOf(word);
    if (index === -1) return true;
    rest.splice(index, 1);
    return false;
  });
}
