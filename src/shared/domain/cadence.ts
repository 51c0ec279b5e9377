/** How often to be in touch, and whether it is time (docs/decisions/0017-what-to-do-next.md). Without zod, for the window's first bundle. */
import { DAY_MS } from './calendar';

export const cadenceStates = ['due', 'overdue', 'dormant'] as const;
export type CadenceState = (typeof cadenceStates)[number];

/** Days by stage and by tag, for people without a cadence of their own. */
export interface CadenceRules {
  stages: Record<string, number>;
  tags: Record<string, number>;
}

/** Where somebody's cadence comes from. */
export interface Cadence {
  days: number;
  from: 'person' | 'stage' | 'tag';
  /** The stage or tag. */
  name: string;
}

/** The person's own, or the shortest that their stage and tags give; the stage's where a tag's is the same. Null: none. */
export function cadenceOf(own: number | null, stage: string | null, tags: readonly string[], rules: CadenceRules): Cadence | null {
  if (own !== null) return { days: own, from: 'person', name: '' };
  let shortest: Cadence | null = null;
  const consider = (days: number | undefined, from: Cadence['from'], name: string) => {
    if (days !== undefined && (shortest === null || days < shortest.days)) shortest = { days, from, name };
  };
  const given = (days: Record<string, number>, name: string) => (Object.hasOwn(days, name) ? days[name] : undefined);
  if (stage !== null) consider(given(rules.stages, stage), 'stage', stage);
  for (const tag of tags) consider(given(rules.tags, tag), 'tag', tag);
  return shortest;
}

/** Whoever is silent for more than this many times the usual gap is dormant. */
export const DORMANT_AFTER = 8;

/** Days after the day it is due for which somebody is due and not overdue yet: a quarter of the cadence, at least one. */
export function graceOf(cadenceDays: number): number {
  return Math.max(1, Math.round(cadenceDays / 4));
}

export interface CadenceFacts {
  cadenceDays: number | null;
  /** Days since we were last in touch both ways; null: never. */
  silentDays: number | null;
  /** Days since the person was added, which count where we never were in touch. */
  knownDays: number;
  /** `Rhythm.usualGap` */
  usualGap: number | null;
}

/** Null: nothing is due, or there is no cadence. */
export function cadenceStateOf({ cadenceDays, silentDays, knownDays, usualGap }: CadenceFacts): CadenceState | null {
  const usual = usualGap ?? cadenceDays;
  if (silentDays !== null && usual !== null && silentDays > DORMANT_AFTER * Math.max(1, usual)) return 'dormant';
  if (cadenceDays === null) return null;
  const late = (silentDays ?? knownDays) - cadenceDays;
  if (late < 0) return null;
  return late < graceOf(cadenceDays) ? 'due' : 'overdue';
}

/** Whole local days from an instant to today; `startOfToday` is the midnight today began with, both epoch ms. */
export function daysSince(at: number, startOfToday: number): number {
  return at >= startOfToday ? 0 : Math.ceil((startOfToday - at) / DAY_MS);
}

/** The midnight that the local day of `now` began with, epoch ms. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

/** The cadence that a person's own rhythm suggests, unless the one they have is within a quarter of it. */
export function suggestedCadence(usualGap: number | null, own: number | null): number | null {
  if (usualGap === null) return null;
  const days = Math.min(3_650, Math.max(1, Math.round(usualGap)));
  return own !== null && Math.abs(own - days) <= days / 4 ? null : days;
}
