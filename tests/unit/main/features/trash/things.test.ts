import { DAY_MS } from '@shared/domain/dates';
import type { TrashedRef } from '@shared/trash-views';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getContact } from '../../../../../src/main/features/contacts/repository';
import { editContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { mergeGroups, mergePeople } from '../../../../../src/main/features/duplicates/merge';
import { insertFollowUp } from '../../../../../src/main/features/follow-ups/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { insertOrganization } from '../../../../../src/main/features/organizations/repository';
import { removeOrganization, saveOrganization } from '../../../../../src/main/features/organizations/service';
import { removeReferral } from '../../../../../src/main/features/referrals/service';
import { loadSample, removeSample } from '../../../../../src/main/features/sample/service';
import { editTouchpoint, removeTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { removeForGood, sweep } from '../../../../../src/main/features/trash/service';
import { restore, thingsPage } from '../../../../../src/main/features/trash/things';
import { aContact, aCore, aPurchase, aReferral, aTouchpoint, dump, START, type TestCore } from '../../../../support/builders';

const healthy = (core: TestCore) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);
const labels = (core: TestCore) => core.db.raw.prepare('SELECT label FROM action ORDER BY id').pluck().all() as string[];
const things = (core: TestCore) => thingsPage(core, 0, 100).things;
const titles = (core: TestCore) => things(core).map(({ title }) => title);
const refs = (core: TestCore): TrashedRef[] => things(core).map(({ table, id }) => ({ table, id }));
const remove = (core: TestCore, table: 'purchase' | 'follow_up', id: number) => core.act('Delete', () => core.db.delete(table, id));

function aFollowUp(core: TestCore, contactId: number): number {
  const input = { contactId, dueDate: '2026-12-01', reason: 'call', doneAt: null, source: 'manual', now: START };
  return core.act('Plan', () => insertFollowUp(core.db, { ...input, uid: core.newUid() }));
}

/** Ana, Bo and one of everything, all of it deleted. */
function aFullTrash() {
  const core = aCore();
  const [ana, bo] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' })];
  const touchpoint = aTouchpoint(core, [ana, bo], { body: 'talked\n\nlong' });
  const referral = aReferral(core, ana, bo, { note: 'for the shop' });
  const purchase = aPurchase(core, ana, { description: 'Course' });
  const followUp = aFollowUp(core, bo);
  core.act('Write', () =>
    insertOrganization(core.db, { uid: core.newUid(), name: 'Acme', website: '', notes: 'big', source: 'manual', now: START }),
  );
  const before = dump(core);
  core.clock.now += DAY_MS;
  removeTouchpoint(core, touchpoint);
  removeReferral(core, referral);
  remove(core, 'purchase', purchase);
  remove(core, 'follow_up', followUp);
  removeOrganization(core, 'Acme');
  return { core, ana, bo, before };
}

describe('deleted things in the trash', () => {
  it('say what they were, of whom, and when they go', () => {
    const { core } = aFullTrash();
    const [deletedAt, goesAt] = [START + DAY_MS, START + 31 * DAY_MS];
    const plain = { amount: null, needs: [], deletedAt, goesAt, id: 1 };
    expect(thingsPage(core, 0, 100)).toEqual({
      total: 5,
      things: [
        { ...plain, table: 'organization', title: 'About Acme', day: null, words: 'big' },
        { ...plain, table: 'follow_up', title: 'Follow-up with Bo', day: { date: '2026-12-01' }, words: 'call' },
        {
          ...{ ...plain, table: 'purchase', title: 'Purchase by Ana', day: { at: START }, words: 'Course' },
          amount: { minor: 10_000, currency: 'EUR' },
        },
        { ...plain, table: 'referral', title: 'Ana referred Bo to me', day: { at: START }, words: 'for the shop' },
        { ...plain, table: 'touchpoint', title: 'Meeting with Ana, Bo', day: { date: '2026-11-01' }, words: 'talked long' },
      ],
    });
    expect(thingsPage(core, 3, 1).things.map(({ table }) => table)).toEqual(['referral']);
  });

  it('come back as they were in one action, which can be undone and done again', () => {
    const { core, before } = aFullTrash();
    restore(core, [], refs(core));
    expect(dump(core)).toEqual(before);
    expect(things(core)).toEqual([]);
    expect(labels(core).at(-1)).toBe('Restore 5 entries');
    core.step('undo');
    expect(things(core)).toHaveLength(5);
    core.step('redo');
    expect(dump(core)).toEqual(before);
    expect(healthy(core)).toEqual([]);
  });

  it('come back one by one, and twice', () => {
    const { core, ana } = aFullTrash();
    restore(core, [], [{ table: 'touchpoint', id: 1 }]);
    expect(labels(core).at(-1)).toBe('Restore a touchpoint');
    expect(things(core)).toHaveLength(4);
    expect(() => restore(core, [], [{ table: 'touchpoint', id: 1 }])).toThrow('not in the trash any more');
    core.clock.now += DAY_MS;
    removeTouchpoint(core, 1);
    expect(things(core).find(({ table }) => table === 'touchpoint')?.deletedAt).toBe(START + 2 * DAY_MS);
    expect(things(core)).toHaveLength(5);
    expect(getContact(core.db, ana).record.name).toBe('Ana');
  });

  it('come with their people, when those are in the trash too', () => {
    const { core, ana, bo } = aFullTrash();
    setDeleted(core, [ana], true);
    const needs = [{ id: ana, name: 'Ana' }];
    expect(things(core).map((thing) => [thing.table, thing.needs])).toEqual([
      ['organization', []],
      ['follow_up', []],
      ['purchase', needs],
      ['referral', needs],
      ['touchpoint', []],
    ]);
    expect(() => restore(core, [], [{ table: 'purchase', id: 1 }])).toThrow('Ana is in the trash. Restore them first.');
    restore(core, [ana], [{ table: 'purchase', id: 1 }]);
    expect(labels(core).at(-1)).toBe('Restore Ana and a purchase');
    setDeleted(core, [ana, bo], true);
    expect(things(core).find(({ table }) => table === 'touchpoint')?.needs).toEqual([...needs, { id: bo, name: 'Bo' }]);
    expect(healthy(core)).toEqual([]);
  });

  it('belong to the person whom theirs was merged into', () => {
    const { core, ana, bo } = aFullTrash();
    const cy = aContact(core, { fullName: 'Cy', notes: 'n' });
    aTouchpoint(core, cy);
    aTouchpoint(core, cy);
    mergeGroups(core, [[cy, bo]]);
    expect(titles(core)).toEqual(['About Acme', 'Follow-up with Cy', 'Purchase by Ana', 'Ana referred Cy to me', 'Meeting with Ana, Cy']);
    mergeGroups(core, [[cy, ana]]);
    expect(titles(core).at(-1)).toBe('Meeting with Cy');
    restore(core, [], refs(core));
    expect(core.db.raw.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = 1').pluck().all()).toEqual([cy]);
    expect(healthy(core)).toEqual([]);
    while (core.step('undo'));
    expect(healthy(core)).toEqual([]);
  });

  it('are not those of the sample, of a merge, of what was undone, nor what is there again', () => {
    const core = aCore();
    loadSample(core);
    removeSample(core);
    const ana = aContact(core, { fullName: 'Ana' });
    aTouchpoint(core, ana);
    core.step('undo');
    const logged = aTouchpoint(core, ana);
    aContact(core, { fullName: 'Bo' });
    const id = core.db.raw.prepare("SELECT id FROM action WHERE label LIKE 'Log%' AND state = 'done'").pluck().get() as number;
    core.undoAction(id);
    expect(core.db.raw.prepare('SELECT count(*) FROM touchpoint WHERE id = ?').pluck().get(logged)).toBe(0);
    expect(things(core)).toEqual([]);
    for (const name of ['Acme', 'Bcme']) {
      const row = { uid: core.newUid(), name, website: '', notes: name, source: 'manual', now: START };
      core.act('Write', () => insertOrganization(core.db, row));
    }
    editContact(core, ana, { ...getContact(core.db, ana).fields, organization: 'Acme' });
    saveOrganization(core, 'Acme', { name: 'Bcme', website: '', notes: '' });
    expect(things(core)).toEqual([]);
    removeOrganization(core, 'Bcme');
    expect(titles(core)).toEqual(['About Bcme']);
    core.act('Write', () =>
      insertOrganization(core.db, { uid: core.newUid(), name: 'Bcme', website: '', notes: '', source: 'manual', now: START }),
    );
    expect(things(core)).toEqual([]);
  });

  it('are not offered when nobody is there for them any more', () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana' });
    removeTouchpoint(core, aTouchpoint(core, ana));
    core.undoAction(1);
    expect(things(core)).toEqual([]);
    core.step('undo');
    expect(titles(core)).toEqual(['Meeting with Ana']);
  });

  it('go for good after thirty days, with every word the history has of them, and nothing else does', () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana' });
    const id = aTouchpoint(core, ana, { subject: 'Xanthippe', body: 'one' });
    editTouchpoint(core, id, {
      ...{ kind: 'call', occurredAt: START, localDate: '2026-11-01', sentiment: 0, minutes: null, costMinor: null, currency: null },
      ...{ subject: 'Xanthippe two', body: '', contactIds: [ana] },
    });
    removeTouchpoint(core, id);
    core.clock.now += 2 * DAY_MS;
    removeTouchpoint(core, aTouchpoint(core, ana, { subject: 'Later' }));
    core.clock.now = START + 30 * DAY_MS - 1;
    expect(sweep(core)).toEqual({ people: 0, things: 0 });
    core.clock.now += 1;
    expect(sweep(core)).toEqual({ people: 0, things: 1 });
    expect(JSON.stringify(core.db.raw.prepare('SELECT * FROM change').all())).not.toContain('Xanthippe');
    expect(labels(core)).toEqual(['Add Ana', 'Log Meeting', 'Delete from the timeline', 'Empty the trash: 1 entry']);
    expect(titles(core)).toEqual(['Later with Ana']);
    expect(healthy(core)).toEqual([]);
    expect(core.step('undo')).toEqual({ label: 'Delete from the timeline' });
    while (core.step('undo'));
    expect(dump(core).contact).toEqual([]);
    expect(healthy(core)).toEqual([]);
  });

  it('go at once when asked, alone or with people; what is not in the trash stays', () => {
    const { core, ana } = aFullTrash();
    const left = aTouchpoint(core, ana);
    expect(
      removeForGood(
        core,
        [],
        [
          { table: 'touchpoint', id: left },
          { table: 'purchase', id: 1 },
        ],
      ),
    ).toEqual({ people: 0, things: 1 });
    expect(labels(core).at(-1)).toBe('Empty the trash: 1 entry');
    setDeleted(core, [ana], true);
    expect(removeForGood(core, null, null)).toEqual({ people: 1, things: 4 });
    expect(labels(core).at(-1)).toBe('Empty the trash: 1 person and 4 entries');
    expect(things(core)).toEqual([]);
    expect(core.db.raw.prepare("SELECT count(*) FROM change WHERE before LIKE '%Acme%'").pluck().get()).toBe(0);
    expect(healthy(core)).toEqual([]);
    while (core.step('undo'));
    expect(healthy(core)).toEqual([]);
  });

  it('are found by their index, never by reading the log', () => {
    const core = aCore();
    const statement = `SELECT id FROM change WHERE op = 'D'
      AND tbl IN ('contact', 'touchpoint', 'referral', 'purchase', 'follow_up', 'organization') AND id < ? ORDER BY id DESC LIMIT 1`;
    const plan = core.db.raw.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(9) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(/USING (COVERING )?INDEX change_of_deletion \(id<\?\)/);
    const around = 'SELECT at FROM action WHERE first_change IS NOT NULL AND first_change <= ? ORDER BY first_change DESC LIMIT 1';
    const second = core.db.raw.prepare(`EXPLAIN QUERY PLAN ${around}`).all(9) as { detail: string }[];
    expect(second.map(({ detail }) => detail).join()).toContain('USING INDEX action_by_first_change');
  });
});

