import { closeSync, fstatSync, openSync, statSync } from 'node:fs';

/** One for each database this thread has read the bytes of, by path. */
const handles = new Map<string, number>();

/**
 * A handle to read the bytes of a database that SQLite has open in this process. It stays open: on POSIX systems the closing of any
 * handle of a file ends all locks of the process on it, SQLite's own too (https://sqlite.org/howtocorrupt.html, 2.2). That of a file
 * which another one has replaced is closed; nobody has that one open any more.
 * @throws what the system says
 */
export function lastingHandle(file: string): number {
  const known = handles.get(file);
  if (known !== undefined) {
    const [own, present] = [fstatSync(known), statSync(file)];
    if (own.ino === present.ino && own.dev === present.dev) return known;
    forgetHandle(file);
  }
  const handle = openSync(file, 'r');
  handles.set(file, handle);
  return handle;
}

/** Closes the handle of a file that no connection of this process has open. */
export function forgetHandle(file: string): void {
  const known = handles.get(file);
  handles.delete(file);
  if (known !== undefined) closeSync(known);
}
