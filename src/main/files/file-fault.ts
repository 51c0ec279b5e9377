import { basename } from 'node:path';
import { AppError } from '@shared/errors';

const whyNotWritten: Record<string, string> = {
  ENOENT: 'its folder is not there',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is a file',
};

const whyNotRead: Record<string, string> = {
  ENOENT: 'it is not there',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
};

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** True for what the system says of a file or a disk. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/** What the user reads when the system refuses to write a file. */
export function cannotWrite(file: string, error: Error): AppError {
  const code = codeOf(error);
  return new AppError('file', `“${basename(file)}” can’t be written: ${whyNotWritten[code] ?? (code || String(error))}`, { cause: error });
}

/** What the user reads when the system refuses to read a file. */
export function cannotRead(file: string, error: Error): AppError {
  const code = codeOf(error);
  return new AppError('file', `“${basename(file)}” can’t be read: ${whyNotRead[code] ?? (code || String(error))}`, { cause: error });
}
