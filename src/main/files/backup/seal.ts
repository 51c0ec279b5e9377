/**
 * The seal of a backup: the comment at the end of its ZIP archive holds the SHA-256 of every byte before it. What a ZIP archive
 * says twice or that nobody reads may be damaged without notice; under the seal no byte is.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';

const PREFIX = 'sha256:';
const SEAL_LENGTH = PREFIX.length + 64;
const PIECE_BYTES = 1 << 20;

/** Stands at the place of the seal until it is known. */
export const UNSEALED = PREFIX.padEnd(SEAL_LENGTH, '0');

/** Passes an archive that ends in `UNSEALED` on, with the seal in its place. */
export function sealing(): Transform {
  const hash = createHash('sha256');
  let tail: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // What is surely before the seal goes on; only a short chunk is put together with what was held back.
      const isLong = chunk.length >= SEAL_LENGTH;
      const all = isLong || tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      if (isLong && tail.length > 0) {
        hash.update(tail);
        this.push(tail);
      }
      const known = all.subarray(0, Math.max(0, all.length - SEAL_LENGTH));
      tail = all.subarray(known.length);
      hash.update(known);
      done(null, known);
    },
    flush(done) {
      done(null, Buffer.from(PREFIX + hash.digest('hex')));
    },
  });
}

/** True if a file ends in the seal of all that is before it. `read` is told how many bytes have been read, and may throw to stop. */
export async function isSealed(file: string, read: (bytes: number) => void): Promise<boolean> {
  const handle = await open(file, 'r');
  let length: number;
  const seal = Buffer.alloc(SEAL_LENGTH);
  try {
    length = (await handle.stat()).size - SEAL_LENGTH;
    if (length <= 0) return false;
    await handle.read(seal, 0, SEAL_LENGTH, length);
  } finally {
    await handle.close();
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { end: length - 1, highWaterMark: PIECE_BYTES })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    read(bytes);
  }
  return seal.toString('latin1') === PREFIX + hash.digest('hex');
}
