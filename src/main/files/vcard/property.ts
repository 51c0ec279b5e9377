import { isUtf8 } from 'node:buffer';
import { type AsciiBased, isIso2022Jp } from '../charset';
import { guessCharset } from '../charset-guess';
import { decodeAs, decodeLeniently } from '../decoders';
import { sampleOfUndeclared, unquotePrintable } from './quoted-printable';

export type TransferEncoding = 'base64' | 'quoted-printable' | null;

/** What stands before the colon of a content line. Names of properties and parameters are in upper case, `TYPE` values as given. */
export interface PropertyHeader {
  group: string | undefined;
  name: string;
  params: Readonly<Record<string, string[]>>;
  encoding: TransferEncoding;
  charset: string | null;
  /** Labels made of this header, by kind of property; filled by `labels.ts`. */
  readonly labels: Map<string, string>;
}

export interface Property {
  header: PropertyHeader;
  /** What stands after the colon, in the encoding of the reader's lines, transfer encoding not undone. */
  raw: string;
}

const NON_ASCII = /[\u0080-\uffff]/;
const NAME = /^[A-Za-z0-9_-]+$/;
const MAX_CACHED = 5_000;
const MAX_HEADER = 65_536;

/** Any bytes are valid in these. */
const SINGLE_BYTE = /^(?:iso-?8859-?\d+|latin-?\d|windows-125\d|cp125\d|us-ascii|ascii|macintosh|koi8-[ru])$/i;

/** Sets that write other scripts in ASCII bytes, so that pure ASCII still needs decoding. */
const isStateful = (charset: string): boolean => /^(?:iso-2022|hz)/i.test(charset);

/** Where the header ends: the first colon that isn't in quotes. A quote that is never closed is none. */
function headerEnd(line: string): number {
  const colon = line.indexOf(':');
  const quote = line.indexOf('"');
  if (quote < 0 || colon < quote) return colon;
  let quoted = false;
  for (let i = quote; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x3a && !quoted) return i;
  }
  return colon;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** RFC 6868: `^n` is a line break, `^'` a double quote, `^^` a caret. */
