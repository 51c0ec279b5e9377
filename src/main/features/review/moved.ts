/** Whose points changed in the last seven days, by comparing the sums in memory with themselves less these days' entries. */
import { DAY_MS } from '@shared/domain/dates';
import { REVIEW_LINES } from '@shared/domain/review-steps';
import type { MovedPerson } from '@shared/review-views';
import type { Lines } from '@shared/today-views';
import { LAST_TOUCH, NEXT_FOLLOW_UP } from '../contacts/list';
import type { Core } from '../core';
import { BestOf } from '../ror/best-of';
import type { Timelines } from '../timeline/service';
import { weekEntries } from '../today/service';

const DAYS = 7;
/** A smaller change does not show in a score with one digit. */
const SHOWS = 0.05;

type Row = Pick<MovedPerson, 'name' | 'lastTouchAt' | 'nextFollowUp'>;

export function moved(core: Core, timelines: Timelines, now: number): { faded: Lines<MovedPerson>; grew: Lines<MovedPerson> } {
  const after = now - DAYS * DAY_MS;
  const entries = weekEntries(core, now);
  const [faded, grew] = [new BestOf(REVIEW_LINES), new BestOf(REVIEW_LINES)];
  const changes = new Map<number, { points: number; change: number }>();
  core.board.eachChange(after, now, entries, (id, before, points) => {
    const change = points - before;
    if (Math.abs(change) < SHOWS) return;
    const best = change < 0 ? faded : grew;
    if (best.add(Math.abs(change), id)) changes.set(id, { points, change });
  });
  const about = core.db.prepare(
    `SELECT c.name, ${LAST_TOUCH} AS lastTouchAt, ${NEXT_FOLLOW_UP} AS nextFollowUp FROM contact c WHERE c.id = :id`,
  );
  const line = (id: number): MovedPerson => {
    const row = about.get({ id, now }) as Row;
    const { points, change } = changes.get(id) ?? { points: 0, change: 0 };
    return { id, ...row, points, change, movedBy: entries.has(id) ? timelines.weightiest(id, after, now) : null };
  };
  const lines = (best: BestOf): Lines<MovedPerson> => ({ total: best.total, lines: best.best().map(line) });
  return { faded: lines(faded), grew: lines(grew) };
}
