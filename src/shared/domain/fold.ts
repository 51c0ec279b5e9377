/** Letters that no decomposition takes apart, as people type them on a keyboard without them. */
const plain: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/** Text as search and sorting see it: no diacritics, small letters, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(special, (letter) => plain[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}
