/** Hurried and misspelt words for what happened: `lnch`, `brkfst`, `cofee`, `emialed`. */
import { commonWords } from './words';

const words =
  'coffee lunch dinner breakfast meeting called emailed texted messaged replied introduced visited drinks zoomed phoned answered invited referred recommended commented mentioned followed workshop conference'.split(
    ' ',
  );
const consonants = (word: string) => word.replace(/[aeiou]/g, '');
const byConsonants = new Map(words.map((word) => [consonants(word), word]));

/** One letter more, less, other, or two of them exchanged. */
function nearlySame(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** English words that are near to one of them without meaning it. */
const others = new Set(
  'caller calling calls callous fallow follows hollowed halted dinners lunches coffees sinner winner inner thinner punch bunch hunch munch launch breakfasts meetings greeting heating seating beating testing bolted replies relied texture rented untied invites'.split(
    ' ',
  ),
);

/** The word that is meant; null when it is none of these or written right. */
export function respelt(word: string): string | null {
  const small = word.toLowerCase();
  if (small.length < 4 || words.includes(small) || commonWords.has(small) || others.has(small)) return null;
  if (!/[aeiouy]/.test(small)) return byConsonants.get(small) ?? null;
  if (small.length < 5) return null;
  return words.find((right) => right[0] === small[0] && right.length >= 5 && nearlySame(small, right)) ?? null;
}
