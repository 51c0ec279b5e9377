import type { FollowUpInput } from '@shared/domain/follow-up';
import type { TouchpointInput } from '@shared/domain/touchpoint';
import { AppError } from '@shared/errors';
import { assertContacts } from '../contacts/service';
import type { Core } from '../core';
import { completeFollowUp, planFollowUp } from '../follow-ups/service';
import { deleteTouchpoint, findTouchpoint, insertTouchpoint, updateTouchpoint } from './repository';

export { findTouchpoint, insertTouchpoint, readTouchpoints } from './repository';

function kindLabel(core: Core, input: TouchpointInput): string {
  const kind = core.ror.kinds.find(({ key }) => key === input.kind);
  if (!kind) throw new AppError('invalid', `There is no kind “${input.kind}”`, { field: 'touchpoint.kind' });
  return kind.label;
}

/** Logs what happened and gives its id; `completes` is a follow-up that is done by it, `next` one to plan with it. */
export function createTouchpoint(
  core: Core,
  input: TouchpointInput,
  completes: number | null = null,
  next: FollowUpInput | null = null,
): number {
  return core.act(`Log ${kindLabel(core, input)}`, () => {
    assertContacts(core, input.contactIds, 'touchpoint.contactIds');
    if (completes !== null) completeFollowUp(core, completes);
    if (next) planFollowUp(core, next, 'next');
    return insertTouchpoint(core.db, { ...input, uid: core.newUid(), source: 'manual', now: core.now() });
  });
}

export function editTouchpoint(core: Core, id: number, input: TouchpointInput): void {
  core.act(`Edit ${kindLabel(core, input)}`, () => {
    const known = findTouchpoint(core.db, id)?.contacts.map((contact) => contact.id);
    assertContacts(core, input.contactIds, 'touchpoint.contactIds', known);
    updateTouchpoint(core.db, id, input, core.now());
  });
}

export function removeTouchpoint(core: Core, id: number): void {
  core.act('Delete from the timeline', () => deleteTouchpoint(core.db, id));
}
