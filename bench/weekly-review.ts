/** The weekly review at full size: as it is asked for after something was logged. */
import { review, reviewState } from '../src/main/features/review/service';
import { Timelines } from '../src/main/features/timeline/service';
import { atFullSize, timesAfterLogging } from './full-size';
import { quantile } from './measure';
import type { Benchmark } from './row';

const LIMIT_MS = 50;
const COUNTS = { warmUp: 3, samples: 40 };

export const weeklyReview: Benchmark = {
  rows: ['weekly-review-1m'],
  run: (tools) =>
    atFullSize(tools, (core) => {
      tools.say(`weekly-review-1m: ${COUNTS.samples} times`);
      const timelines = new Timelines(core);
      const times = timesAfterLogging(core, COUNTS, () => {
        review(core, timelines);
        reviewState(core);
      });
      return [{ name: 'weekly-review-1m', value: quantile(times, 0.95), baseline: LIMIT_MS, factor: 1 }];
    }),
};
