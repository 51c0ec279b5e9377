import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { cannotWrite, isSystemError } from './file-fault';

/** Text is handed to the system in pieces of about this many characters. */
const CHUNK = 1 << 20;

/**
 * Writes a text file beside its place, syncs it and moves it there, so that a half-written one never takes its name.
 * `produce` is given a function that appends text. @throws AppError `file`; what was there before then still is.
 */
export function writeAside(file: string, produce: (append: (text: string) => void) => void): void {
  const aside = `${file}.${process.pid}.part`;
  let handle: number | null = null;
  try {
    const fd = openSync(aside, 'w');
    handle = fd;
    let waiting = '';
    const flush = () => {
      // writeSync may write less than it is given.
      let rest = Buffer.from(waiting, 'utf8');
      while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
      waiting = '';
    };
    produce((text) => {
      waiting += text;
      if (waiting.length >= CHUNK) flush();
    });
    flush();
    fsyncSync(fd);
    closeSync(fd);
    handle = null;
    renameSync(aside, file);
  } catch (error) {
    if (handle !== null) closeSync(handle);
    rmSync(aside, { force: true });
    // What `produce` throws is no matter of the file.
    throw isSystemError(error) ? cannotWrite(file, error) : error;
  }
}
