/** The calendar file that is kept up to date in a folder. */
export interface CalendarFileView {
  /** Null: none is kept. */
  file: string | null;
  /** When it was last written, epoch ms; null: not yet. */
  writtenAt: number | null;
  /** Why the last try did not write it. */
  problem: { at: number; message: string } | null;
}
