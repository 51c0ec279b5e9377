/** Reading ZIP archives (APPNOTE.TXT): the list of what is in them, and one file at a time, unpacked in memory within limits. */
import { crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '@shared/errors';

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 20_000;
/** Of one file, unpacked. */
const MAX_MEMBER_BYTES = 256_000_000;
const STORED = 0;
const DEFLATED = 8;
/** Stands for a size that is elsewhere, in archives over 4 GB. */
const ZIP64 = 0xffffffff;

export interface ZipEntry {
  /** With `/` between folders; never to be used as a path on this machine. */
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its own header is. */
  offset: number;
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 0x03 && bytes[3] === 0x04) || (bytes[2] === 0x05 && bytes[3] === 0x06));

/** What is in an archive; nothing if its directory is damaged. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  let end = bytes.length - END_LENGTH;
  const first = Math.max(0, end - MAX_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) return entries;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_LENGTH <= bytes.length && view.getUint32(at, true) === ENTRY && entries.length < MAX_ENTRIES) {
    const length = view.getUint16(at + 28, true);
    const start = at + ENTRY_LENGTH;
    entries.push({
      name: Buffer.from(bytes.subarray(start, start + length)).toString('utf8'),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = start + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * One file of an archive, unpacked.
 * @throws AppError `file`, to be prefixed with its name, if it is damaged, encrypted, or larger than may be read
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Buffer {
  if (entry.encrypted) throw new AppError('file', 'is encrypted in its archive; unpack it first');
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new AppError('file', 'is packed in a way that is not known; unpack it first');
  if (entry.size > MAX_MEMBER_BYTES || entry.packedSize === ZIP64 || entry.offset === ZIP64)
    throw new AppError('file', `is larger than ${MAX_MEMBER_BYTES / 1_000_000} MB in its archive; unpack it first`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = entry.offset + LOCAL_LENGTH;
  const start = header > bytes.length ? bytes.length : header + view.getUint16(header - 4, true) + view.getUint16(header - 2, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  const content = entry.method === STORED ? Buffer.from(packed) : inflate(packed, entry.size);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new AppError('file', 'is damaged in its archive');
  return content;
}

function inflate(packed: Uint8Array, size: number): Buffer {
  try {
    // Stops at the size that was promised: an archive that lies unpacks to no more.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw new AppError('file', 'is damaged in its archive', { cause: error });
  }
}
