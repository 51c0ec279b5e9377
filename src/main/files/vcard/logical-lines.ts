/** A content line, unfolded; in latin1 each character is one byte of the file, so that it can be decoded later. */
export interface LogicalLine {
  text: string;
  /** 1-based number of its first line in the file. */
  number: number;
  /** Longer than any card may need; its text was left out but for the start. */
  tooLong: boolean;
}

/** A photo of 40 MB in base64, and more. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

const isWhite = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;
const QUOTED_PRINTABLE = /^[^:]*quoted-printable/i;
const CARD_EDGE = /^(?:begin|end)\s*:\s*vcard\s*$/i;
const INDENTED_EDGE = /^[ \t]+(?:begin|end)[ \t]*:[ \t]*vcard[ \t]*$/i;
/** As long as the edge of a card may be, white space and all. */
const MAX_EDGE = 100;
/** A property after a soft break that is none: quoted-printable lines break only where they are full, or after a line break. */
const NEXT_PROPERTY = /^(?:ADR|BDAY|CATEGORIES|EMAIL|FN|LABEL|N|NOTE|ORG|PHOTO|REV|ROLE|TEL|TITLE|UID|URL|VERSION|X-[A-Z-]+)(?:;[^:]*)?:/;
const FULL_LINE = 60;

/**
 * Splits the bytes of a vCard file into unfolded lines (RFC 6350 3.2). Works on bytes because a line may be folded inside of a
 * UTF-8 character, and because each property may be in a character set of its own.
 *
 * Lines end with LF, CR LF, CR, or the CR CR LF of a file that was copied in text mode once too often. A quoted-printable value
 * (vCard 2.1) goes on after a soft break, `=` at the end of a line; the next line is taken as it stands.
 */
export class LogicalLines {
  private pos = 0;
  private lineNumber = 0;
  /** The line read last, without its end. */
  private start = 0;
  private end = 0;
  /** White space before each line of a card that is indented as a whole. */
  private indent = 0;
  private afterEdge = false;

  private readonly bytes: Buffer;

  private readonly encoding: 'utf8' | 'latin1';

  constructor(bytes: Buffer, encoding: 'utf8' | 'latin1') {
    this.bytes = bytes;
    this.encoding = encoding;
  }

  /** How many bytes are behind. */
  get position(): number {
    return this.pos;
  }

  /** The next line that isn't empty; null at the end of the file. */
  next(): LogicalLine | null {
    do {
      if (!this.readPhysical()) return null;
    } while (this.start === this.end);
    const number = this.lineNumber;
    if (isWhite(this.bytes[this.start])) this.takeIndent();
    else this.indent = 0;
    const first = this.slice(this.start);
    const folded = this.folded() !== null;
    // Nothing goes on with the edge of a card: all that follows is indented.
    this.afterEdge = folded && CARD_EDGE.test(first);
    if (this.afterEdge || (!folded && !this.softBreak(first)))
      return { text: first, number, tooLong: this.end - this.start > MAX_LINE_BYTES };
    return this.joined(first, number);
  }

  private joined(first: string, number: number): LogicalLine {
    const parts = [first];
    let length = first.length;
    const quotedPrintable = QUOTED_PRINTABLE.test(first);
    for (;;) {
      const last = parts.at(-1) ?? '';
      if (quotedPrintable && this.softBreak(last, true)) {
        const save = { pos: this.pos, line: this.lineNumber };
        if (!this.readPhysical()) break;
        const text = this.slice(this.start);
        const cutOff = last.length < FULL_LINE && !/=0[AD]=[ \t]*$/i.test(last) && NEXT_PROPERTY.test(text);
        if (cutOff || CARD_EDGE.test(text)) {
          // The value was cut off, or ends with an equals sign that isn't encoded; the card goes on.
          this.pos = save.pos;
          this.lineNumber = save.line;
          if (!cutOff) parts.push('');
          else return { text: `${parts.join('')}3D`, number, tooLong: false };
          break;
        }
        parts[parts.length - 1] = last.replace(/=[ \t]*$/, '');
        parts.push(text);
        length += text.length;
        continue;
      }
      const folded = this.folded();
      if (folded !== null) {
        this.readPhysical();
        const text = this.slice(folded);
        length += text.length;
        if (length <= MAX_LINE_BYTES) parts.push(text);
      } else break;
    }
    return { text: parts.join(''), number, tooLong: length > MAX_LINE_BYTES };
  }

  /** Where the text of the next line begins, if it goes on with this one; null if it is a line of its own. */
  private folded(): number | null {
    const { bytes, pos, indent } = this;
    if (!isWhite(bytes[pos])) return null;
    let white = 1;
    while (white <= indent && isWhite(bytes[pos + white])) white++;
    if (white <= indent || this.isEdge(pos)) return null;
    return pos + indent + 1;
  }

  /** True if an indented line begins or ends a card. */
  private isEdge(from: number): boolean {
    let first = from;
    while (first - from < MAX_EDGE && isWhite(this.bytes[first])) first++;
    const letter = (this.bytes[first] ?? 0) | 0x20;
    if (letter !== 0x62 && letter !== 0x65) return false;
    const text = this.bytes.toString('latin1', from, from + MAX_EDGE);
    return INDENTED_EDGE.test(text.split(/[\r\n]/, 1)[0] ?? '');
  }

  /** A line that goes on with none before it: a card that is indented, or part of one. */
  private takeIndent(): void {
    const before = this.start;
    if (this.afterEdge || this.isEdge(before)) {
      while (this.start < this.end && isWhite(this.bytes[this.start])) this.start++;
      this.indent = this.start - before;
    } else while (this.start < this.end && this.start - before < this.indent && isWhite(this.bytes[this.start])) this.start++;
  }

  private slice(from: number): string {
    return this.bytes.toString(this.encoding, from, Math.min(this.end, from + MAX_LINE_BYTES));
  }

  private softBreak(text: string, quotedPrintable = false): boolean {
    let last = text.length - 1;
    while (last >= 0 && (text.charCodeAt(last) === 0x20 || text.charCodeAt(last) === 0x09)) last--;
    if (text.charCodeAt(last) !== 0x3d) return false;
    return quotedPrintable || QUOTED_PRINTABLE.test(text);
  }

  private readPhysical(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    let i = this.pos;
    if (i >= length) return false;
    this.start = i;
    let byte = bytes[i];
    while (i < length && byte !== LF && byte !== CR) byte = bytes[++i];
    this.end = i;
    if (byte === CR) {
      let after = i;
      while (bytes[after] === CR) after++;
      // CRs without LF end a line each: an empty one, but for the first.
      if (bytes[after] !== LF) this.lineNumber += after - i - 1;
      i = bytes[after] === LF ? after + 1 : after;
    } else i++;
    this.pos = Math.min(i, length);
    this.lineNumber++;
    return true;
  }
}
