/** Which backups are kept when there are many. */
import { DAY_MS } from '@shared/domain/dates';

/** All of this long; and beyond it the newest of so many days, weeks and months that have one. */
export const KEPT_ALL_MS = 2 * DAY_MS;
export const KEPT_DAYS = 12;
export const KEPT_WEEKS = 10;
export const KEPT_MONTHS = 9;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
const weekOf = (at: number): number => Math.floor((Math.floor(at / DAY_MS) + 3) / 7);

/** Of backups taken at `times` (epoch ms), those that are kept at `now`. Days are those of UTC. */
export function keptBackups(times: readonly number[], now: number): Set<number> {
  const newestFirst = [...new Set(times)].sort((a, b) => b - a);
  const kept = new Set(newestFirst.filter((at) => at > now - KEPT_ALL_MS));
  for (const [periodOf, most] of [
    [dayOf, KEPT_DAYS],
    [weekOf, KEPT_WEEKS],
    [monthOf, KEPT_MONTHS],
  ] as const) {
    const seen = new Set<string | number>();
    for (const at of newestFirst) {
      const period = periodOf(at);
      if (seen.has(period)) continue;
      if (seen.size === most) break;
      seen.add(period);
      kept.add(at);
    }
  }
  return kept;
}
