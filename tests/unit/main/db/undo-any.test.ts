import { contactFields } from '@shared/domain/contact';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAction, findUndoable } from '../../../../src/main/db/history';
import { findObstacle } from '../../../../src/main/db/undo-any';
import { changeMany } from '../../../../src/main/features/contacts/bulk';
import { getContact } from '../../../../src/main/features/contacts/repository';
import { editContact, setArchived } from '../../../../src/main/features/contacts/service';
import { mergeGroups } from '../../../../src/main/features/duplicates/merge';
import { verify } from '../../../../src/main/features/maintenance/verify';
import { loadSample } from '../../../../src/main/features/sample/service';
import { removeTouchpoint } from '../../../../src/main/features/touchpoints/service';
import { aContact, aCore, aTouchpoint, dump, type TestCore } from '../../../support/builders';
import { aPeopledCore, deeds, people } from '../../../support/deeds';

type Dump = ReturnType<typeof dump>;
interface Done {
  id: number;
  before: Dump;
  after: Dump;
}

const newestId = (core: TestCore) => findUndoable(core.db)?.id ?? 0;
const rowsById = (rows: unknown[] = []) => new Map((rows as { id: number }[]).map((row) => [row.id, row]));

/** `now` with every row that differs between `after` and `before` as it was before. */
function withoutAction(now: Dump, { before, after }: Done): Dump {
  return Object.fromEntries(
    Object.entries(now).map(([table, rows]) => {
      const [was, became, is] = [rowsById(before[table]), rowsById(after[table]), rowsById(rows)];
      for (const id of new Set([...was.keys(), ...became.keys()])) {
        if (JSON.stringify(was.get(id)) === JSON.stringify(became.get(id))) continue;
        const row = was.get(id);
        if (row) is.set(id, row);
        else is.delete(id);
      }
      return [table, [...is.values()].sort((a, b) => a.id - b.id)];
    }),
  );
}

const healthy = (core: TestCore) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);

type Step = { deed: number } | { undo: true } | { redo: true } | { any: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ deed: fc.nat(deeds.length - 1) }) },
  { weight: 2, arbitrary: fc.constant({ undo: true } as const) },
  { weight: 1, arbitrary: fc.constant({ redo: true } as const) },
  { weight: 5, arbitrary: fc.record({ any: fc.nat(30) }) },
);

