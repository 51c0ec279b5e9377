import type { ChangedTable, Decoded, Output } from '@shared/contract';
import type { RequestName } from '@shared/requests';

/** What long work may do besides its work. */
export interface JobControl {
  /** `total` 0 while it is not known. Cheap to call often: the sender thins it out. */
  progress(label: string, done: number, total: number): void;
  /** Throws AppError `cancelled` once the user asked to stop. Call it often. */
  checkCancelled(): void;
  /** Runs the one short write transaction of a job while the data thread's writes are held back. */
  whileWriting<T>(work: () => T): Promise<T>;
  /**
   * Runs `work` while no connection of this program to the database is open, this thread's own included; they open again
   * afterwards. Left out where that can't be.
   */
  whileAlone?<T>(work: () => T): Promise<T>;
}

/** One request's implementation. Errors: AppError for what the user can mend, anything else is `internal`. */
export type Handler<N extends RequestName> = (input: Decoded<N>, job: JobControl) => Output<N> | Promise<Output<N>>;

/** The handlers of one feature or thread. */
export type Handlers<N extends RequestName = RequestName> = { [K in N]: Handler<K> };

export type Changed = (tables: ChangedTable[], contactIds: number[]) => void;
