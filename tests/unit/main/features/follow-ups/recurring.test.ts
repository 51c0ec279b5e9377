import { followUpInput, followUpPlan } from '@shared/domain/follow-up';
import { touchpointInput } from '@shared/domain/touchpoint';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { setDeleted } from '../../../../../src/main/features/contacts/service';
import {
  completeFollowUps,
  createFollowUp,
  editFollowUp,
  findFollowUp,
  listFollowUps,
  moveFollowUps,
  planMany,
  removeFollowUps,
  reopenFollowUp,
} from '../../../../../src/main/features/follow-ups/service';
import { actionChanges } from '../../../../../src/main/features/history/service';
import { createTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, dump, START, type TestCore } from '../../../../support/builders';

/** 2026-11-01, a Sunday, is today. */
function aFollowUp(core: TestCore, contactId: number, more: Partial<z.input<typeof followUpInput>> = {}): number {
  return createFollowUp(core, followUpInput.parse({ contactId, dueDate: '2026-11-02', reason: 'Call', ...more }));
}

const open = (core: TestCore) =>
  listFollowUps(core, { contactId: null, open: true, until: null, limit: 100 }).map(({ dueDate, recurrence, recursOn }) => [
    dueDate,
    recurrence,
    recursOn,
  ]);
const done = (core: TestCore) =>
  listFollowUps(core, { contactId: null, open: false, until: null, limit: 100 }).map(({ dueDate }) => dueDate);

