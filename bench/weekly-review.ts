/** The weekly review at full size: as it is asked for after something was logged. */
import { localDateOf } from '@shared/domain/dates';
import { review, reviewState } from '../src/main/features/review/service';
import { Timelines } from '../src/main/features/timeline/service';
import { createTouchpoint } from '../src/main/features/touchpoints/service';
import { quantile, timed } from './measure';
import { copyOf, sharedProfile, withCore } from './profiles';
import type { Benchmark } from './row';

const CONTACTS = 100_000;
const TOUCHPOINTS = 1_000_000;
const LIMIT_MS = 50;
const WARM_UP = 3;
const SAMPLES = 40;

export const weeklyReview: Benchmark = {
  rows: ['weekly-review-1m'],
  run(tools) {
    const profile = copyOf(tools, sharedProfile(tools, CONTACTS, TOUCHPOINTS));
    return withCore(profile, (core) => {
      tools.say(`weekly-review-1m: ${SAMPLES} times`);
      const timelines = new Timelines(core);
      const times: number[] = [];
      for (let i = 0; i < WARM_UP + SAMPLES; i += 1) {
        const occurredAt = Date.now();
        createTouchpoint(core, {
          ...{ kind: i % 2 === 0 ? 'reply_out' : 'message_in', occurredAt, localDate: localDateOf(occurredAt) },
          ...{ sentiment: 0, minutes: null, costMinor: null, currency: null, subject: 'Offer', body: '', contactIds: [1 + i] },
        });
        const time = timed(() => {
          review(core, timelines);
          reviewState(core);
        });
        if (i >= WARM_UP) times.push(time);
      }
      return [{ name: 'weekly-review-1m', value: quantile(times, 0.95), baseline: LIMIT_MS, factor: 1 }];
    });
  },
};
