import { addDays, DAY_MS, localDateOf } from '@shared/domain/dates';
import { beforeEach, describe, expect, it } from 'vitest';
import { setArchived } from '../../../../../src/main/features/contacts/service';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import {
  beginReview,
  finishReview,
  importReview,
  keepReview,
  removeReview,
  review,
  reviewState,
} from '../../../../../src/main/features/review/service';
import { scoresAsOf } from '../../../../../src/main/features/ror/service';
import { hasOwnSettings } from '../../../../../src/main/features/settings/service';
import { Timelines } from '../../../../../src/main/features/timeline/service';
import { aContact, aCore, aPurchase, aTouchpoint, START, type TestCore } from '../../../../support/builders';

let core: TestCore;
let timelines: Timelines;
let ana: number;
let bo: number;

beforeEach(() => {
  core = aCore();
  timelines = new Timelines(core);
  ana = aContact(core);
  bo = aContact(core, { fullName: 'Bo' });
});

const ago = (days: number) => START - Math.round(days * DAY_MS);
const log = (who: number, kind: string, days: number, subject = '') => aTouchpoint(core, who, { kind, occurredAt: ago(days), subject });
const points = (at: number, uid: string) => scoresAsOf(core, at).contacts.get(uid)?.points ?? 0;
const uidOf = (id: number) => String(core.db.prepare('SELECT uid FROM contact WHERE id = ?').pluck().get(id));
const plan = (contactId: number, dueDate: string, reason = '') =>
  core.act('Plan', () =>
    insertFollowUp(core.db, { contactId, dueDate, reason, uid: core.newUid(), doneAt: null, source: 'manual', now: core.now() }),
  );

describe('who faded and who grew', () => {
  it('is the points now against those of seven days ago, as the log gives them', () => {
    log(ana, 'meeting', 60);
    log(ana, 'help_in', 3);
    log(bo, 'meeting', 9);
    log(bo, 'meeting', 2, 'Lunch');
    log(bo, 'call', 1);
    aPurchase(core, bo, { at: ago(30) });
    const cy = aContact(core, { fullName: 'Cy' });
    log(cy, 'meeting', 20);
    const { faded, grew } = review(core, timelines);
    expect(faded.lines.map(({ id }) => id)).toContain(cy);
    expect(grew.lines[0]?.id).toBe(bo);
    for (const { id, points: now, change } of [...faded.lines, ...grew.lines]) {
      expect(now).toBeCloseTo(points(START, uidOf(id)), 9);
      expect(change).toBeCloseTo(points(START, uidOf(id)) - points(ago(7), uidOf(id)), 9);
    }
    expect(grew.lines[0]?.movedBy).toMatchObject({ type: 'touchpoint', touchpoint: { subject: 'Lunch' } });
    expect(faded.lines.find(({ id }) => id === cy)).toMatchObject({ movedBy: null, lastTouchAt: ago(20), nextFollowUp: null });
  });

  it('follows what is logged, undone and dated ahead, and leaves out who is archived', () => {
    log(ana, 'meeting', 30);
    expect(review(core, timelines).faded.lines.map(({ id }) => id)).toEqual([ana]);
    log(ana, 'meeting', 0);
    expect(review(core, timelines).grew.lines.map(({ id }) => id)).toEqual([ana]);
    core.step('undo');
    expect(review(core, timelines).grew.total).toBe(0);
    log(ana, 'meeting', -1);
    expect(review(core, timelines).grew.total).toBe(0);
    core.clock.now = START + 2 * DAY_MS;
    expect(review(core, timelines).grew.lines.map(({ id }) => id)).toEqual([ana]);
    setArchived(core, [ana], true);
    expect(review(core, timelines)).toMatchObject({ faded: { total: 0 }, grew: { total: 0 } });
  });

  it('shows the five that moved most and says how many there are', () => {
    const people = Array.from({ length: 8 }, (_, i) => aContact(core, { fullName: `P${i}` }));
    people.forEach((id, i) => {
      for (let n = 0; n <= i; n += 1) log(id, 'meeting', 20 + n);
    });
    const { faded } = review(core, timelines);
    expect(faded.total).toBe(8);
    expect(faded.lines.map(({ name }) => name)).toEqual(['P7', 'P6', 'P5', 'P4', 'P3']);
    expect(faded.lines.every((line, i) => i === 0 || line.change >= (faded.lines[i - 1]?.change ?? 0))).toBe(true);
  });
});

