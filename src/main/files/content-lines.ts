/** Lines as vCard (RFC 2425, 2426, 6350) and iCalendar (RFC 5545) write them. */

const MAX_OCTETS = 75;
const NON_ASCII = /[\x80-\uffff]/;
const SPECIAL = /[[\\,;\p{Cc}]--[\t\x80-\x9f]]/v;
const NOT_IN_LINES = /[\p{Cc}--[\t\x80-\x9f]]/v;

/** How many octets of UTF-8 a code point has. A lone surrogate becomes U+FFFD, which has three. */
function octets(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function foldAscii(line: string): string {
  let folded = line.slice(0, MAX_OCTETS);
  for (let i = MAX_OCTETS; i < line.length; i += MAX_OCTETS - 1) folded += `\r\n ${line.slice(i, i + MAX_OCTETS - 1)}`;
  return folded;
}

/**
 * A content line with its CR LF, folded so that no line has more than 75 octets of UTF-8 and no character is cut.
 * @param line without line breaks
 */
export function contentLine(line: string): string {
  if (line.length * 3 <= MAX_OCTETS) return `${line}\r\n`;
  if (!NON_ASCII.test(line)) return `${line.length <= MAX_OCTETS ? line : foldAscii(line)}\r\n`;
  let folded = '';
  let start = 0;
  let length = 0;
  for (let i = 0; i < line.length; i++) {
    const size = octets(line.codePointAt(i) ?? 0);
    if (length + size > MAX_OCTETS) {
      folded += `${line.slice(start, i)}\r\n `;
      start = i;
      length = 1;
    }
    length += size;
    if (size === 4) i++;
  }
  return `${folded}${line.slice(start)}\r\n`;
}

/** Without the control characters of ASCII, but for tabs and line breaks, which are `\n` alone then. */
export function plainText(text: string): string {
  return NOT_IN_LINES.test(text) ? text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}--[\t\n\x80-\x9f]]/gv, '') : text;
}

/** Without control characters, which no content line may hold; tabs are none of them. Line breaks become `\n`. */
export function singleLine(text: string): string {
  return plainText(text).replaceAll('\n', '\\n');
}

/** A text value with its escapes (RFC 6350 3.4, RFC 5545 3.3.11). Control characters other than tabs and line breaks are left out. */
export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return plainText(text)
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A URI as a value: it has no escapes, but readers undo them all the same. */
export function escapeUri(uri: string): string {
  return singleLine(uri.includes('\\') ? uri.replaceAll('\\', '\\\\') : uri);
}
