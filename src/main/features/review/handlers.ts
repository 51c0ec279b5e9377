import type { Core } from '../core';
import type { Handlers } from '../handler';
import type { Timelines } from '../timeline/service';
import { beginReview, finishReview, keepReview, removeReview, review, reviewState } from './service';

export function reviewHandlers(
  core: Core,
  timelines: Timelines,
): Handlers<'review.get' | 'review.state' | 'review.begin' | 'review.keep' | 'review.finish' | 'review.remove'> {
  return {
    'review.get': () => review(core, timelines),
    'review.state': () => reviewState(core),
    'review.begin': () => {
      beginReview(core, timelines);
      return null;
    },
    'review.keep': (at) => {
      keepReview(core, at);
      return null;
    },
    'review.finish': (input) => {
      finishReview(core, timelines, input);
      return null;
    },
    'review.remove': ({ at }) => {
      removeReview(core, at);
      return null;
    },
  };
}
