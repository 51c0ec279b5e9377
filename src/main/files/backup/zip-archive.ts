/**
 * A ZIP archive of streams, written in one go: local headers, data descriptors, central directory, and ZIP64 where sizes need it
 * (APPNOTE.TXT 6.3.10, 4.3 to 4.5). The CRC-32 is zlib's own, which costs a tenth of one in JavaScript.
 */
import { constants, crc32, createDeflateRaw } from 'node:zlib';
import type { Pieces } from './pieces';

export interface ZipEntry {
  name: string;
  modified: Date;
  /** Of the content; it must be exactly so long. */
  bytes: number;
  content: Pieces;
  /** Of deflate; null: stored. */
  level: number | null;
}

export interface ZipOptions {
  /** Bytes of the comment at the end, which the caller writes after the last piece. */
  commentBytes: number;
  /** From this size on an entry is one of ZIP64. */
  zip64From?: number;
}

interface Written {
  name: Buffer;
  offset: number;
  isZip64: boolean;
  method: number;
  dosTime: number;
  dosDate: number;
  crc: number;
  packed: number;
  bytes: number;
}

const MAX_32 = 0xffff_ffff;
/** Deflate makes what can't be packed larger by less than a thousandth. */
const ZIP64_FROM = MAX_32 - 0x0100_0000;
const STORED = 0;
const DEFLATED = 8;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const VERSION_ZIP64 = 45;
/** Unix, 6.3. */
const MADE_BY = (3 << 8) | 63;
const FILE_MODE = 0o100600 * 0x1_0000;
const DEFLATE_CHUNK = 1 << 18;

/** Numbers one after the other, little-endian: [value, bytes]. */
function packed(...fields: readonly (readonly [number, 2 | 4 | 8])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, size);
    at += size;
  }
  return buffer;
}

/** MS-DOS time and date, in local time as is the custom, in steps of two seconds from 1980 on. */
function dosTime(date: Date): { dosTime: number; dosDate: number } {
  return {
    dosTime: (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1),
    dosDate: (Math.max(0, date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate(),
  };
}

function localHeader({ name, isZip64, method, dosTime, dosDate }: Written): Buffer {
  const extra = isZip64 ? packed([1, 2], [16, 2], [0, 8], [0, 8]) : Buffer.alloc(0);
  const size = isZip64 ? MAX_32 : 0;
  const head = packed(
    [0x0403_4b50, 4],
    [isZip64 ? VERSION_ZIP64 : VERSION, 2],
    [FLAGS, 2],
    [method, 2],
    [dosTime, 2],
    [dosDate, 2],
    [0, 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [extra.length, 2],
  );
  return Buffer.concat([head, name, extra]);
}

function dataDescriptor({ isZip64, crc, packed: packedBytes, bytes }: Written): Buffer {
  const width = isZip64 ? 8 : 4;
  return packed([0x0807_4b50, 4], [crc, 4], [packedBytes, width], [bytes, width]);
}

function centralHeader(entry: Written): Buffer {
  const { name, isZip64, method } = entry;
  const extra = isZip64 ? packed([1, 2], [24, 2], [entry.bytes, 8], [entry.packed, 8], [entry.offset, 8]) : Buffer.alloc(0);
  const head = packed(
    [0x0201_4b50, 4],
    [MADE_BY, 2],
    [isZip64 ? VERSION_ZIP64 : VERSION, 2],
    [FLAGS, 2],
    [method, 2],
    [entry.dosTime, 2],
    [entry.dosDate, 2],
    [entry.crc, 4],
    [isZip64 ? MAX_32 : entry.packed, 4],
    [isZip64 ? MAX_32 : entry.bytes, 4],
    [name.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [FILE_MODE, 4],
    [isZip64 ? MAX_32 : entry.offset, 4],
  );
  return Buffer.concat([head, name, extra]);
}

function endOfArchive(entries: readonly Written[], offset: number, { commentBytes }: ZipOptions): Buffer {
  const directory = Buffer.concat(entries.map(centralHeader));
  const isZip64 = offset >= ZIP64_FROM || entries.some((entry) => entry.isZip64);
  const zip64 = isZip64
    ? packed(
        [0x0606_4b50, 4],
        [44, 8],
        [MADE_BY, 2],
        [VERSION_ZIP64, 2],
        [0, 4],
        [0, 4],
        [entries.length, 8],
        [entries.length, 8],
        [directory.length, 8],
        [offset, 8],
        // Where it is.
        [0x0706_4b50, 4],
        [0, 4],
        [offset + directory.length, 8],
        [1, 4],
      )
    : Buffer.alloc(0);
  const end = packed(
    [0x0605_4b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [directory.length, 4],
    [isZip64 ? MAX_32 : offset, 4],
    [commentBytes, 2],
  );
  return Buffer.concat([directory, zip64, end]);
}

async function* deflated(content: Pieces, level: number): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level, chunkSize: DEFLATE_CHUNK, strategy: constants.Z_DEFAULT_STRATEGY });
  const write = (piece: Buffer): Promise<void> =>
    // The answer comes when the piece is no longer needed.
    new Promise((done, fail) => deflate.write(piece, (error) => (error ? fail(error) : done())));
  const feed = async (): Promise<void> => {
    for await (const piece of content) await write(piece);
    deflate.end();
  };
  const feeding = feed().catch((error: unknown) => void deflate.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const chunk of deflate) yield chunk as Buffer;
  } finally {
    deflate.destroy();
    await feeding;
  }
}

/**
 * The bytes of an archive, but for its comment. Entries are asked for one after the other, each when the one before is written.
 * The memory of a piece belongs to whoever made the content.
 */
export async function* zipArchive(entries: Iterable<ZipEntry>, options: ZipOptions): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  const out = (piece: Buffer): Buffer => {
    offset += piece.length;
    return piece;
  };
  for (const { name, modified, bytes, content, level } of entries) {
    const entry: Written = {
      name: Buffer.from(name),
      offset,
      isZip64: Math.max(bytes, offset) >= (options.zip64From ?? ZIP64_FROM),
      method: level === null ? STORED : DEFLATED,
      ...dosTime(modified),
      crc: 0,
      packed: 0,
      bytes: 0,
    };
    written.push(entry);
    yield out(localHeader(entry));
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of content) {
        entry.crc = crc32(piece, entry.crc);
        entry.bytes += piece.length;
        yield piece;
      }
    };
    for await (const piece of level === null ? counted() : deflated(counted(), level)) {
      entry.packed += piece.length;
      yield out(piece);
    }
    if (entry.bytes !== bytes) throw new Error(`“${name}” has ${entry.bytes} bytes instead of ${bytes}`);
    yield out(dataDescriptor(entry));
  }
  yield endOfArchive(written, offset, options);
}
