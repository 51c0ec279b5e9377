/** What SQLite and the disk refuse, in words that say what to do. */
import { AppError } from '@shared/errors';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The file does not hold what it should: it is damaged, or no database at all. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
}

/** Null when it is no matter of the disk. What was being written is rolled back in each case. */
export function storageError(error: unknown): AppError | null {
  const code = codeOf(error);
  if (isDamage(error)) return new AppError('damaged', 'The data file is damaged. Nothing was deleted.', { cause: error });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new AppError('file', 'The disk is full, so this was not saved. Make some room on it and try again.', { cause: error });
  }
  if (/^SQLITE_READONLY|^(EROFS|EACCES|EPERM)$/.test(code)) {
    return new AppError(
      'file',
      'The data folder can’t be written, so this was not saved. See to it that you may write there and that the disk is not read-only, and try again.',
      { cause: error },
    );
  }
  if (/^SQLITE_(IOERR|CANTOPEN|PROTOCOL)/.test(code)) {
    return new AppError(
      'file',
      `The disk did not do as it was asked (${code}), so this was not saved. If it is an external or a network drive, see whether it is still connected, and try again.`,
      { cause: error },
    );
  }
  return null;
}
