import type { Handlers } from '../handler';
import type { Timelines } from './service';

export function timelineHandlers(timelines: Timelines): Handlers<'timeline.page'> {
  return { 'timeline.page': (query) => timelines.page(query) };
}