describe('a follow-up that repeats', () => {
  const weekly = { recurrence: 'FREQ=WEEKLY;BYDAY=MO' };

  it('is done this time and open for the next, with the same uid; undo brings both back', () => {
    const core = aCore();
    const id = aFollowUp(core, aContact(core), weekly);
    const uid = findFollowUp(core.db, id)?.uid;
    const before = dump(core);
    expect(completeFollowUps(core, [id])).toEqual(['2026-11-09']);
    expect(open(core)).toEqual([['2026-11-09', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-09']]);
    expect(done(core)).toEqual(['2026-11-02']);
    expect(findFollowUp(core.db, id)?.uid).toBe(uid);
    const after = dump(core);
    core.step('undo');
    expect(dump(core)).toEqual(before);
    core.step('redo');
    expect(dump(core)).toEqual(after);
  });

  it('comes again after today when it was overdue, and after the day it was moved to', () => {
    const core = aCore();
    const id = aFollowUp(core, aContact(core), weekly);
    core.clock.now = START + 24 * 86_400_000;
    expect(completeFollowUps(core, [id])).toEqual(['2026-11-30']);
    moveFollowUps(core, [id], '2026-12-08');
    expect(open(core)).toEqual([['2026-12-08', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-30']]);
    expect(completeFollowUps(core, [id])).toEqual(['2026-12-14']);
    // Done ahead of its day: that day is not asked for again.
    moveFollowUps(core, [id], '2026-12-11');
    expect(completeFollowUps(core, [id])).toEqual(['2026-12-21']);
  });

  it('ends after so many times, or on a day', () => {
    const core = aCore();
    const ana = aContact(core);
    const twice = aFollowUp(core, ana, { recurrence: 'FREQ=DAILY;COUNT=2' });
    expect(completeFollowUps(core, [twice])).toEqual(['2026-11-03']);
    expect(open(core)).toEqual([['2026-11-03', 'FREQ=DAILY;COUNT=1', '2026-11-03']]);
    expect(completeFollowUps(core, [twice])).toEqual([]);
    const until = aFollowUp(core, ana, { recurrence: 'FREQ=MONTHLY;UNTIL=20261201' });
    expect(completeFollowUps(core, [until])).toEqual([]);
    expect(open(core)).toEqual([]);
    reopenFollowUp(core, until);
    expect(open(core)).toEqual([['2026-11-02', 'FREQ=MONTHLY;UNTIL=20261201', '2026-11-02']]);
  });

  it('stays done when it is done twice', () => {
    const core = aCore();
    const id = aFollowUp(core, aContact(core));
    completeFollowUps(core, [id]);
    const before = dump(core);
    completeFollowUps(core, [id]);
    expect(dump(core)).toEqual(before);
  });

  it('is logged, done and followed by another in one action', () => {
    const core = aCore();
    const ana = aContact(core);
    const id = aFollowUp(core, ana, weekly);
    const before = dump(core);
    const touchpoint = touchpointInput.parse({
      kind: 'call',
      occurredAt: START,
      localDate: '2026-11-01',
      contactIds: [ana],
      subject: 'Call',
    });
    createTouchpoint(core, touchpoint, id, followUpInput.parse({ contactId: ana, dueDate: '2026-11-20', reason: 'Send it' }));
    expect(open(core).map(([day]) => day)).toEqual(['2026-11-09', '2026-11-20']);
    expect(done(core)).toEqual(['2026-11-02']);
    core.step('undo');
    expect(dump(core)).toEqual(before);
  });

  it('says in the history how it repeats', () => {
    const core = aCore();
    aFollowUp(core, aContact(core), weekly);
    const id = Number(core.db.raw.prepare('SELECT max(id) FROM action').pluck().get());
    const { things } = actionChanges(core, id, 0, 10);
    expect(things[0]?.fields).toContainEqual({ label: 'Repeats', before: null, after: { recurrence: 'FREQ=WEEKLY;BYDAY=MO' } });
  });

  it('can be edited to another rule or none', () => {
    const core = aCore();
    const ana = aContact(core);
    const id = aFollowUp(core, ana, weekly);
    editFollowUp(core, id, followUpInput.parse({ contactId: ana, dueDate: '2026-11-30', recurrence: 'rrule:freq=monthly;bymonthday=-1' }));
    expect(open(core)).toEqual([['2026-11-30', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-11-30']]);
    editFollowUp(core, id, followUpInput.parse({ contactId: ana, dueDate: '2026-11-30' }));
    expect(open(core)).toEqual([['2026-11-30', null, null]]);
  });
});

describe('many at once', () => {
  it('are planned on a day, or evenly over some, in the order of the people', () => {
    const core = aCore();
    const ids = ['Ana', 'Bo', 'Cy', 'Di', 'Ed'].map((fullName) => aContact(core, { fullName }));
    const gone = aContact(core, { fullName: 'Fay' });
    setDeleted(core, [gone], true);
    const reversed = [gone, ...[...ids].reverse()];
    expect(planMany(core, { contactIds: reversed, reason: 'Greet', from: '2026-12-01', days: 3 })).toBe(5);
    expect(
      listFollowUps(core, { contactId: null, open: true, until: null, limit: 9 }).map(
        ({ contactName, dueDate }) => `${contactName} ${dueDate}`,
      ),
    ).toEqual(['Ed 2026-12-01', 'Di 2026-12-01', 'Cy 2026-12-02', 'Bo 2026-12-02', 'Ana 2026-12-03']);
    core.step('undo');
    expect(open(core)).toEqual([]);
    expect(() => planMany(core, { contactIds: ids, reason: '', from: '2026-10-31', days: 1 })).toThrow(
      expect.objectContaining({ field: 'plan.from' }),
    );
    expect(() => planMany(core, { contactIds: [gone], reason: '', from: '2026-12-01', days: 1 })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    const tooMany = followUpPlan.safeParse({ contactIds: Array.from({ length: 10_001 }, (_, i) => i + 1), from: '2026-12-01' });
    expect(tooMany.error?.issues[0]?.message).toBe('are more than 10,000 people; choose fewer');
    expect(followUpPlan.safeParse({ contactIds: [1], from: '2026-12-01', days: 0 }).success).toBe(false);
  });

  it('are moved, done and deleted, each as one action', () => {
    const core = aCore();
    const ids = ['Ana', 'Bo', 'Cy'].map((fullName) => aFollowUp(core, aContact(core, { fullName })));
    const [first = 0, second = 0] = ids;
    moveFollowUps(core, ids, '2026-11-05');
    expect(open(core).map(([day]) => day)).toEqual(['2026-11-05', '2026-11-05', '2026-11-05']);
    core.step('undo');
    expect(open(core).map(([day]) => day)).toEqual(['2026-11-02', '2026-11-02', '2026-11-02']);
    completeFollowUps(core, [first, second, first]);
    expect(done(core)).toHaveLength(2);
    removeFollowUps(core, ids);
    expect([open(core), done(core)]).toEqual([[], []]);
    core.step('undo');
    expect(done(core)).toHaveLength(2);
  });

  it('are not moved to a day that is over, nor when one of them is gone', () => {
    const core = aCore();
    const id = aFollowUp(core, aContact(core));
    const before = dump(core);
    expect(() => moveFollowUps(core, [id], '2026-10-31')).toThrow(expect.objectContaining({ code: 'invalid', field: 'dueDate' }));
    expect(() => moveFollowUps(core, [id, 999], '2026-11-05')).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(dump(core)).toEqual(before);
  });
});
