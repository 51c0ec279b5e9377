import type { Doubt, Span } from './log-line';

/** Stands where something was understood: no letter, no digit, no space. */
export const TAKEN = '\ue000';

/** Signs that look like others or like nothing; each is one unit long, so that places stay. */
function plainSigns(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/[“”„]/g, '"')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u001f\u007f\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ue000\ufeff]/g, ' ')
  );
}

/** A line while it is read: what is understood is taken out of `open`, in place. */
export class Reading {
  readonly text: string;
  open: string;
  unsure: Doubt[] = [];

  constructor(line: string) {
    this.text = plainSigns(line);
    this.open = this.text;
  }

  /** To try something on. */
  copy(): Reading {
    const copy = new Reading(this.text);
    copy.adopt(this);
    return copy;
  }

  adopt({ open, unsure }: Reading): void {
    this.open = open;
    this.unsure = [...unsure];
  }

  take({ start, end }: Span): void {
    this.open = this.open.slice(0, start) + TAKEN.repeat(end - start) + this.open.slice(end);
  }

  doubt(field: Doubt['field'], span: Span | null, reason: string): void {
    this.unsure.push({ field, text: span ? this.text.slice(span.start, span.end).trim() : '', reason });
  }
}

/** Where group `name` of a match with indices lies, or all of it. */
export function spanOf(match: RegExpExecArray | RegExpMatchArray, trim = true): Span {
  const [whole] = match;
  const start = match.index ?? 0;
  if (!trim) return { start, end: start + whole.length };
  const lead = whole.length - whole.trimStart().length;
  return { start: start + lead, end: start + whole.trimEnd().length };
}

/** The numbers people write out. */
const numberWords: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  couple: 2,
  few: 3,
};

export const NUMBER = `\\d+|(?:twenty|thirty|forty|fifty)[\\s-](?:one|two|three|four|five|six|seven|eight|nine)|(?:a\\s+)?(?:couple|few)(?:\\s+of)?|${Object.keys(numberWords).join('|')}`;

export function numberOf(text: string): number {
  const word = text
    .toLowerCase()
    .replace(/^a\s+(?=couple|few)/, '')
    .replace(/\s+of$/, '');
  const [tens = '', ones] = word.split(/[\s-]/);
  if (ones !== undefined && numberWords[tens] !== undefined) return (numberWords[tens] ?? 0) + (numberWords[ones] ?? 0);
  return numberWords[word] ?? Number(word);
}
