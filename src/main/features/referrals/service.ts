import type { ReferralInput } from '@shared/domain/referral';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import { deleteReferral, insertReferral, updateReferral } from './repository';

export { findReferral, insertReferral, listReferrals, listUnthanked } from './repository';

function assertPeople(core: Core, input: ReferralInput): void {
  assertContacts(core, [input.fromContactId], 'referral.fromContactId');
  assertContacts(core, [input.toContactId], 'referral.toContactId');
  assertContacts(core, [input.subjectContactId], 'referral.subjectContactId');
}

export function createReferral(core: Core, input: ReferralInput): number {
  return core.act('Add a referral', () => {
    assertPeople(core, input);
    return insertReferral(core.db, { ...input, uid: core.newUid(), source: 'manual', now: core.now() });
  });
}

export function editReferral(core: Core, id: number, input: ReferralInput): void {
  core.act(input.status === 'made' ? 'Edit a referral' : `Referral ${input.status}`, () => {
    assertPeople(core, input);
    updateReferral(core.db, id, input, core.now());
  });
}

export function removeReferral(core: Core, id: number): void {
  core.act('Delete a referral', () => deleteReferral(core.db, id));
}