/** What may happen between the deletion and the restoring; it looks at no touchpoint, referral or purchase. */
type Deed = (core: TestCore, ids: readonly number[], n: number) => void;
const living = (core: TestCore, ids: readonly number[]) =>
  ids.filter((id) => core.db.raw.prepare('SELECT 1 FROM contact WHERE id = ? AND deleted_at IS NULL').get(id) !== undefined);
const deeds: Deed[] = [
  (core, ids, n) => void aTouchpoint(core, ids[n % ids.length] ?? 0, { subject: 'Later' }),
  (core, ids, n) => setArchived(core, [ids[n % ids.length] ?? 0], n % 2 === 0),
  (core, ids, n) => {
    const id = ids[n % ids.length] ?? 0;
    editContact(core, id, { ...getContact(core.db, id).fields, stage: n % 2 === 0 ? 'client' : 'active' });
  },
  // Who stays is told: by itself the program looks at whose timeline is longer.
  (core, ids, n) => {
    const [keepId = 0, other = 0] = [ids[n % ids.length], ids[(n + 1) % ids.length]];
    if (ids.length > 2) mergePeople(core, { keepId, otherIds: [other], fields: getContact(core.db, keepId).fields, photoOf: null });
  },
  (core) => void aContact(core, { fullName: 'New' }),
  (core, ids, n) => void aPurchase(core, ids[n % ids.length] ?? 0),
];

