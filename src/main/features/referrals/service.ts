import type { ReferralInput } from '@shared/domain/referral';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import { deleteReferral, findReferral, insertReferral, updateReferral } from './repository';

export { findReferral, insertReferral, listReferrals, listUnthanked } from './repository';

/** `stored`: the referral as it was; people it named already may be in the trash. */
function assertPeople(core: Core, input: ReferralInput, stored?: ReferralInput): void {
  const known = stored ? [stored.fromContactId, stored.toContactId, stored.subjectContactId] : [];
  for (const field of ['fromContactId', 'toContactId', 'subjectContactId'] as const)
    assertContacts(core, [input[field]], `referral.${field}`, known);
}

export function createReferral(core: Core, input: ReferralInput): number {
  return core.act('Add a referral', () => {
    assertPeople(core, input);
    return insertReferral(core.db, { ...input, uid: core.newUid(), source: 'manual', now: core.now() });
  });
}

export function editReferral(core: Core, id: number, input: ReferralInput): void {
  const stored = findReferral(core.db, id);
  const isClosing = input.status !== 'made' && input.status !== stored?.status;
  core.act(isClosing ? `Referral ${input.status}` : 'Edit a referral', () => {
    assertPeople(core, input, stored);
    updateReferral(core.db, id, input, core.now());
  });
}

export function removeReferral(core: Core, id: number): void {
  core.act('Delete a referral', () => deleteReferral(core.db, id));
}
