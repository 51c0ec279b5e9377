import { isAscii, isUtf8 } from 'node:buffer';
import { AppError } from '@shared/errors';
import { guessCharset } from './charset-guess';
import { decodeLeniently } from './decoders';

const NAMES: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  'koi8-r': 'KOI8-R',
  gbk: 'GBK',
  big5: 'Big5',
};

/** The name a person knows a WHATWG label by: `iso-8859-2` → `ISO-8859-2`. */
export function charsetName(label: string): string {
  return NAMES[label] ?? label.replace(/^iso-/, 'ISO-');
}

interface WideCharset {
  name: string;
  /** How many bytes of byte order mark to pass over. */
  skip: number;
  decode(bytes: Uint8Array): string;
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let run: number[] = [];
  for (let i = 0; i + 3 < bytes.length; i += 4) {
    const code = view.getUint32(i, littleEndian);
    run.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code);
    if (run.length === 4_096) {
      parts.push(String.fromCodePoint(...run));
      run = [];
    }
  }
  parts.push(String.fromCodePoint(...run));
  return parts.join('');
}

const utf16 = (order: 'le' | 'be', skip: number): WideCharset => ({
  name: order === 'le' ? 'UTF-16LE' : 'UTF-16BE',
  skip,
  decode: (bytes) => new TextDecoder(`utf-16${order}`, { ignoreBOM: true }).decode(bytes),
});
const utf32 = (order: 'le' | 'be'): WideCharset => ({
  name: order === 'le' ? 'UTF-32LE' : 'UTF-32BE',
  skip: 4,
  decode: (bytes) => decodeUtf32(bytes, order === 'le'),
});

const LF = 0x0a;
const LETTERS = /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\r\n\t]/gu;

/**
 * True if lines end as they do in this set, and nearly all of the beginning is letters, digits and what stands between them: two
 * bytes of ASCII make a Chinese letter too.
 */
function readsAsText({ decode }: WideCharset, littleEndian: boolean, bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4_096 & ~1);
  let newlines = 0;
  let wide = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== LF) continue;
    newlines++;
    if (i % 2 === (littleEndian ? 0 : 1) && head[littleEndian ? i + 1 : i - 1] === 0) wide++;
  }
  // Letters have that byte in them too.
  if (wide === 0 || wide * 4 < newlines) return false;
  const text = decode(head);
  return (text.match(LETTERS)?.length ?? 0) >= text.length * 0.97;
}

/** UTF-16 without a mark shows by its NULs: the ASCII in it (property names, separators) has one at every other byte. */
function utf16ByNuls(bytes: Uint8Array): WideCharset | null {
  const length = Math.min(bytes.length, 4_096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  // A fifth of all characters; a stray NUL or two in other text are not it.
  const enough = Math.max(2, length / 10);
  if (odd >= enough && even * 10 <= odd) return utf16('le', 0);
  if (even >= enough && odd * 10 <= even) return utf16('be', 0);
  // Other scripts have few characters with a NUL: line ends, spaces and digits.
  if (odd >= 2 && even === 0 && readsAsText(utf16('le', 0), true, bytes)) return utf16('le', 0);
  if (even >= 2 && odd === 0 && readsAsText(utf16('be', 0), false, bytes)) return utf16('be', 0);
  return null;
}

function wideCharset(bytes: Uint8Array): WideCharset | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32('le');
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32('be');
  if (a === 0xff && b === 0xfe) return utf16('le', 2);
  if (a === 0xfe && b === 0xff) return utf16('be', 2);
  return utf16ByNuls(bytes);
}

/** Bytes in a set that extends ASCII, so that line ends and separators can be found in them without decoding. */
export interface AsciiBased {
  bytes: Uint8Array;
  /** All of it is valid UTF-8 (or ASCII). */
  utf8: boolean;
  /** Nothing but ASCII. */
  ascii: boolean;
  /** WHATWG label for those parts that are not UTF-8. */
  fallback: string;
  /** IANA name to show. */
  charset: string;
}

/** UTF-16 and UTF-32 are turned into UTF-8; anything else stays as it is, less its byte order mark. */
export function toAsciiBased(bytes: Uint8Array): AsciiBased {
  const wide = wideCharset(bytes);
  if (wide) {
    const text = wide.decode(bytes.subarray(wide.skip));
    return { bytes: Buffer.from(text, 'utf8'), utf8: true, ascii: false, fallback: 'utf-8', charset: wide.name };
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  if (isAscii(body)) return { bytes: body, utf8: true, ascii: true, fallback: 'windows-1252', charset: marked ? 'UTF-8' : 'US-ASCII' };
  if (isUtf8(body)) return { bytes: body, utf8: true, ascii: false, fallback: 'windows-1252', charset: 'UTF-8' };
  const fallback = guessCharset(body);
  const charset = mostlyUtf8(body) ? 'UTF-8' : charsetName(fallback);
  return { bytes: body, utf8: false, ascii: false, fallback, charset };
}

/** The beginning of a file one character a byte, for telling what it is; UTF-16 and UTF-32 are turned into UTF-8 before. */
export function headOf(bytes: Uint8Array, count: number): string {
  const head = bytes.subarray(0, count & ~3);
  const wide = wideCharset(head);
  if (wide) return Buffer.from(wide.decode(head.subarray(wide.skip)), 'utf8').toString('latin1');
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1', marked ? 3 : 0);
}

/** True if there are more whole UTF-8 sequences than bytes that fit into none: a UTF-8 file with foreign parts. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc2 && byte <= 0xf4 && isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) {
      good++;
      i += length;
    } else {
      bad++;
      i++;
    }
  }
  return good > bad;
}

export interface DecodedText {
  text: string;
  /** IANA name to show. */
  charset: string;
}

const SEARCHED_BYTES = 1_000_000;

/** ISO-2022-JP is of ASCII bytes: an escape sequence says that Japanese letters follow. */
export const isIso2022Jp = (ascii: string): boolean => ascii.includes('\x1b$B') || ascii.includes('\x1b$@');

/**
 * The text of a whole file: by its byte order mark, its NULs (UTF-16), as UTF-8 if it is valid, else by a guess.
 * In a UTF-8 file with foreign lines, those lines alone are guessed.
 */
export function decodeFile(bytes: Uint8Array): DecodedText {
  const based = toAsciiBased(bytes);
  const buffer = Buffer.from(based.bytes.buffer, based.bytes.byteOffset, based.bytes.byteLength);
  try {
    if (based.ascii && isIso2022Jp(buffer.subarray(0, SEARCHED_BYTES).toString('latin1')))
      return { text: decodeLeniently('iso-2022-jp', buffer), charset: 'ISO-2022-JP' };
    if (based.utf8) return { text: buffer.toString('utf8'), charset: based.charset };
    if (based.charset !== 'UTF-8') return { text: decodeLeniently(based.fallback, buffer), charset: based.charset };
    return { text: decodeByLine(buffer, based.fallback), charset: `UTF-8 and ${charsetName(based.fallback)}` };
  } catch (error) {
    throw new AppError('file', 'holds more text than can be read at once', { cause: error });
  }
}

function decodeByLine(buffer: Buffer, fallback: string): string {
  const parts: string[] = [];
  let start = 0;
  while (start < buffer.length) {
    const newline = buffer.indexOf(0x0a, start);
    const end = newline < 0 ? buffer.length : newline + 1;
    const line = buffer.subarray(start, end);
    parts.push(isUtf8(line) ? line.toString('utf8') : decodeLeniently(fallback, line));
    start = end;
  }
  return parts.join('');
}
