import type { ColumnRole } from './column-role';
import {
  ADDRESS_WORDS,
  COMPANY_WORDS,
  FILLERS,
  type HeaderNoun,
  LABEL_WORDS,
  NOUNS,
  NUMBER_WORDS,
  PLACES,
  type Place,
  SERVICE_NOUNS,
  SERVICE_WORDS,
  WHOLE_ONLY,
} from './header-words';

const MAX_LENGTH = 100;
const MAX_WORDS = 12;
const MAX_NTH = 99;
/** Shorter ones begin too many other words. */
const MIN_COMPOUND = 4;
const MAX_COMPOUND = 15;
const NO_COMPOUNDS: ReadonlySet<string> = new Set(['hometown']);

/** Without accents and capitals: `Téléphone` is written `telephone`, `Straße` `strasse`. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[\p{M}ºª°]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');
}

/** The words of a header; digits are words of their own, `e-mail` is one. */
function wordsOf(header: string): string[] {
  const text = foldHeader(header).replace(/\be[\s.-]?mail/g, 'email');
  return text.match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** `homestreet` and `werkadres` are two words. */
function takenApart(word: string): string[] {
  if (PLACES.has(word) || NOUNS.has(word) || COMPANY_WORDS.has(word) || NO_COMPOUNDS.has(word)) return [word];
  for (let length = MIN_COMPOUND; length <= Math.min(MAX_COMPOUND, word.length - MIN_COMPOUND + 1); length++) {
    const [first, rest] = [word.slice(0, length), word.slice(length)];
    const noun = NOUNS.get(rest);
    if (PLACES.has(first) && noun) return [first, rest];
    if (COMPANY_WORDS.has(first) && noun && noun.is !== 'role') return [first, rest];
  }
  return [word];
}

/** The noun that words make, whatever of them has no meaning of its own. */
function nounOf(words: readonly string[]): HeaderNoun | undefined {
  if (words.length === 0) return undefined;
  const known = NOUNS.get(words.join(''));
  if (known) return known;
  const telling = words.filter((word) => !FILLERS.has(word));
  const uncounted = telling.filter((word) => !NUMBER_WORDS.has(word));
  for (const some of [telling, uncounted]) {
    const text = some.join('');
    const noun = WHOLE_ONLY.has(text) ? undefined : NOUNS.get(text);
    if (noun) return noun;
  }
  const service = uncounted.filter((word) => !SERVICE_WORDS.has(word));
  const named = SERVICE_NOUNS.get(service.join(''));
  if (named) return named;
  const part = NOUNS.get(uncounted.filter((word) => !ADDRESS_WORDS.has(word)).join(''));
  return part?.is === 'address' ? part : undefined;
}

function pointLabel(label: string, place: Place | null): string {
  const where = place === null || place === 'mailing' ? '' : place;
  return [where, label].filter((text) => text !== '').join(', ');
}

function roleOf(noun: HeaderNoun, place: Place | null, nth: number | null): ColumnRole | null {
  const which = nth === null ? {} : { nth };
  switch (noun.is) {
    case 'point':
      // A mobile phone is one wherever it is for.
      return { to: 'point', kind: noun.kind, label: pointLabel(noun.label, place), ...which };
    case 'address':
      return { to: 'address', label: place ?? '', part: noun.part, ...which };
    case 'role':
      return place === null || (noun.placed === true && place === 'work') ? noun.role : null;
  }
}

/** `Phone 2 - Type`, `E-mail Label`: what the value of another column is. */
function labelRole(words: readonly string[], nth: number | null): ColumnRole | null {
  if (!words.some((word) => LABEL_WORDS.has(word))) return null;
  const noun = nounOf(words.filter((word) => !LABEL_WORDS.has(word)));
  if (noun?.is !== 'point' || noun.label !== '') return null;
  const kind = noun.kind === 'url' ? 'website' : noun.kind;
  return kind === 'email' || kind === 'phone' || kind === 'website' ? { to: 'series', kind, index: nth ?? 1, field: 'label' } : null;
}

/**
 * What a column holds, by the words of its name in any order: what it is (a telephone number, a street), whose or where
 * (`geschäftlich`, `(domicile)`, `Mailing`), and which of several. All words must be known, so that a name which only has one of
 * them in it is left to the user. Null if it isn't understood.
 */
export function readHeader(header: string): ColumnRole | null {
  if (header.length > MAX_LENGTH) return null;
  return readWords(header) ?? readAlternatives(header.split('/'));
}

/** `Firma / Organisation`: two names of one thing. */
function readAlternatives(names: readonly string[]): ColumnRole | null {
  if (names.length !== 2) return null;
  const [first = null, second = null] = names.map(readWords);
  return first !== null && JSON.stringify(first) === JSON.stringify(second) ? first : null;
}

function readWords(header: string): ColumnRole | null {
  const all = wordsOf(header).flatMap(takenApart);
  if (all.length === 0 || all.length > MAX_WORDS) return null;
  const numbers = all.filter((word) => /^\p{N}+$/u.test(word));
  const words = all.filter((word) => !/^\p{N}+$/u.test(word));
  const nth = numbers.length === 0 ? null : Number(numbers[0]);
  if (numbers.length > 1 || (nth !== null && !(nth >= 1 && nth <= MAX_NTH))) return null;
  const whole = nounOf(words);
  if (whole) return roleOf(whole, null, nth);
  const label = labelRole(words, nth);
  if (label) return label;
  const places = new Set(words.flatMap((word) => PLACES.get(word) ?? []));
  if (places.size > 1) return null;
  const [place = null] = places;
  const placeless = words.filter((word) => !PLACES.has(word));
  const placed = place === null ? undefined : nounOf(placeless);
  if (placed) return roleOf(placed, place, nth);
  const own = placeless.filter((word) => !COMPANY_WORDS.has(word));
  if (own.length === placeless.length || (place !== null && place !== 'work')) return null;
  const company = nounOf(own);
  return company && company.is !== 'role' ? roleOf(company, 'work', nth) : null;
}
