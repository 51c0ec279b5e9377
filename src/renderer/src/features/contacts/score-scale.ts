import type { ScoreSample } from '@shared/views';

const TOPS = [10, 20, 50, 100] as const;

/** Where the value axis of a score (0 to 100) ends, so that the line of a young relationship is not flat. It begins at 0. */
export function topOfScale(scores: readonly number[]): number {
  const highest = Math.max(0, ...scores);
  // A line along the upper edge would look cut off.
  return TOPS.find((top) => highest <= top * 0.95) ?? 100;
}

/** At most this many points are drawn; more would hide the line. */
const MOST = 12;
/** Part of the scale below which a step can't be seen. */
const LEAST = 0.015;

/** Indexes of the samples before which rows of the log moved the score up, the largest steps only; the rest of the time it fades. */
export function stepsUp(samples: readonly Pick<ScoreSample, 'score'>[], top: number): number[] {
  return samples
    .map(({ score }, index) => ({ index, rise: score - (samples[index - 1]?.score ?? 0) }))
    .filter(({ index, rise }) => index > 0 && rise >= top * LEAST)
    .sort((a, b) => b.rise - a.rise)
    .slice(0, MOST)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}