it('gathers what waits: answers, follow-ups before today, needs', () => {
  const day = localDateOf(START);
  log(ana, 'message_in', 3, 'Lisbon?');
  log(bo, 'listen', 9, 'Looks for a printer');
  plan(ana, addDays(day, -1), 'Send it');
  plan(bo, day, 'Today’s is not overdue');
  const view = review(core, timelines);
  expect(view.counts).toMatchObject({ unanswered: 1, overdue: 1, needs: 1 });
  expect(view.answers.lines[0]).toMatchObject({ id: ana, subject: 'Lisbon?' });
  expect(view.followUps.lines).toMatchObject([{ reason: 'Send it' }]);
  expect(view.needs.lines[0]).toMatchObject({ id: bo, subject: 'Looks for a printer' });
});

describe('a review', () => {
  const finish = (intention = '', contactId: number | null = null, outcome: 'done' | 'partly' | 'not' | null = null) =>
    finishReview(core, timelines, {
      intention,
      outcome,
      followUp: contactId === null ? null : { contactId, dueDate: '2026-11-06' },
    });
  const later = (days: number) => {
    core.clock.now += days * DAY_MS;
  };

  it('goes on where it was, and is kept with what it found and left', () => {
    log(bo, 'listen', 9);
    beginReview(core, timelines);
    expect(reviewState(core).progress).toMatchObject({ step: 'faded', found: { needs: 1 } });
    keepReview(core, { step: 'needs', outcome: null, intention: 'Call B' });
    expect(reviewState(core).progress).toMatchObject({ step: 'needs', intention: 'Call B', found: { needs: 1 } });
    log(bo, 'help_out', 0);
    finish('Call Bo', bo);
    const { progress, past } = reviewState(core);
    expect(progress).toBeNull();
    expect(past).toMatchObject([
      {
        found: { needs: 1 },
        left: { needs: 0 },
        intention: 'Call Bo',
        followUp: { contactId: bo, dueDate: '2026-11-06', reason: 'Call Bo' },
      },
    ]);
    expect(() => finish('Again')).toThrow('This review was finished already.');
  });

  it('is undone with its follow-up in one step, and is unfinished again; and can be deleted', () => {
    beginReview(core, timelines);
    keepReview(core, { step: 'intention', outcome: null, intention: 'Call Bo' });
    finish('Call Bo', bo);
    expect(core.step('undo')).toEqual({ label: 'Weekly review' });
    expect(reviewState(core)).toMatchObject({ past: [], progress: { step: 'intention', intention: 'Call Bo' } });
    expect(core.db.prepare('SELECT count(*) FROM follow_up').pluck().get()).toBe(0);
    core.step('redo');
    const { past, progress } = reviewState(core);
    expect(progress).toBeNull();
    expect(past).toHaveLength(1);
    removeReview(core, past[0]?.at ?? 0);
    expect(reviewState(core).past).toEqual([]);
    core.step('undo');
    expect(reviewState(core).past).toHaveLength(1);
    expect(() => removeReview(core, 1)).toThrow('no longer there');
  });

  it('begins with what became of the last intention', () => {
    beginReview(core, timelines);
    finish('Call Bo');
    later(7);
    beginReview(core, timelines);
    expect(reviewState(core).progress?.step).toBe('lookBack');
    finish('', null, 'partly');
    expect(reviewState(core).past.map(({ outcome }) => outcome)).toEqual([null, 'partly']);
    // Nothing was intended: nothing to look back at.
    later(7);
    beginReview(core, timelines);
    expect(reviewState(core).progress?.step).toBe('faded');
    later(7);
    expect(reviewState(core).progress).toBeNull();
  });

  it('refuses a follow-up without an intention or with somebody who is not there, and stores nothing', () => {
    beginReview(core, timelines);
    expect(() => finish('', bo)).toThrow('Say what you intend');
    expect(() => finish('Call', 999)).toThrow();
    expect(reviewState(core).past).toEqual([]);
  });

  it('is no setting: it changes neither the settings nor whether they are the user’s own', () => {
    const before = core.settings;
    importReview(core, {
      at: START - 1,
      found: { faded: 1, grew: 0, unanswered: 0, overdue: 0, needs: 0 },
      left: { faded: 0, grew: 0, unanswered: 0, overdue: 0, needs: 0 },
      intention: 'x',
      followUpId: 'nobody',
      outcome: 'done',
    });
    core.invalidate();
    expect(core.settings).toEqual(before);
    expect(hasOwnSettings(core.db)).toBe(false);
    expect(reviewState(core).past).toMatchObject([{ at: START - 1, followUp: null, outcome: 'done' }]);
  });
});
