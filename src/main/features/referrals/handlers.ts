import type { Core } from '../core';
import type { Handlers } from '../handler';
import { createReferral, editReferral, listReferrals, removeReferral } from './service';

export function referralHandlers(core: Core): Handlers<'referrals.list' | 'referrals.create' | 'referrals.update' | 'referrals.remove'> {
  return {
    'referrals.list': (input) => listReferrals(core.db, input),
    'referrals.create': ({ referral }) => ({ id: createReferral(core, referral) }),
    'referrals.update': ({ id, referral }) => {
      editReferral(core, id, referral);
      return null;
    },
    'referrals.remove': ({ id }) => {
      removeReferral(core, id);
      return null;
    },
  };
}
