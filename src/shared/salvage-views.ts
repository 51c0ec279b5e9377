/** What a salvage of a damaged database came to. */
export interface SalvagedTable {
  table: string;
  /** Rows in the new database. */
  found: number;
  /** Of these, rows put together from indexes because their own place can't be read. */
  fromIndexes: number;
  /** Rows that an index names and nothing holds; more may be gone without a trace. */
  lost: number;
  /** Rows that were read and left out: about somebody who is lost, or against a rule of the table. */
  leftOut: number;
}

export interface SalvageReport {
  tables: SalvagedTable[];
  /** Places in the damaged file where rows should be and can't be read. */
  unreadablePages: number;
  /** Rows with bytes that are no text, which were replaced by a mark. */
  mended: number;
  /** Kinds of values that can't be, as `verify` names them: bytes that changed inside of a row without a trace elsewhere. */
  doubtful: string[];
  /** What was done can still be undone: only when nothing was lost. */
  keepsHistory: boolean;
  /** When the last change was made that can be read, epoch ms; null when none can. */
  lastChange: number | null;
  people: number;
  touchpoints: number;
}
