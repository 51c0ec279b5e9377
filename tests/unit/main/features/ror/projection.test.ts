import { DAY_MS, localDateOf } from '@shared/domain/dates';
import { referralInput } from '@shared/domain/referral';
import { touchpointInput } from '@shared/domain/touchpoint';
import { defaultRorSettings } from '@shared/ror/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { Core } from '../../../../../src/main/features/core';
import { mergePeople } from '../../../../../src/main/features/duplicates/merge';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { insertReferral, removeReferral } from '../../../../../src/main/features/referrals/service';
import { explainScore, rorHistory, scoreHistory, scoresAsOf } from '../../../../../src/main/features/ror/service';
import { editTouchpoint, insertTouchpoint, removeTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, START, type TestCore } from '../../../../support/builders';
import { referenceScores } from '../../../../support/ror-reference';

const PEOPLE = 5;
const kinds = defaultRorSettings.kinds.map((kind) => kind.key);

/** One thing a user does; people by number, times as hours before (or after) the start. */
type Step =
  | { do: 'touch'; people: number[]; kind: string; hours: number; sentiment: number }
  | { do: 'editTouch'; nth: number; people: number[]; kind: string; hours: number; sentiment: number }
  | { do: 'deleteTouch'; nth: number }
  | { do: 'refer'; from: number | null; subject: number; hours: number; won: boolean }
  | { do: 'deleteReferral'; nth: number }
  | { do: 'buy'; person: number; hours: number }
  | { do: 'archive' | 'trash'; person: number }
  | { do: 'merge'; keep: number; other: number }
  | { do: 'undo' | 'redo' }
  | { do: 'wait'; hours: number };

const person = fc.nat(PEOPLE - 1);
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 3 });
// Few kinds most of the time, so that several fall on one day.
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('comment_in', 'help_in', 'gift') },
  { weight: 1, arbitrary: fc.constantFrom(...kinds) },
);
// Whole hours near each other, so that same-day groups and ties are common; a few lie ahead, a few long ago.
const hours = fc.oneof(fc.integer({ min: -60, max: 30 }), fc.integer({ min: -24 * 900, max: 24 * 20 }));
const sentiment = fc.integer({ min: -2, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('touch' as const), people, kind, hours, sentiment }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('editTouch' as const), nth: fc.nat(20), people, kind, hours, sentiment }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deleteTouch' as const), nth: fc.nat(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('refer' as const), from: fc.option(person), subject: person, hours, won: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deleteReferral' as const), nth: fc.nat(10) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('buy' as const), person, hours }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('archive' as const, 'trash' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), keep: person, other: person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 24 * 40 }), fc.integer({ min: -24 * 10, max: -1 })),
    }),
  },
);

function nth(core: Core, table: 'touchpoint' | 'referral', n: number): number | undefined {
  const ids = core.db.raw.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[];
  return ids.length === 0 ? undefined : ids[n % ids.length];
}

