import type { Core } from '../core';
import type { Handlers } from '../handler';
import { findDuplicates } from './find';
import { mergeGroups, mergePeople } from './merge';
import { distinctPairs, mergeView, removeDistinct, setDistinct } from './service';

export function duplicateHandlers(
  core: Core,
): Handlers<'contacts.merge' | 'duplicates.compare' | 'duplicates.distinct' | 'duplicates.setDistinct' | 'duplicates.removeDistinct'> {
  return {
    'contacts.merge': (merge) => {
      mergePeople(core, merge);
      return null;
    },
    'duplicates.compare': ({ ids, choose }) => mergeView(core, ids, choose),
    'duplicates.distinct': () => distinctPairs(core),
    'duplicates.setDistinct': ({ ids, from }) => {
      setDistinct(core, ids, from);
      return null;
    },
    'duplicates.removeDistinct': ({ id }) => {
      removeDistinct(core, id);
      return null;
    },
  };
}

export function duplicateJobs(core: Core): Handlers<'duplicates.find' | 'duplicates.mergeAll'> {
  return {
    'duplicates.find': (_input, job) => findDuplicates(core, job),
    'duplicates.mergeAll': async ({ groups }, job) => {
      const tick = (done: number) => {
        job.checkCancelled();
        job.progress('Merging duplicates', done, groups.length);
      };
      return { merged: await job.whileWriting(() => mergeGroups(core, groups, tick)) };
    },
  };
}
