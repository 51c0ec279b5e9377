import type { Participant } from './participants';

/** Columns of a row by their normalised names. */
export type Cells = (column: string) => string;

/** A message or an invitation. */
export interface Exchange {
  row: number;
  /** What exchanges of one conversation share. */
  conversation: string;
  from: Participant | null;
  to: Participant[];
  /** As in the file. */
  time: string;
  subject: string;
  body: string;
  /** Where the file says it itself. */
  direction: 'in' | 'out' | null;
  /** Why it is passed over. */
  unwanted: string | null;
}
