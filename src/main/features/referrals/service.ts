import { type ReferralInput, referralInput } from '@shared/domain/referral';
import { AppError } from '@shared/errors';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import { deleteReferral, findReferral, insertReferral, updateReferral } from './repository';

export { findReferral, insertReferral, listNewlyReferred, listReferrals, listUnthanked, readReferrals } from './repository';

/** `stored`: the referral as it was; people it named already may be in the trash. */
function assertPeople(core: Core, input: ReferralInput, stored?: ReferralInput): void {
  const known = stored ? [stored.fromContactId, stored.toContactId, stored.subjectContactId] : [];
  for (const field of ['fromContactId', 'toContactId', 'subjectContactId'] as const)
    assertContacts(core, [input[field]], `referral.${field}`, known);
}

/** Who stands where, to compare two. */
const ends = ({ fromContactId, toContactId, subjectContactId }: ReferralInput) => [fromContactId, toContactId, subjectContactId].join();

/**
 * A merge may have put the same person at two ends, which then may stay as they are.
 * @throws AppError `invalid`
 */
function assertDifferent(input: ReferralInput, stored: ReferralInput | undefined): void {
  if (stored && ends(stored) === ends(input)) return;
  const [problem] = referralInput.safeParse(input).error?.issues ?? [];
  if (problem) throw new AppError('invalid', problem.message, { field: ['referral', ...problem.path].join('.') });
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
    assertDifferent(input, stored);
    assertPeople(core, input, stored);
    updateReferral(core.db, id, input, core.now());
  });
}

export function removeReferral(core: Core, id: number): void {
  core.act('Delete a referral', () => deleteReferral(core.db, id));
}
