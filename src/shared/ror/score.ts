/** The formulas of ROR.md over decayed sums. */
import { DAY_MS } from '../domain/dates';
import type { ContactScore } from '../views';
import { GIVE, SERIES, TAKE } from './entries';
import { components, type RorSettings } from './settings';

/** 2000-01-01T00:00:00Z: stored sums are S = Σ amount · 2^((at − epoch)/h). */
export const EPOCH = Date.UTC(2000, 0, 1);

/** Half-lives in days in the order of `seriesNames`; null does not fade. */
export function halfLives(settings: RorSettings): (number | null)[] {
  return [...components.map((component) => settings.halfLives[component]), settings.energyHalfLife, settings.energyHalfLife];
}

/** The weight that an amount at instant `at` (epoch ms) has in a stored sum. */
export function growth(at: number, halfLife: number | null): number {
  return halfLife === null ? 1 : 2 ** ((at - EPOCH) / DAY_MS / halfLife);
}

/** By series: what a stored sum is multiplied by to give its value at `t` (epoch ms). */
export function decayAt(t: number, settings: RorSettings): Float64Array {
  return Float64Array.from(halfLives(settings), (halfLife) => 1 / growth(t, halfLife));
}

/** 2^(−age/half-life) for an amount of instant `at` seen at `t`, both epoch ms. */
export function fade(at: number, t: number, halfLife: number | null): number {
  return halfLife === null ? 1 : 2 ** (-(t - at) / DAY_MS / halfLife);
}

/** s = (G + 1) / (G + T + 2) */
export function giveShareOf(give: number, take: number): number {
  return (give + 1) / (give + take + 2);
}

/** τ = min(1, 2s) */
export function trustOf(giveShare: number): number {
  return Math.min(1, 2 * giveShare);
}

/** 100 · (1 − 2^(−P/25)) */
export function scoreOf(points: number): number {
  return 100 * (1 - 2 ** (-points / 25));
}

/** What came back in a window per unit given in it; both undecayed. */
export function returnOf(points: number, give: number): number {
  return points / Math.max(1, give);
}

/** P = τ · max(0, Σ V) from sums at `offset` in `sums` and the decay of an instant. */
export function pointsOf(sums: Float64Array, offset: number, decay: Float64Array): number {
  let value = 0;
  for (let k = 0; k < GIVE; k += 1) value += (sums[offset + k] ?? 0) * (decay[k] ?? 1);
  if (value <= 0) return 0;
  const give = (sums[offset + GIVE] ?? 0) * (decay[GIVE] ?? 1);
  const take = (sums[offset + TAKE] ?? 0) * (decay[TAKE] ?? 1);
  return trustOf(giveShareOf(give, take)) * value;
}

/** All of a contact's numbers from its seven sums and the decay of an instant. */
export function contactScore(sums: Float64Array, offset: number, decay: Float64Array): ContactScore {
  const at = (k: number) => (sums[offset + k] ?? 0) * (decay[k] ?? 1);
  const values = Object.fromEntries(components.map((component, k) => [component, at(k)])) as ContactScore['components'];
  const give = at(GIVE);
  const take = at(TAKE);
  const giveShare = giveShareOf(give, take);
  const points = pointsOf(sums, offset, decay);
  return { components: values, give, take, giveShare, trust: trustOf(giveShare), points, score: scoreOf(points) };
}

/** Sums of a contact nothing is logged for. */
export function emptySums(): Float64Array {
  return new Float64Array(SERIES);
}

/** The numbers of a contact nothing is logged for: no points, a neutral give share. */
export function emptyScore(): ContactScore {
  return contactScore(emptySums(), 0, new Float64Array(SERIES).fill(1));
}
