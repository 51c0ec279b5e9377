/** The write-ahead log beside a database, read without SQLite (format: sqlite.org/fileformat2.html#the_write_ahead_log). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface LoggedPages {
  pageSize: number;
  /** Pages the database has after the last commit. */
  pageCount: number;
  /** Page number → offset of its newest committed content in the log. */
  offsets: Map<number, number>;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The lowest bit says in which order checksums read their words. */
const MAGIC = 0x37_7f_06_82;

type Sums = [number, number];

function checksum(bytes: Buffer, isBigEndian: boolean, from: Sums): Sums {
  let [s0, s1] = from;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    s0 = (s0 + words.getUint32(at, !isBigEndian) + s1) >>> 0;
    s1 = (s1 + words.getUint32(at + 4, !isBigEndian) + s0) >>> 0;
  }
  return [s0, s1];
}

/** What of a log was committed; null when there is nothing. A frame whose checksum is wrong ends it, as it does for SQLite. */
export function readWriteAheadLog(file: string): LoggedPages | null {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    // Most databases that were closed have none.
    return null;
  }
  try {
    const size = fstatSync(fd).size;
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(fd, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;
    const magic = header.readUInt32BE(0);
    const pageSize = header.readUInt32BE(8);
    if ((magic & ~1) !== MAGIC || pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null;
    const isBigEndian = (magic & 1) === 1;
    let sums = checksum(header.subarray(0, 24), isBigEndian, [0, 0]);
    if (sums[0] !== header.readUInt32BE(24) || sums[1] !== header.readUInt32BE(28)) return null;

    const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
    const committed = new Map<number, number>();
    const pending = new Map<number, number>();
    let pageCount = 0;
    for (let at = HEADER_BYTES; at + frame.length <= size; at += frame.length) {
      readSync(fd, frame, 0, frame.length, at);
      if (frame.compare(header, 16, 24, 8, 16) !== 0) break;
      sums = checksum(frame.subarray(0, 8), isBigEndian, sums);
      sums = checksum(frame.subarray(FRAME_HEADER_BYTES), isBigEndian, sums);
      if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
      pending.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
      const countAfterCommit = frame.readUInt32BE(4);
      if (countAfterCommit === 0) continue;
      pageCount = countAfterCommit;
      for (const [page, offset] of pending) committed.set(page, offset);
      pending.clear();
    }
    return committed.size === 0 ? null : { pageSize, pageCount, offsets: committed };
  } finally {
    closeSync(fd);
  }
}
