import { DAY_MS } from '@shared/domain/dates';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeMany } from '../../../../../src/main/features/contacts/bulk';
import { contactDetail, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { mergePeople } from '../../../../../src/main/features/duplicates/merge';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { dismissAnswers, overallResponses } from '../../../../../src/main/features/rhythm/service';
import { writeSettings } from '../../../../../src/main/features/settings/service';
import { removeTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, aTouchpoint, START, type TestCore } from '../../../../support/builders';

let core: TestCore;
let ana: number;
let bo: number;

beforeEach(() => {
  core = aCore();
  ana = aContact(core);
  bo = aContact(core, { fullName: 'Bo' });
});

const log = (who: number | number[], kind: string, daysAgo: number) =>
  aTouchpoint(core, who, { kind, occurredAt: START - Math.round(daysAgo * DAY_MS) });
const waiting = () => {
  core.current();
  const people: number[][] = [];
  core.rhythms.eachWaiting((id, count) => people.push([id, count]));
  return people;
};
const sound = () => verify(core, () => undefined).checks.filter(({ ok }) => !ok);

describe('answers owed', () => {
  it('wait until I answer, also after the answer is deleted or undone', () => {
    log([ana, bo], 'message_in', 3);
    log(bo, 'comment_in', 2);
    expect(waiting()).toEqual([
      [ana, 1],
      [bo, 2],
    ]);
    const reply = log(bo, 'reply_out', 1);
    expect(waiting()).toEqual([[ana, 1]]);
    core.step('undo');
    expect(waiting()).toHaveLength(2);
    core.step('redo');
    removeTouchpoint(core, reply);
    expect(waiting()).toHaveLength(2);
    expect(sound()).toEqual([]);
  });

  it('come when their time comes', () => {
    log(ana, 'message_in', -2);
    expect(waiting()).toEqual([]);
    core.clock.now = START + 3 * DAY_MS;
    expect(waiting()).toEqual([[ana, 1]]);
    expect(sound()).toEqual([]);
  });

  it('of people in the trash or the archive do not wait', () => {
    log([ana, bo], 'message_in', 3);
    setArchived(core, [ana], true);
    setDeleted(core, [bo], true);
    expect(waiting()).toEqual([]);
    setArchived(core, [ana], false);
    expect(waiting()).toEqual([[ana, 1]]);
  });

  it('can be dismissed, which can be undone, and a later message waits again', () => {
    log(ana, 'message_in', 3);
    expect(dismissAnswers(core, [ana], null)).toBe(1);
    expect(waiting()).toEqual([]);
    core.step('undo');
    expect(waiting()).toEqual([[ana, 1]]);
    core.step('redo');
    log(ana, 'message_in', 1);
    expect(waiting()).toEqual([[ana, 1]]);
    expect(sound()).toEqual([]);
    expect(() => dismissAnswers(core, [bo], null)).toThrow('No message of theirs waits');
  });

  it('can be dismissed for everybody up to a day', () => {
    log(ana, 'message_in', 50);
    log(ana, 'message_in', 2);
    log(bo, 'message_in', 40);
    expect(dismissAnswers(core, null, START - 30 * DAY_MS)).toBe(2);
    expect(waiting()).toEqual([[ana, 1]]);
    expect(dismissAnswers(core, null, START - 30 * DAY_MS)).toBe(0);
  });

  it('go along when people are merged, and what was dismissed stays so', () => {
    log(ana, 'message_in', 5);
    dismissAnswers(core, [ana], null);
    log(bo, 'message_in', 3);
    mergePeople(core, { keepId: bo, otherIds: [ana], fields: contactDetail(core, bo).fields, photoOf: null });
    expect(waiting()).toEqual([[bo, 1]]);
    core.step('undo');
    expect(waiting()).toEqual([[bo, 1]]);
    expect(sound()).toEqual([]);
  });
});

describe('cadence', () => {
  const stateOf = (id: number) => core.rhythms.stateOf(id, core.current());

  it('is by the person, else the shortest of stage and tags', () => {
    core.act('Rules', () => writeSettings(core.db, { cadence: { stages: { active: 30 }, tags: { vip: 7 } } }));
    changeMany(core, [ana], { addTags: [], removeTags: [], stage: 'active' });
    log(ana, 'call', 8);
    expect(stateOf(ana)).toBeNull();
    changeMany(core, [ana], { addTags: ['vip'], removeTags: [] });
    expect(stateOf(ana)).toBe('due');
    expect(contactDetail(core, ana).rhythm).toMatchObject({
      cadence: { days: 7, from: 'tag', name: 'vip' },
      state: 'due',
      dueDate: '2026-10-31',
    });
    changeMany(core, [ana], { addTags: [], removeTags: [], cadenceDays: 60 });
    expect(stateOf(ana)).toBeNull();
    core.step('undo');
    expect(stateOf(ana)).toBe('due');
  });

  it('begins anew with what goes both ways, not with a note or a pitch', () => {
    changeMany(core, [ana], { addTags: [], removeTags: [], cadenceDays: 10 });
    log(ana, 'meeting', 20);
    expect(stateOf(ana)).toBe('overdue');
    for (const kind of ['note', 'pitch', 'message_out']) log(ana, kind, 1);
    expect(stateOf(ana)).toBe('overdue');
    log(ana, 'message_in', 0.5);
    expect(stateOf(ana)).toBeNull();
    expect(sound()).toEqual([]);
  });

  it('of somebody never met counts from the day they came', () => {
    changeMany(core, [ana], { addTags: [], removeTags: [], cadenceDays: 10 });
    core.clock.now = START + 10 * DAY_MS;
    expect(stateOf(ana)).toBe('due');
  });

  it('is dormant after eight times the usual gap, also without a cadence', () => {
    for (const day of [140, 135, 130, 125, 120]) log(ana, 'call', day);
    expect(stateOf(ana)).toBe('dormant');
    expect(contactDetail(core, ana).rhythm).toMatchObject({ usualGap: 5, gaps: 4, suggestedDays: 5 });
  });
});

it('tells how quickly each answers the other', () => {
  log(ana, 'message_in', 10);
  log(ana, 'reply_out', 9.5);
  log(ana, 'message_in', 7.5);
  const { mine, theirs } = contactDetail(core, ana).rhythm.responses;
  expect(mine).toMatchObject({ count: 1, median: DAY_MS / 2, withinDay: 1 });
  expect(theirs).toMatchObject({ count: 1, median: 2 * DAY_MS, withinDay: 0 });
});

it('sums the answers of the last days up over everybody', () => {
  log(ana, 'message_in', 10);
  log(ana, 'reply_out', 9);
  log(bo, 'message_in', 8);
  log(bo, 'call', 5);
  log(bo, 'message_out', 300);
  log(bo, 'message_in', 299);
  expect(overallResponses(core, 90)).toMatchObject({
    mine: { count: 2, median: 2 * DAY_MS, p90: 3 * DAY_MS, withinDay: 0.5 },
    theirs: { count: 0 },
  });
  expect(overallResponses(core, 365).theirs.count).toBe(1);
});

it('looks nothing up by a scan of the log', () => {
  const plan = (sql: string) =>
    (core.db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join('\n');
  expect(
    plan(`SELECT t.kind, tc.occurred_at, t.local_date FROM touchpoint_contact tc JOIN touchpoint t ON t.id = tc.touchpoint_id
      WHERE tc.contact_id = 1 AND tc.occurred_at <= 5 ORDER BY tc.occurred_at`),
  ).toMatch(/SEARCH tc USING .*INDEX touchpoint_contact_timeline[\s\S]*SEARCH t USING INTEGER PRIMARY KEY/);
  expect(plan('SELECT max(at) FROM answer_dismissal WHERE contact_id = 1')).toContain('answer_dismissal_by_contact');
});

it('notices a stored rhythm that is not that of the log', () => {
  log(ana, 'message_in', 3);
  core.db.raw.prepare('UPDATE contact_rhythm SET waiting = 2').run();
  expect(sound()).toMatchObject([{ name: 'rhythm' }]);
});
