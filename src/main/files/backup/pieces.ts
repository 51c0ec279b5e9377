/** The bytes of a file piece by piece, the next one read while somebody works on the last. */
import { read } from 'node:fs';
import { promisify } from 'node:util';

const readAt = promisify(read);

export const PIECE_BYTES = 1 << 22;
/** One is being read, one is worked on, one may still be on its way to the disk. */
const BUFFERS = 4;

export type Pieces = AsyncIterable<Buffer>;

/** The file was shorter than was said. */
export class EndMissing extends Error {
  override name = 'EndMissing';
}

async function fill(fd: number, buffer: Buffer, position: number): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await readAt(fd, buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) throw new EndMissing('the file ends too early');
    filled += bytesRead;
  }
  return buffer;
}

/**
 * The first `bytes` of an open file. The memory of a piece is used again: it is good until the one after the next is asked for.
 * @throws EndMissing, and what the system says
 */
export async function* piecesOf(fd: number, bytes: number): AsyncGenerator<Buffer> {
  const ring = Array.from({ length: BUFFERS }, () => Buffer.allocUnsafe(Math.min(PIECE_BYTES, bytes)));
  let position = 0;
  let turn = 0;
  const begin = (): Promise<Buffer> | null => {
    const length = Math.min(PIECE_BYTES, bytes - position);
    const buffer = ring[turn % BUFFERS];
    if (length === 0 || !buffer) return null;
    const piece = fill(fd, buffer.subarray(0, length), position);
    // Whoever stops in between never looks at it.
    piece.catch(() => undefined);
    position += length;
    turn += 1;
    return piece;
  };
  let next = begin();
  try {
    while (next !== null) {
      const piece = await next;
      next = begin();
      yield piece;
    }
  } finally {
    // Whoever closes the file does it after the last reading.
    await next?.catch(() => undefined);
  }
}
