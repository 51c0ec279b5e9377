import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import type { Handlers } from '../handler';
import { deleteFollowUp, insertFollowUp, setFollowUpDone, updateFollowUp } from './repository';
import { listFollowUps } from './service';

export function followUpHandlers(
  core: Core,
): Handlers<'followUps.list' | 'followUps.create' | 'followUps.update' | 'followUps.complete' | 'followUps.reopen' | 'followUps.remove'> {
  return {
    'followUps.list': (input) => listFollowUps(core, input),
    'followUps.create': ({ followUp }) =>
      core.act('Plan a follow-up', () => {
        assertContacts(core, [followUp.contactId], 'followUp.contactId');
        return { id: insertFollowUp(core.db, { ...followUp, uid: core.newUid(), doneAt: null, source: 'manual', now: core.now() }) };
      }),
    'followUps.update': ({ id, followUp }) => {
      core.act('Move a follow-up', () => {
        assertContacts(core, [followUp.contactId], 'followUp.contactId');
        updateFollowUp(core.db, id, followUp, core.now());
      });
      return null;
    },
    'followUps.complete': ({ id }) => {
      core.act('Follow-up done', () => setFollowUpDone(core.db, id, core.now(), core.now()));
      return null;
    },
    'followUps.reopen': ({ id }) => {
      core.act('Reopen a follow-up', () => setFollowUpDone(core.db, id, null, core.now()));
      return null;
    },
    'followUps.remove': ({ id }) => {
      core.act('Delete a follow-up', () => deleteFollowUp(core.db, id));
      return null;
    },
  };
}
