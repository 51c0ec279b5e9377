import { AppError, type ErrorInfo } from '@shared/errors';
import { storageError } from '../db/storage-error';

/** What the user reads when the fault is ours. */
export const internalError: ErrorInfo = {
  code: 'internal',
  message: 'Something went wrong inside Rapport. Nothing was changed; the details are in the log.',
};

/** Somebody else holds the database for longer than a write waits, such as an import on the command line. */
export const busyError: ErrorInfo = {
  code: 'conflict',
  message: 'Another Rapport is writing to this profile. Nothing was changed; try again in a moment.',
};

/** SQLite gave up waiting for another connection. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/**
 * An unexpected error for the log: its kind, its message and its stack. What stands in quotes in the message is left out,
 * because that is where what the user typed would be.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
  // To the last quote of its kind: what was typed may have quotes of its own.
  const message = error.message.replace(/(["'`]).*\1|“.*”|‘.*’/gs, (quoted) => `${quoted.at(0)}…${quoted.at(-1)}`).slice(0, 300);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? [] : [`caused by ${describeFault(error.cause)}`];
  return [`${error.name}${code}: ${message}`, ...frames, ...cause].join('\n');
}

/** What leaves for the window and what goes to the log; expected errors leave no trace there. */
export function toFailure(error: unknown): { info: ErrorInfo; fault: string | null } {
  if (error instanceof AppError) return { info: error.toInfo(), fault: error.code === 'internal' ? describeFault(error) : null };
  if (isBusy(error)) return { info: busyError, fault: null };
  const storage = storageError(error);
  if (storage) return { info: storage.toInfo(), fault: describeFault(error) };
  return { info: internalError, fault: describeFault(error) };
}
