/** Which pages a write-ahead log is about (format: https://sqlite.org/walformat.html). */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Of a longer log the pages are not listed: to read them all takes less. */
const MOST_BYTES = 64 << 20;

/**
 * The pages with a frame in the log of a database, those of changes that were taken back among them; null when the log was begun
 * anew since the file was made, and what it was about before is not known any more, or when it is very long. SQLite keeps no locks on this file.
 */
export function loggedPages(database: string): Set<number> | null {
  const pages = new Set<number>();
  let file: number;
  try {
    file = openSync(`${database}-wal`, 'r');
  } catch {
    return pages;
  }
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(HEADER_BYTES);
    if (size === 0) return pages;
    if (size > MOST_BYTES) return null;
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null;
    // How often it was begun anew.
    if (header.readUInt32BE(12) !== 0) return null;
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8);
    const frame = Buffer.alloc(FRAME_HEADER_BYTES);
    for (let at = HEADER_BYTES; at + frameBytes <= size; at += frameBytes) {
      readSync(file, frame, 0, FRAME_HEADER_BYTES, at);
      pages.add(frame.readUInt32BE(0));
    }
    return pages;
  } finally {
    closeSync(file);
  }
}
