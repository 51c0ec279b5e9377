import type { Core } from '../core';
import type { Handlers } from '../handler';
import { agenda } from './agenda';
import {
  completeFollowUps,
  createFollowUp,
  editFollowUp,
  listFollowUps,
  moveFollowUps,
  planMany,
  removeFollowUps,
  reopenFollowUp,
} from './service';

type FollowUpRequests =
  | 'followUps.list'
  | 'followUps.agenda'
  | 'followUps.create'
  | 'followUps.plan'
  | 'followUps.update'
  | 'followUps.move'
  | 'followUps.complete'
  | 'followUps.reopen'
  | 'followUps.remove'
  | 'followUps.bulk';

export function followUpHandlers(core: Core): Handlers<FollowUpRequests> {
  return {
    'followUps.list': (input) => listFollowUps(core, input),
    'followUps.agenda': (input) => agenda(core, input),
    'followUps.create': ({ followUp, completes }) => ({ id: createFollowUp(core, followUp, completes) }),
    'followUps.plan': ({ plan }) => ({ planned: planMany(core, plan) }),
    'followUps.update': ({ id, followUp }) => {
      editFollowUp(core, id, followUp);
      return null;
    },
    'followUps.move': ({ ids, dueDate }) => {
      moveFollowUps(core, ids, dueDate);
      return null;
    },
    'followUps.complete': ({ id }) => ({ next: completeFollowUps(core, [id])[0] ?? null }),
    'followUps.reopen': ({ id }) => {
      reopenFollowUp(core, id);
      return null;
    },
    'followUps.remove': ({ id }) => {
      removeFollowUps(core, [id]);
      return null;
    },
    'followUps.bulk': ({ ids, action }) => {
      if (action === 'complete') completeFollowUps(core, ids);
      else removeFollowUps(core, ids);
      return null;
    },
  };
}
