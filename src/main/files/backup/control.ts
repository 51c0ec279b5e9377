import { Transform } from 'node:stream';

/** How long work tells how far it is and hears that it should stop. */
export interface BackupControl {
  /** Bytes. */
  progress(done: number, total: number): void;
  /** Throws to stop. */
  checkCancelled(): void;
}

/** Passes bytes on, and tells `look` of each piece and of how many there were up to it. */
export function looking(look: (piece: Buffer, bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      bytes += piece.length;
      try {
        look(piece, bytes);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      done(null, piece);
    },
  });
}
