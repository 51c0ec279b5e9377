/** End of the central directory, and an entry of it (APPNOTE.TXT 4.3.16 and 4.3.12). */
const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const MAX_COMMENT = 65_535;
const MAX_NAMES = 1_000;

/** The names of the files in a ZIP archive, at most a thousand, read without unpacking any; none if its directory is damaged. */
export function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && end >= bytes.length - END_LENGTH - MAX_COMMENT && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) return names;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_LENGTH <= bytes.length && view.getUint32(at, true) === ENTRY && names.length < MAX_NAMES) {
    const length = view.getUint16(at + 28, true);
    const start = at + ENTRY_LENGTH;
    names.push(Buffer.from(bytes.subarray(start, start + length)).toString('utf8'));
    at = start + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
