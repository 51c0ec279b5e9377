import type { Core } from '../core';
import type { Handlers } from '../handler';
import { removeForGood, sweep, trashPage } from './service';
import { restore, thingsPage } from './things';

export function trashHandlers(core: Core): Handlers<'trash.list' | 'trash.things' | 'trash.restore'> {
  return {
    'trash.list': ({ offset, limit }) => trashPage(core, offset, limit),
    'trash.things': ({ offset, limit }) => thingsPage(core, offset, limit),
    'trash.restore': ({ people, things }) => {
      restore(core, people, things);
      return null;
    },
  };
}

export function trashJobs(core: Core): Handlers<'trash.remove' | 'trash.sweep'> {
  return {
    'trash.remove': ({ people, things }, job) => job.whileWriting(() => removeForGood(core, people, things)),
    'trash.sweep': (_input, job) => job.whileWriting(() => sweep(core)),
  };
}