export function decodeCarets(text: string): string {
  if (!text.includes('^')) return text;
  return text.replace(/\^([n'^])/g, (_, code: string) => (code === 'n' ? '\n' : code === "'" ? '"' : '^'));
}

/** vCard 2.1 leaves out the names of parameters: `TEL;HOME;PREF`, `PHOTO;BASE64`. */
function nameOfBare(value: string): string {
  if (/^(?:quoted-printable|base64|b|8bit|7bit)$/i.test(value)) return 'ENCODING';
  return /^(?:inline|url|content-id|cid)$/i.test(value) ? 'VALUE' : 'TYPE';
}

function parseParams(parts: string[]): Record<string, string[]> {
  const params: Record<string, string[]> = {};
  for (const part of parts) {
    const text = part.trim();
    if (text === '') continue;
    const equals = text.indexOf('=');
    const name = equals < 0 ? nameOfBare(text) : text.slice(0, equals).trim().toUpperCase();
    const values = equals < 0 ? [text] : splitOutsideQuotes(text.slice(equals + 1), ',');
    const list = params[name] ?? [];
    params[name] = list;
    for (const value of values) {
      const bare = name === 'TYPE' && value.endsWith('\\') ? value.slice(0, -1).trim() : value.trim();
      const unquoted = bare.length >= 2 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1) : bare;
      const decoded = decodeCarets(unquoted);
      // RFC 6350 has lists of types both ways: TYPE=work,voice and TYPE="work,voice"; some programs escape the comma.
      if (name === 'TYPE' && /[,\\]/.test(decoded)) for (const type of decoded.split(/\\*,/)) list.push(type.trim());
      else list.push(decoded);
    }
  }
  return params;
}

function encodingOf(params: Record<string, string[]>): TransferEncoding {
  const declared = params.ENCODING?.[0]?.toLowerCase();
  if (declared === 'quoted-printable' || declared === 'q') return 'quoted-printable';
  return declared === 'b' || declared === 'base64' ? 'base64' : null;
}

/** Takes lines apart and decodes their parts: one for a file, since headers repeat and the charset guess is the file's. */
export class PropertyReader {
  private readonly headers = new Map<string, PropertyHeader | null>();
  /** The first set other than UTF-8 that a property was declared and decoded in. */
  declaredCharset: string | null = null;

  /**
   * How the lines given to this reader are decoded. If all of the file is UTF-8, no line is folded inside of a character, and
   * most values are ready as they are. Otherwise each character is a byte.
   */
  readonly lineEncoding: 'utf8' | 'latin1';
  private readonly file: AsciiBased;
  /** What encoded values that don't say are in; null until there is one. */
  private undeclared: string | null = null;

  constructor(file: AsciiBased) {
    this.file = file;
    this.lineEncoding = file.utf8 && !file.ascii ? 'utf8' : 'latin1';
  }

  /** Null if the line isn't `name…:value`. */
  parse(line: string): Property | null {
    const end = headerEnd(line);
    if (end <= 0 || end > MAX_HEADER) return null;
    const header = this.header(line.slice(0, end));
    return header ? { header, raw: line.slice(end + 1) } : null;
  }

  private header(text: string): PropertyHeader | null {
    const known = this.headers.get(text);
    if (known !== undefined) return known;
    const parsed = this.parseHeader(text);
    if (this.headers.size >= MAX_CACHED) this.headers.clear();
    this.headers.set(text, parsed);
    return parsed;
  }

  private parseHeader(raw: string): PropertyHeader | null {
    const text = this.lineEncoding === 'latin1' && NON_ASCII.test(raw) ? this.decode(this.bytesOf(raw), null) : raw;
    const [first = '', ...rest] = splitOutsideQuotes(text, ';');
    const dot = first.indexOf('.');
    const group = dot < 0 ? undefined : first.slice(0, dot).trim();
    const name = first.slice(dot + 1).trim();
    if (!NAME.test(name) || (group !== undefined && !NAME.test(group))) return null;
    const params = parseParams(rest);
    const charset = params.CHARSET?.[0]?.trim() || null;
    return { group, name: name.toUpperCase(), params, encoding: encodingOf(params), charset, labels: new Map() };
  }

  private bytesOf(raw: string): Buffer {
    return Buffer.from(raw, this.lineEncoding);
  }

  /** The value as text: transfer encoding and character set undone, escapes (`\n`, `\,`) still in it. */
  text({ header, raw }: Property): string {
    const { charset } = header;
    if (header.encoding === 'quoted-printable') {
      const whole = unquotePrintable(this.lineEncoding === 'utf8' && NON_ASCII.test(raw) ? this.bytesOf(raw).toString('latin1') : raw);
      return NON_ASCII.test(whole) ? this.decode(Buffer.from(whole, 'latin1'), charset, true) : whole;
    }
    if (charset === null) {
      if (this.file.ascii && isIso2022Jp(raw)) return this.decode(this.bytesOf(raw), 'iso-2022-jp');
      const ready = this.file.utf8 || !NON_ASCII.test(raw);
      return ready ? raw : this.decode(this.bytesOf(raw), null);
    }
    return isStateful(charset) || NON_ASCII.test(raw) ? this.decode(this.bytesOf(raw), charset) : raw;
  }

  private decode(bytes: Buffer, charset: string | null, encoded = false): string {
    // What is UTF-8 by chance reads as no word in a set of one byte each: those are declared wrongly more often.
    if (charset !== null && !(SINGLE_BYTE.test(charset) && isUtf8(bytes))) {
      const declared = decodeAs(charset, bytes);
      if (declared !== null) {
        if (!/^utf-?8$/i.test(charset)) this.declaredCharset ??= charset;
        return declared;
      }
    }
    return decodeAs('utf-8', bytes) ?? this.guess(bytes, encoded);
  }

  /** Encoded bytes are not among those that the file as a whole was judged by. */
  private guess(bytes: Buffer, encoded: boolean): string {
    if (!encoded && !this.file.utf8) return decodeLeniently(this.file.fallback, bytes);
    if (this.undeclared === null) {
      const sample = sampleOfUndeclared(this.file.bytes);
      this.undeclared = guessCharset(sample.length > 0 ? sample : bytes, this.file.utf8 ? undefined : this.file.fallback);
    }
    return decodeLeniently(this.undeclared, bytes);
  }
}
