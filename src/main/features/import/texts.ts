/** Texts as a person compares them: how a program spaces or composes letters makes no difference. */

// Most texts are plain and in order; those need no new string.
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** The text trimmed, with single spaces, letters composed (NFC). Lines stay lines. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

export function sameText(a: string, b: string): boolean {
  return a === b || plainText(a) === plainText(b);
}
