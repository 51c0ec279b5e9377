import { localDateOf } from '@shared/domain/dates';
import { touchpointInput } from '@shared/domain/touchpoint';
import { describe, expect, it } from 'vitest';
import { insertFollowUp, listFollowUps } from '../../../../../src/main/features/follow-ups/service';
import { createTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, dump, START } from '../../../../support/builders';

describe('logging what a follow-up was for', () => {
  it('does both in one step, and undoes both in one', () => {
    const core = aCore();
    const ana = aContact(core);
    const id = core.act('Plan', () =>
      insertFollowUp(core.db, {
        contactId: ana,
        dueDate: '2026-11-01',
        reason: 'Call',
        uid: core.newUid(),
        doneAt: null,
        source: 'manual',
        now: START,
      }),
    );
    const before = dump(core);
    const input = touchpointInput.parse({ kind: 'call', occurredAt: START, localDate: localDateOf(START), contactIds: [ana] });
    createTouchpoint(core, input, id);
    expect(listFollowUps(core, { contactId: ana, open: true, until: null, limit: 10 })).toEqual([]);
    core.step('undo');
    expect(dump(core)).toEqual(before);
    expect(() => createTouchpoint(core, input, 999)).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(dump(core)).toEqual(before);
  });
});
