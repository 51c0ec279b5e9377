/**
 * Between Node's streams and those of the web, which age speaks. With `Readable.toWeb` and `Readable.fromWeb` an encrypted backup
 * never came to its end in Electron, though it did in Node; read piece by piece it does in both.
 */
import { Readable } from 'node:stream';

/** The pieces of a stream, taken as they are asked for. */
export function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

export function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.from(stream, { objectMode: false });
}
