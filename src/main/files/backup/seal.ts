/**
 * The seal of a backup: the comment at the end of its ZIP archive holds the SHA-256 of every byte before it. What a ZIP archive
 * says twice or that nobody reads may be damaged without notice; under the seal no byte is.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Pieces, piecesOf } from './pieces';

const PREFIX = 'sha256:';
export const SEAL_BYTES = PREFIX.length + 64;

/** Passes an archive that lacks its comment on, and the seal as that. `made` is told what it is. */
export async function* sealed(archive: Pieces, made: (seal: string) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of archive) {
    hash.update(piece);
    yield piece;
  }
  const seal = PREFIX + hash.digest('hex');
  made(seal);
  yield Buffer.from(seal);
}

/**
 * The seal of a file, if it is that of all the bytes before it; else null. `read` is told how many bytes have been read, and may
 * throw to stop.
 */
export async function sealOf(file: string, read: (bytes: number) => void): Promise<string | null> {
  const handle = await open(file, 'r');
  try {
    const length = (await handle.stat()).size - SEAL_BYTES;
    if (length <= 0) return null;
    const tail = Buffer.alloc(SEAL_BYTES);
    await handle.read(tail, 0, SEAL_BYTES, length);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of piecesOf(handle.fd, length)) {
      hash.update(piece);
      bytes += piece.length;
      read(bytes);
    }
    const seal = tail.toString('latin1');
    return seal === PREFIX + hash.digest('hex') ? seal : null;
  } finally {
    await handle.close();
  }
}
