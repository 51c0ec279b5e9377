import type { Core } from '../core';
import type { Handlers } from '../handler';
import { removeForGood, sweep, trashPage } from './service';

export function trashHandlers(core: Core): Handlers<'trash.list'> {
  return { 'trash.list': ({ offset, limit }) => trashPage(core, offset, limit) };
}

export function trashJobs(core: Core): Handlers<'trash.remove' | 'trash.sweep'> {
  return {
    'trash.remove': async ({ ids }, job) => ({ removed: await job.whileWriting(() => removeForGood(core, ids)) }),
    'trash.sweep': async (_input, job) => ({ removed: await job.whileWriting(() => sweep(core)) }),
  };
}
