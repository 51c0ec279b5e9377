/** What passes between the main process and a worker thread. Requests are answered by their `id`. */
import type { Events } from '@shared/contract';
import type { Result } from '@shared/errors';
import type { EventName, RequestName } from '@shared/requests';

export interface ThreadData {
  profileDir: string;
}

/** One Int32 that becomes 1 when the user asks to stop: a message can't reach synchronous work. */
export type CancelFlag = SharedArrayBuffer;

export type ToThread =
  | { type: 'open'; id: number }
  | { type: 'databaseInfo'; id: number }
  | { type: 'request'; id: number; name: RequestName; input: unknown; cancel: CancelFlag | null }
  /** Answers `wantsToWrite`: nobody else writes until `hasWritten`. */
  | { type: 'mayWrite'; id: number }
  | { type: 'invalidate' }
  /** Finish what runs, close the database, end. */
  | { type: 'close' };

export type FromThread =
  /** `fault` is for the log: what went wrong inside, when the error is `internal`. */
  | { type: 'result'; id: number; result: Result<unknown>; fault: string | null }
  | { type: 'progress'; id: number; label: string; done: number; total: number }
  /** `alone`: the data thread's connection is to be closed too, until `hasWritten`. */
  | { type: 'wantsToWrite'; id: number; alone: boolean }
  | { type: 'hasWritten'; id: number }
  | { type: 'event'; name: EventName; payload: Events[EventName] };
