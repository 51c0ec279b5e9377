/** What a worker thread hosts: the handlers over one open database. Implemented by features/backend. */
import type { Events } from '@shared/contract';
import type { EventName, RequestName } from '@shared/requests';
import type { AppInfo } from '@shared/views';
import type { JobControl } from '../features/handler';

export interface BackendOptions {
  /** The profile folder; it exists. */
  profileDir: string;
  emit<E extends EventName>(name: E, payload: Events[E]): void;
}

export interface Backend {
  /** Runs a request of this thread; `input` is decoded already. Rejects with AppError or an unexpected error. */
  handle(name: RequestName, input: unknown, job: JobControl): Promise<unknown>;
  /** Another thread committed: what is held in memory is out of date. */
  invalidate(): void;
  close(): void;
}

/** The part of `app.info` that only the database knows. */
export type DatabaseInfo = Pick<AppInfo, 'databaseFile' | 'databaseBytes' | 'contacts' | 'sampleContacts' | 'lastChangeAt'>;

/** The data thread's backend. */
export interface DataBackend extends Backend {
  databaseInfo(): DatabaseInfo;
}