describe('undo of any action', () => {
  it('takes back the rows of that action and nothing else, whatever was done and undone in between', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
        const core = aCore();
        let done: Done[] = [];
        let undone: Done[] = [];
        /** Remembers what an action did, if it was one. */
        const act = (work: () => void) => {
          const before = dump(core);
          const last = newestId(core);
          work();
          if (newestId(core) === last) return;
          done.push({ id: newestId(core), before, after: dump(core) });
          undone = [];
        };
        for (const name of ['Ana', 'Bo', 'Cy', 'Di']) act(() => void aContact(core, { fullName: name, tags: ['a'] }));
        for (const next of steps) {
          core.clock.now += 60_000;
          if ('deed' in next) {
            if (people(core).length >= 2) act(() => deeds[next.deed]?.(core));
            continue;
          }
          if ('undo' in next) {
            const last = done.pop();
            expect(core.step('undo') === null).toBe(last === undefined);
            if (!last) continue;
            undone.push(last);
            expect(dump(core)).toEqual(last.before);
            continue;
          }
          if ('redo' in next) {
            const last = undone.pop();
            expect(core.step('redo') === null).toBe(last === undefined);
            if (!last) continue;
            done.push(last);
            expect(dump(core)).toEqual(last.after);
            continue;
          }
          const target = done[next.any % Math.max(1, done.length)];
          if (!target) continue;
          const before = dump(core);
          const action = findAction(core.db, target.id);
          const obstacle = action && findObstacle(core.db, action);
          try {
            core.undoAction(target.id);
            expect(obstacle).toBeNull();
            expect(dump(core)).toEqual(withoutAction(before, target));
            if (target === done.at(-1)) {
              done = done.slice(0, -1);
              undone.push(target);
            } else {
              accepted += 1;
              done.push({ id: newestId(core), before, after: dump(core) });
              undone = [];
            }
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.code).toBe('conflict');
            expect(error.message).toContain(obstacle);
            expect(dump(core)).toEqual(before);
          }
        }
        expect(healthy(core)).toEqual([]);
        core.db.close();
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('undoes an edit that others came after, and that undo is an action of its own', () => {
    const core = aPeopledCore();
    const [ana = 0, bo = 0] = people(core);
    editContact(core, ana, { ...getContact(core.db, ana).fields, title: 'CEO' });
    const edit = newestId(core);
    aTouchpoint(core, ana);
    setArchived(core, [bo], true);
    expect(core.undoAction(edit)).toEqual({ label: 'Edit Ana' });
    expect(getContact(core.db, ana).fields.title).toBe('');
    expect(findUndoable(core.db)?.label).toBe('Undo: Edit Ana');
    // It can't be undone twice, but the undo can be undone, in order or not.
    expect(() => core.undoAction(edit)).toThrow('It is undone already.');
    core.step('undo');
    expect(getContact(core.db, ana).fields.title).toBe('CEO');
    core.step('redo');
    const undo = newestId(core);
    setArchived(core, [bo], false);
    core.undoAction(undo);
    expect(getContact(core.db, ana).fields.title).toBe('CEO');
    expect(findUndoable(core.db)?.label).toBe('Redo: Edit Ana');
    core.undoAction(edit);
    expect(findUndoable(core.db)?.label).toBe('Undo: Edit Ana');
    expect(getContact(core.db, ana).fields.title).toBe('');
  });

  it('names what came later and builds on it, until that is undone itself', () => {
    const core = aPeopledCore();
    const di = aContact(core, { fullName: 'Di' });
    const added = newestId(core);
    aTouchpoint(core, di);
    const logged = newestId(core);
    aContact(core, { fullName: 'Ed' });
    expect(() => core.undoAction(added)).toThrow('“Add Di” can’t be undone. “Log Meeting” came later and builds on it. Undo that first.');
    core.undoAction(logged);
    core.undoAction(added);
    expect(people(core)).not.toContain(di);
  });

  it('brings nothing back that belongs to somebody who is not there any more', () => {
    const core = aPeopledCore();
    const [ana = 0, bo = 0, cy = 0] = people(core);
    const lunch = aTouchpoint(core, [bo, cy]);
    removeTouchpoint(core, lunch);
    const removal = newestId(core);
    mergeGroups(core, [[ana, cy]]);
    const merge = newestId(core);
    aContact(core, { fullName: 'Ed' });
    expect(() => core.undoAction(removal)).toThrow('“Merge 2 entries into 1 person” came later');
    core.undoAction(merge);
    expect(people(core)).toContain(cy);
    core.undoAction(removal);
    expect(core.db.raw.prepare('SELECT contact_id FROM touchpoint_contact ORDER BY id').pluck().all()).toEqual([bo, cy]);
  });

  it('brings back what was deleted, however much was added since', () => {
    const core = aPeopledCore();
    const lunch = aTouchpoint(core, people(core), { subject: 'Lunch' });
    const before = dump(core);
    removeTouchpoint(core, lunch);
    const removal = newestId(core);
    aTouchpoint(core, people(core));
    core.undoAction(removal);
    expect(dump(core).touchpoint?.[0]).toEqual(before.touchpoint?.[0]);
    expect(dump(core).touchpoint_contact?.slice(0, 3)).toEqual(before.touchpoint_contact);
  });

  it('takes out the sample data, however much was done since, unless it is built upon', () => {
    const core = aCore();
    loadSample(core);
    const loaded = newestId(core);
    const ana = aContact(core, { fullName: 'Ana' });
    core.undoAction(loaded);
    expect(people(core)).toEqual([ana]);
    core.undoAction(newestId(core));
    const [guest = 0] = people(core);
    aTouchpoint(core, [ana, guest]);
    expect(() => core.undoAction(loaded)).toThrow('“Log Meeting” came later');
  });

  it('brings no tag back under a name that is taken', () => {
    const core = aCore();
    const ana = aContact(core, { fullName: 'Ana', tags: ['vip'] });
    const bo = aContact(core, { fullName: 'Bo', tags: ['other'] });
    changeMany(core, [ana], { addTags: [], removeTags: ['vip'] });
    editContact(core, bo, contactFields.parse({ fullName: 'Bo', tags: ['other', 'vip'] }));
    const state = dump(core);
    for (const { id } of core.db.raw.prepare('SELECT id FROM action').all() as { id: number }[]) {
      const action = findAction(core.db, id);
      if (action && findObstacle(core.db, action) !== null) expect(() => core.undoAction(id)).toThrow(AppError);
    }
    expect(dump(core)).toEqual(state);
  });
});