/** All rows but their uids, and numbers that merging may give to either of two. */
function comparable(core: TestCore) {
  const all = dump(core);
  const seen = (rows: unknown[] = [], ...left: string[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row as object).filter(([key]) => !left.includes(key)))).sort();
  return {
    contact: seen(all.contact, 'uid'),
    touchpoint: seen(all.touchpoint, 'uid'),
    members: seen(all.touchpoint_contact, 'id'),
    referral: seen(all.referral, 'uid'),
    purchase: seen(all.purchase, 'uid'),
    followUp: seen(all.follow_up, 'uid'),
  };
}

describe('deleting, whatever happens then, and restoring', () => {
  it('is as if nothing had been deleted, rows and scores', () => {
    const step = fc.record({ deed: fc.nat(deeds.length - 1), n: fc.nat(9), undo: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (steps, which) => {
        const play = (deleting: boolean) => {
          const core = aCore();
          const ids = ['Ana', 'Bo', 'Cy', 'Di', 'Ed'].map((fullName) => aContact(core, { fullName }));
          const [ana = 0, bo = 0, cy = 0] = ids;
          const touchpoint = aTouchpoint(core, [ana, bo, cy], { subject: 'Lunch' });
          const referral = aReferral(core, ana, bo);
          const purchase = aPurchase(core, cy);
          const followUp = aFollowUp(core, bo);
          if (deleting) {
            if (which[0]) removeTouchpoint(core, touchpoint);
            if (which[1]) removeReferral(core, referral);
            if (which[2]) remove(core, 'purchase', purchase);
            if (which[3]) remove(core, 'follow_up', followUp);
          }
          for (const { deed, n, undo } of steps) {
            core.clock.now += 3_600_000;
            deeds[deed]?.(core, living(core, ids), n);
            if (undo && deed !== 1 && deed !== 3) {
              core.step('undo');
              core.step('redo');
            }
          }
          core.clock.now += 3_600_000;
          if (deleting) restore(core, [], refs(core));
          core.current();
          return core;
        };
        const [never, restored] = [play(false), play(true)];
        expect(comparable(restored)).toEqual(comparable(never));
        const sums = (core: TestCore) => core.db.raw.prepare('SELECT * FROM ror_sum ORDER BY contact_id').all() as Record<string, number>[];
        const [a, b] = [sums(restored), sums(never)];
        expect(a.map((row) => row.contact_id)).toEqual(b.map((row) => row.contact_id));
        a.forEach((row, i) => {
          for (const [key, value] of Object.entries(row)) expect(value).toBeCloseTo(b[i]?.[key] ?? Number.NaN, 6);
        });
        expect(healthy(restored)).toEqual([]);
        while (restored.step('undo'));
        expect(healthy(restored)).toEqual([]);
        never.db.close();
        restored.db.close();
      }),
      { numRuns: 40 },
    );
  });
});
