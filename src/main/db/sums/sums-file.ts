/** The file beside a database that says what each of its pages held when the program was closed. */
import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** What the database's file name is followed by. */
export const SUMS_END = '-sums';

/**
 * The format, big endian: magic with its version (8 bytes); state (1), reserved (3); page size, number of pages, change counter of the
 * header (https://sqlite.org/fileformat.html#file_change_counter), CRC-32 of what follows (4 each); length of the history's mark (4),
 * the mark, and the CRC-32 of each page (4 each). State is written in place, so no checksum covers it.
 */
const MAGIC = Buffer.from('RAPSUM1\0', 'latin1');
const STATE_AT = 8;
const HEAD_BYTES = 32;

/**
 * `closed`: nobody has had the database open since. `open`: this program has, and it was as it had been left, to judge by its
 * history. `other`: this program has, and somebody had worked on it in between.
 */
export type SumsState = 'closed' | 'open' | 'other';
const states: readonly SumsState[] = ['closed', 'open', 'other'];

export interface Sums {
  state: SumsState;
  pageSize: number;
  changeCounter: number;
  /** What the history ended with: another one is another state of the database. */
  history: string;
  /** The CRC-32 of each page, page 1 first. */
  pages: Uint32Array;
}

function encode({ state, pageSize, changeCounter, history, pages }: Sums): Buffer {
  const mark = Buffer.from(history, 'utf8');
  const rest = Buffer.alloc(4 + mark.length + pages.length * 4);
  rest.writeUInt32BE(mark.length, 0);
  mark.copy(rest, 4);
  pages.forEach((sum, i) => {
    rest.writeUInt32BE(sum, 4 + mark.length + i * 4);
  });
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt8(states.indexOf(state), STATE_AT);
  head.writeUInt32BE(pageSize, 12);
  head.writeUInt32BE(pages.length, 16);
  head.writeUInt32BE(changeCounter, 20);
  head.writeUInt32BE(crc32(rest, crc32(head.subarray(12, 24))), 24);
  return Buffer.concat([head, rest]);
}

function decode(bytes: Buffer): Sums | null {
  if (bytes.length < HEAD_BYTES + 4 || bytes.compare(MAGIC, 0, 8, 0, 8) !== 0) return null;
  const state = states[bytes.readUInt8(STATE_AT)];
  const count = bytes.readUInt32BE(16);
  const rest = bytes.subarray(HEAD_BYTES);
  const markBytes = rest.readUInt32BE(0);
  if (state === undefined || rest.length !== 4 + markBytes + count * 4) return null;
  if (crc32(rest, crc32(bytes.subarray(12, 24))) !== bytes.readUInt32BE(24)) return null;
  const pages = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) pages[i] = rest.readUInt32BE(4 + markBytes + i * 4);
  return {
    state,
    pageSize: bytes.readUInt32BE(12),
    changeCounter: bytes.readUInt32BE(20),
    history: rest.toString('utf8', 4, 4 + markBytes),
    pages,
  };
}

/** What was written down about a database; null when there is nothing that can be believed. */
export function readSums(database: string): Sums | null {
  try {
    return decode(readFileSync(database + SUMS_END));
  } catch {
    return null;
  }
}

/** The state alone, without reading what it is about. */
export function readState(database: string): SumsState | null {
  try {
    const file = openSync(database + SUMS_END, 'r');
    try {
      const byte = Buffer.alloc(1);
      return readSync(file, byte, 0, 1, STATE_AT) === 1 ? (states[byte.readUInt8(0)] ?? null) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** As `readSums`, but without the sums themselves; nothing makes sure that it is right. */
export function readHead(database: string): Pick<Sums, 'changeCounter' | 'history'> | null {
  const file = openSync(database + SUMS_END, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES + 4);
    if (readSync(file, head, 0, head.length, 0) < head.length) return null;
    const mark = Buffer.alloc(Math.min(head.readUInt32BE(HEAD_BYTES), 1_000));
    readSync(file, mark, 0, mark.length, head.length);
    return { changeCounter: head.readUInt32BE(20), history: mark.toString('utf8') };
  } finally {
    closeSync(file);
  }
}

export function writeState(database: string, state: SumsState): void {
  const file = openSync(database + SUMS_END, 'r+');
  try {
    writeSync(file, Buffer.from([states.indexOf(state)]), 0, 1, STATE_AT);
  } finally {
    closeSync(file);
  }
}

/** Not synced: sums that a power cut tore are not believed, as if there were none. */
export function writeSums(database: string, sums: Sums): void {
  const aside = `${database}${SUMS_END}.part`;
  writeFileSync(aside, encode(sums), { mode: 0o600 });
  renameSync(aside, database + SUMS_END);
}

export function removeSums(database: string): void {
  for (const end of ['', '.part']) rmSync(database + SUMS_END + end, { force: true });
}