function take(core: TestCore, ids: readonly number[], action: Step): void {
  const id = (n: number) => ids[n] ?? 0;
  const touch = (s: { people: number[]; kind: string; hours: number; sentiment: number }) => {
    const occurredAt = START + s.hours * 3_600_000;
    return touchpointInput.parse({
      kind: s.kind,
      occurredAt,
      localDate: localDateOf(occurredAt),
      sentiment: s.sentiment,
      contactIds: s.people.map(id),
    });
  };
  const alive = (n: number) => core.db.raw.prepare('SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL').get(id(n)) !== undefined;
  switch (action.do) {
    case 'touch':
      if (action.people.every(alive)) aTouchpoint(core, action.people.map(id), touch(action));
      return;
    case 'editTouch': {
      const target = nth(core, 'touchpoint', action.nth);
      if (target !== undefined && action.people.every(alive)) editTouchpoint(core, target, touch(action));
      return;
    }
    case 'deleteTouch': {
      const target = nth(core, 'touchpoint', action.nth);
      if (target !== undefined) removeTouchpoint(core, target);
      return;
    }
    case 'refer': {
      if (action.from === action.subject || !alive(action.subject) || (action.from !== null && !alive(action.from))) return;
      const madeAt = START + action.hours * 3_600_000;
      // Without a referrer it is one that I gave, to somebody else.
      const to = action.from === null ? (action.subject + 1) % PEOPLE : null;
      if (to !== null && !alive(to)) return;
      aReferral(core, action.from === null ? null : id(action.from), id(action.subject), {
        toContactId: to === null ? null : id(to),
        madeAt,
        status: action.won ? 'won' : 'made',
        closedAt: action.won ? madeAt + 5 * 3_600_000 : null,
      });
      return;
    }
    case 'deleteReferral': {
      const target = nth(core, 'referral', action.nth);
      if (target !== undefined) removeReferral(core, target);
      return;
    }
    case 'buy':
      if (alive(action.person)) aPurchase(core, id(action.person), { at: START + action.hours * 3_600_000 });
      return;
    case 'archive':
      if (alive(action.person)) setArchived(core, [id(action.person)], true);
      return;
    case 'trash':
      if (alive(action.person)) setDeleted(core, [id(action.person)], true);
      return;
    case 'merge': {
      const { keep, other } = action;
      if (keep === other || !alive(keep) || !alive(other)) return;
      mergePeople(core, { keepId: id(keep), otherIds: [id(other)], fields: getContact(core.db, id(keep)).fields, photoOf: null });
      return;
    }
    case 'undo':
      if ((core.db.raw.prepare("SELECT count(*) FROM action WHERE state = 'done'").pluck().get() as number) > PEOPLE) core.step('undo');
      return;
    case 'redo':
      core.step('redo');
      return;
    case 'wait':
      core.clock.now += action.hours * 3_600_000;
  }
}

