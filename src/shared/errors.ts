/** Why a request failed, in terms a caller can act on. */
export type AppErrorCode =
  /** The input breaks a rule; `field` names where. */
  | 'invalid'
  | 'not_found'
  /** The stored state does not allow it now (already undone, uid taken). */
  | 'conflict'
  /** Not allowed at all (unknown sender, path nobody chose). */
  | 'refused'
  | 'cancelled'
  /** A file on disk could not be read or written; the message names it. */
  | 'file'
  /** The database was written by a newer version of the program. */
  | 'newer_database'
  /** The database does not hold what it should; nothing was written to it. */
  | 'damaged'
  /** A fault of ours; details are in the log only. */
  | 'internal';

export interface ErrorInfo {
  code: AppErrorCode;
  message: string;
  /** Dotted path of the input field at fault, as the form names it. */
  field?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorInfo };

/** An error with a message fit for the user's eyes. Anything else that is thrown leaves as `internal`. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly field: string | undefined;

  constructor(code: AppErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.field = options.field;
  }

  toInfo(): ErrorInfo {
    return { code: this.code, message: this.message, ...(this.field === undefined ? {} : { field: this.field }) };
  }
}
