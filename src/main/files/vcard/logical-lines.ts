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
    const first = this.slice(this.start);
    if (!isWhite(this.bytes[this.pos]) && !this.softBreak(first))
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
        if (CARD_EDGE.test(text)) {
          // The value was cut off; the card goes on.
          this.pos = save.pos;
          this.lineNumber = save.line;
          parts.push('');
          break;
        }
        parts[parts.length - 1] = last.replace(/=[ \t]*$/, '');
        parts.push(text);
        length += text.length;
      } else if (isWhite(this.bytes[this.pos])) {
        this.readPhysical();
        const text = this.slice(this.start + 1);
        length += text.length;
        if (length <= MAX_LINE_BYTES) parts.push(text);
      } else break;
    }
    return { text: parts.join(''), number, tooLong: length > MAX_LINE_BYTES };
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