function close(actual: number, expected: number, what: string): void {
  const tolerance = Math.max(1e-9, 1e-9 * Math.abs(expected));
  expect(Math.abs(actual - expected), `${what}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe('the ROR projection', () => {
  it('equals a rebuild, and ROR.md written down plainly, after any sequence of adds, edits, deletes and undos', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const core = aCore();
        const ids = Array.from({ length: PEOPLE }, (_, i) => aContact(core, { fullName: `Person ${i}` }));
        for (const action of steps) {
          core.board.running(core.current());
          take(core, ids, action);
        }
        const now = core.current();
        const projection = verify(core, () => undefined).checks.filter((check) => !check.ok);
        expect(projection).toEqual([]);

        const reference = referenceScores(core, core.ror, now);
        for (const [id, expected] of reference.contacts) {
          const score = core.board.scoreOf(id, now);
          for (const [name, value] of Object.entries(expected.components))
            close(score.components[name as keyof typeof score.components], value, name);
          close(score.give, expected.give, 'give');
          close(score.take, expected.take, 'take');
          close(score.score, expected.score, 'score');
        }
        const running = core.board.running(now);
        close(running.running, reference.running, 'running');
        close(running.change30, reference.running - referenceScores(core, core.ror, now - 30 * DAY_MS).running, 'change30');
        core.db.close();
      }),
      { numRuns: 150 },
    );
  });

  it('replays any past day as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: -24 * 900, max: 24 * 20 }), (steps, ago) => {
        const core = aCore();
        const ids = Array.from({ length: PEOPLE }, (_, i) => aContact(core, { fullName: `Person ${i}` }));
        for (const action of steps) take(core, ids, action);
        const t = START + ago * 3_600_000;
        const reference = referenceScores(core, core.ror, t);
        close(scoresAsOf(core, t).running, reference.running, 'running');
        core.db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which rows were entered', () => {
    const row = fc.record({ people, kind, hours: fc.integer({ min: -48, max: 0 }), sentiment });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 12 }),
        fc.array(fc.record({ from: person, subject: person, hours }), { maxLength: 6 }),
        (touches, referrals) => {
          const scores = [1, -1].map((direction) => {
            const core = aCore();
            const ids = Array.from({ length: PEOPLE }, (_, i) => aContact(core, { fullName: `Person ${i}` }));
            const id = (n: number) => ids[n] ?? 0;
            const writes = [
              ...touches.map((s, i) => () => {
                const occurredAt = START + s.hours * 3_600_000;
                const input = touchpointInput.parse({
                  kind: s.kind,
                  occurredAt,
                  localDate: localDateOf(occurredAt),
                  sentiment: s.sentiment,
                  contactIds: s.people.map(id),
                });
                insertTouchpoint(core.db, { ...input, uid: `touch-${i}`, source: 'manual', now: START });
              }),
              ...referrals
                .filter((r) => r.from !== r.subject)
                .map((r, i) => () => {
                  const input = referralInput.parse({
                    fromContactId: id(r.from),
                    toContactId: null,
                    subjectContactId: id(r.subject),
                    madeAt: START + r.hours * 3_600_000,
                  });
                  insertReferral(core.db, { ...input, uid: `referral-${i}`, source: 'manual', now: START });
                }),
            ];
            for (const write of direction === 1 ? writes : writes.reverse()) core.act('Enter', write);
            const found = ids.map((contact) => core.board.scoreOf(contact, core.current()));
            core.db.close();
            return found;
          });
          scores[0]?.forEach((score, i) => {
            const other = scores[1]?.[i];
            close(score.score, other?.score ?? Number.NaN, 'score');
            close(score.giveShare, other?.giveShare ?? Number.NaN, 'give share');
          });
        },
      ),
      { numRuns: 80 },
    );
  });

  it('never lowers a score for one more give, dated after what is there', () => {
    const gives = defaultRorSettings.kinds.filter((k) => k.give > 0).map((k) => k.key);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.constantFrom(...gives), fc.boolean(), (steps, give, sameDay) => {
        const core = aCore();
        const ids = Array.from({ length: PEOPLE }, (_, i) => aContact(core, { fullName: `Person ${i}` }));
        for (const action of steps) if (action.do !== 'trash' && action.do !== 'merge') take(core, ids, action);
        const last = Number(core.db.raw.prepare('SELECT coalesce(max(occurred_at), 0) FROM touchpoint').pluck().get());
        core.clock.now = Math.max(core.clock.now, last) + (sameDay ? 1_000 : DAY_MS);
        const [first = 0] = ids;
        const before = core.board.scoreOf(first, core.current()).score;
        aTouchpoint(core, first, { kind: give });
        expect(core.board.scoreOf(first, core.current()).score).toBeGreaterThanOrEqual(before - 1e-12);
        core.db.close();
      }),
      { numRuns: 80 },
    );
  });

  it('explains a score down to addends that sum to it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const core = aCore();
        const ids = Array.from({ length: PEOPLE }, (_, i) => aContact(core, { fullName: `Person ${i}` }));
        for (const action of steps) take(core, ids, action);
        const here = core.db.raw.prepare('SELECT id FROM contact').pluck().all() as number[];
        for (const id of here) {
          const { score, addends } = explainScore(core, id, null);
          const sum = (to: string) => addends.filter((addend) => addend.to === to).reduce((total, addend) => total + addend.left, 0);
          for (const [name, value] of Object.entries(score.components)) close(sum(name), value, name);
          close(sum('give'), score.give, 'give');
          close(sum('take'), score.take, 'take');
          close(score.score, core.board.scoreOf(id, core.current()).score, 'score');
          for (const a of addends)
            close(
              a.amount,
              a.factors.reduce((product, f) => product * f.value, a.base),
              'amount',
            );
          close(scoreHistory(core, id, null, 3).at(-1)?.points ?? Number.NaN, score.points, 'history');
        }
        core.db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('draws a running ROR whose samples are those of the days, split by component', () => {
    const core = aCore();
    const [ana, bo, cy] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' }), aContact(core, { fullName: 'Cy' })];
    aTouchpoint(core, [ana, bo], { occurredAt: START - 200 * DAY_MS });
    aTouchpoint(core, cy, { occurredAt: START - 100 * DAY_MS, kind: 'call', sentiment: -2 });
    aTouchpoint(core, cy, { occurredAt: START - 50 * DAY_MS, kind: 'share' });
    aReferral(core, ana, bo, { madeAt: START - 90 * DAY_MS, status: 'won', closedAt: START - 20 * DAY_MS });
    aPurchase(core, bo, { at: START - 10 * DAY_MS });
    core.clock.now = START - 5 * DAY_MS;
    setArchived(core, [cy], true);
    core.clock.now = START;
    aTouchpoint(core, bo, { occurredAt: START + DAY_MS });
    core.clock.now = START + 2 * DAY_MS;
    const samples = rorHistory(core, null, 40, () => undefined);
    expect(samples).toHaveLength(40);
    expect(samples.at(-1)?.at).toBe(core.clock.now);
    // The last 90 days start from the stored sums instead of the log.
    const recent = rorHistory(core, START - 90 * DAY_MS, 30, () => undefined);
    for (const sample of [...samples, ...recent]) {
      close(sample.running, referenceScores(core, core.ror, sample.at).running, 'running');
      close(
        Object.values(sample.components).reduce((a, b) => a + b, 0),
        sample.running,
        'components',
      );
    }
  });

  it('lets a row dated ahead in when its time comes', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana, { occurredAt: START + 2 * DAY_MS });
    expect(core.board.scoreOf(ana, core.current()).points).toBe(0);
    core.clock.now = START + 2 * DAY_MS + 1;
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(5, 6);
    expect(verify(core, () => undefined).ok).toBe(true);
  });

  it('misses no row that falls due while an action runs', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aTouchpoint(core, ana, { occurredAt: START + 500 });
    core.act('A slow one', () => {
      core.clock.now += 1_000;
      const input = touchpointInput.parse({ kind: 'call', occurredAt: START, localDate: localDateOf(START), contactIds: [bo] });
      insertTouchpoint(core.db, { ...input, uid: 'slow', source: 'manual', now: START });
    });
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(5, 6);
    expect(verify(core, () => undefined).ok).toBe(true);
  });

  it('shows a row that fell due even if the next thing done changes nothing', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana, { occurredAt: START + 500 });
    expect(core.board.scoreOf(ana, core.current()).points).toBe(0);
    core.clock.now += 1_000;
    core.act('Nothing', () => undefined);
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(5, 6);
  });

  it('lets a row out again when the clock was a year ahead and is put right', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana, { occurredAt: START + 100 * DAY_MS });
    core.clock.now = START + 365 * DAY_MS;
    expect(core.board.running(core.current()).running).toBeGreaterThan(0);
    core.clock.now = START;
    expect(core.board.running(core.current())).toMatchObject({ running: 0, change30: 0 });
    expect(verify(core, () => undefined).ok).toBe(true);
  });

  it('tells everybody whose timeline a referral stands on', () => {
    const told: number[][] = [];
    const db = aCore().db;
    const core = new Core({ db, now: () => START, changed: (_tables, ids) => told.push(ids) });
    const [ana, bo] = [aContact(core), aContact(core, { fullName: 'Bo' })];
    aReferral(core, ana, bo);
    expect(told.at(-1)?.sort()).toEqual([ana, bo]);
  });

  it('keeps what counts when the clock is set back', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana);
    core.clock.now = START - 3 * DAY_MS;
    const bo = aContact(core, { fullName: 'Bo' });
    aTouchpoint(core, bo, { occurredAt: core.clock.now });
    core.clock.now = START + DAY_MS;
    core.current();
    expect(verify(core, () => undefined).checks.filter((check) => !check.ok)).toEqual([]);
  });

  it('is computed anew when points or half-lives change, and again when that is undone', () => {
    const core = aCore();
    const ana = aContact(core);
    aTouchpoint(core, ana);
    const kindsTwice = core.ror.kinds.map((k) => ({ ...k, points: k.points * 2 }));
    core.act('Change settings', () => {
      core.db.raw.prepare("INSERT INTO setting (key, value) VALUES ('ror', ?)").run(JSON.stringify({ ...core.ror, kinds: kindsTwice }));
    });
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(10, 9);
    core.step('undo');
    expect(core.board.scoreOf(ana, core.current()).points).toBeCloseTo(5, 9);
  });
});
