/** The back and forth with one person, as their page shows it. Instants are epoch ms. */
import type { Cadence, CadenceState } from './domain/cadence';
import type { ResponseFigures } from './domain/rhythm';

export interface ResponseView {
  mine: ResponseFigures;
  theirs: ResponseFigures;
}

export interface RhythmView {
  cadence: Cadence | null;
  state: CadenceState | null;
  /** The day the cadence is over, of the user's calendar; null without one. */
  dueDate: string | null;
  twoWayAt: number | null;
  /** The usual days between two times in touch both ways; null while too few are logged. */
  usualGap: number | null;
  gaps: number;
  /** A cadence that their rhythm suggests; null when it has none to suggest. */
  suggestedDays: number | null;
  /** The oldest message that waits for my answer. */
  waitingSince: number | null;
  waiting: number;
  responses: ResponseView;
}
