/** Today at full size: as it is asked for after something was logged. */
import { Timelines } from '../src/main/features/timeline/service';
import { today } from '../src/main/features/today/service';
import { atFullSize, timesAfterLogging } from './full-size';
import { quantile } from './measure';
import type { Benchmark } from './row';

const LIMIT_MS = 30;
const COUNTS = { warmUp: 5, samples: 60 };

export const todayPage: Benchmark = {
  rows: ['today-1m'],
  run: (tools) =>
    atFullSize(tools, (core) => {
      tools.say(`today-1m: ${COUNTS.samples} times`);
      const timelines = new Timelines(core);
      const times = timesAfterLogging(core, COUNTS, () => today(core, timelines));
      return [{ name: 'today-1m', value: quantile(times, 0.95), baseline: LIMIT_MS, factor: 1 }];
    }),
};
