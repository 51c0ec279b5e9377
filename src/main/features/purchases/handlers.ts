import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { deletePurchase, insertPurchase, updatePurchase } from './repository';

export function purchaseHandlers(core: Core): Handlers<'purchases.create' | 'purchases.update' | 'purchases.remove'> {
  return {
    'purchases.create': ({ purchase }) =>
      core.act('Add a purchase', () => {
        assertContacts(core, [purchase.contactId], 'purchase.contactId');
        return { id: insertPurchase(core.db, { ...purchase, uid: core.newUid(), source: 'manual', now: core.now() }) };
      }),
    'purchases.update': ({ id, purchase }) => {
      core.act('Edit a purchase', () => {
        assertContacts(core, [purchase.contactId], 'purchase.contactId');
        updatePurchase(core.db, id, purchase, core.now());
      });
      return null;
    },
    'purchases.remove': ({ id }) => {
      core.act('Delete a purchase', () => deletePurchase(core.db, id));
      return null;
    },
  };
}
