import { isUtf8 } from 'node:buffer';

/** RFC 2045 6.7, one character a byte; what is no code of two hexadecimal digits stays as it is. */
export function unquotePrintable(text: string): string {
  if (!text.includes('=')) return text;
  const whole = text.endsWith('=') ? text.slice(0, -1) : text;
  return whole.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** How far into a file samples are taken. */
const SAMPLED_BYTES = 2_000_000;
const SAMPLE_LENGTH = 65_536;
/** A property with a byte outside of ASCII; bounded, so that no line takes long. */
const UNDECLARED = /^[^\r\n:]{0,200}quoted-printable[^\r\n:]{0,200}:[^\r\n]{0,1000}?=[89a-f][0-9a-f][^\r\n]{0,1000}/gim;

/**
 * The quoted-printable values of a file that don't say what character set they are in and are not UTF-8, a line each: what
 * their set can be guessed by. They are ASCII in the file, so the set of the file says nothing of them.
 */
export function sampleOfUndeclared(file: Uint8Array): Buffer {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, SAMPLED_BYTES)).toString('latin1');
  const lines: string[] = [];
  let length = 0;
  for (const [line] of head.matchAll(UNDECLARED)) {
    const colon = line.indexOf(':');
    if (/charset/i.test(line.slice(0, colon))) continue;
    const value = unquotePrintable(line.slice(colon + 1));
    if (isUtf8(Buffer.from(value, 'latin1'))) continue;
    lines.push(value);
    length += value.length;
    if (length > SAMPLE_LENGTH) break;
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}
