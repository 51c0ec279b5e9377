import { type ParsedQuery, wordsOf } from '@shared/domain/people-query';

/** An FTS5 phrase that matches exactly this text, whatever signs are in it. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * The words of a query. One that looks like a phone number is a single word of its digits, as stored numbers are compared.
 * NULs end FTS5 strings, so they count as spaces.
 */
export function words(query: string): string[] {
  const text = query.normalize('NFC').replaceAll('\0', ' ').trim();
  if (/^\+?[\d\s()./-]{4,}$/.test(text)) {
    const digits = text.replace(/\D/g, '').replace(/^0+/, '');
    if (digits.length >= 3) return [digits];
  }
  return text.split(/\s+/).filter((word) => word !== '');
}

const WORDS_MAX = 8;

/** What is looked for by its letters: words and phrases of a search, its filters aside. More than eight do not count. */
export function searchedWords(query: ParsedQuery): string[] {
  const { text, phrases } = wordsOf(query);
  return [...words(text), ...phrases].slice(0, WORDS_MAX);
}

/** Length in code points, as the trigram tokenizer counts. */
export function codePoints(text: string): number {
  return [...text].length;
}
