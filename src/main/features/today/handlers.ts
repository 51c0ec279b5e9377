import type { Core } from '../core';
import type { Handlers } from '../handler';
import type { Timelines } from '../timeline/service';
import { today } from './service';

export function todayHandlers(core: Core, timelines: Timelines): Handlers<'today.get'> {
  return { 'today.get': () => today(core, timelines) };
}
