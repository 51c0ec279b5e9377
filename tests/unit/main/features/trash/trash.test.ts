import { DAY_MS } from '@shared/domain/dates';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUndoable } from '../../../../../src/main/db/history';
import { getContact, storePhoto } from '../../../../../src/main/features/contacts/repository';
import { editContact, setArchived, setDeleted } from '../../../../../src/main/features/contacts/service';
import { mergeGroups } from '../../../../../src/main/features/duplicates/merge';
import { actionChanges } from '../../../../../src/main/features/history/service';
import { verify } from '../../../../../src/main/features/maintenance/verify';
import { editReferral } from '../../../../../src/main/features/referrals/service';
import { removeTouchpoint } from '../../../../../src/main/features/touchpoints/service';
import { removeForGood, sweep, trashPage } from '../../../../../src/main/features/trash/service';
import { restore, thingsPage } from '../../../../../src/main/features/trash/things';
import { aContact, aCore, aReferral, aTouchpoint, dump, START, type TestCore } from '../../../../support/builders';
import { deeds, people } from '../../../../support/deeds';

const healthy = (core: TestCore) => verify(core, () => undefined).checks.filter(({ ok }) => !ok);
const labels = (core: TestCore) => core.db.raw.prepare('SELECT label FROM action ORDER BY id').pluck().all() as string[];

/** Every text the database holds, tables of the search index among them. */
function everything(core: TestCore): string {
  const tables = core.db.raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all() as string[];
  return JSON.stringify(
    tables.filter((name) => !/_search_/.test(name)).map((name) => core.db.raw.prepare(`SELECT * FROM "${name}"`).all()),
  );
}

describe('the trash', () => {
  it('says who is in it and when they go', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { fullName: 'Ana', organization: 'X' }), aContact(core, { fullName: 'Bo' })];
    setDeleted(core, [ana], true);
    core.clock.now += DAY_MS;
    setDeleted(core, [bo], true);
    expect(trashPage(core, 0, 100)).toEqual({
      total: 2,
      people: [
        { id: bo, name: 'Bo', organization: '', deletedAt: START + DAY_MS, goesAt: START + 31 * DAY_MS },
        { id: ana, name: 'Ana', organization: 'X', deletedAt: START, goesAt: START + 30 * DAY_MS },
      ],
    });
    expect(trashPage(core, 1, 1).people.map(({ name }) => name)).toEqual(['Ana']);
  });

  it('is emptied of those whose thirty days are over, and of nobody else', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' })];
    setDeleted(core, [ana], true);
    core.clock.now += 10 * DAY_MS;
    setDeleted(core, [bo], true);
    core.clock.now = START + 30 * DAY_MS - 1;
    expect(sweep(core)).toEqual({ people: 0, things: 0 });
    core.clock.now += 1;
    expect(sweep(core)).toEqual({ people: 1, things: 0 });
    expect(trashPage(core, 0, 100).people.map(({ name }) => name)).toEqual(['Bo']);
    expect(labels(core).at(-1)).toBe('Empty the trash: 1 person');
    // It can't be undone; what came before it can.
    expect(core.step('undo')).toEqual({ label: 'Move Bo to the trash' });
    expect(people(core)).toEqual([bo]);
  });

  it('believes no clock that is half a year ahead of the last thing done', () => {
    const core = aCore();
    setDeleted(core, [aContact(core)], true);
    core.clock.now += 181 * DAY_MS;
    expect(sweep(core)).toEqual({ people: 0, things: 0 });
    expect(trashPage(core, 0, 100).total).toBe(1);
  });

  it('lets go of what can’t be done again, and of nothing that can', () => {
    const core = aCore();
    const [ana, bo] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' })];
    setArchived(core, [ana], true);
    core.step('undo');
    setArchived(core, [bo], true);
    core.step('undo');
    const changes = () => core.db.raw.prepare('SELECT count(*) FROM change').pluck().get();
    expect(changes()).toBe(4);
    expect(sweep(core)).toEqual({ people: 0, things: 0 });
    expect(changes()).toBe(3);
    expect(labels(core)).toEqual(['Add Ana', 'Add Bo', 'Archive Ana', 'Archive Bo']);
    expect(core.step('redo')).toEqual({ label: 'Archive Bo' });
    expect(healthy(core)).toEqual([]);
  });

  it('removes nobody who is not in it', () => {
    const core = aCore();
    const ana = aContact(core);
    expect(removeForGood(core, [ana, 99])).toEqual({ people: 0, things: 0 });
    expect(people(core)).toEqual([ana]);
  });

  it('leaves no trace of who is gone: rows, before-images, labels, pictures', () => {
    const core = aCore();
    const bo = aContact(core, { fullName: 'Bo' });
    const ana = aContact(core, {
      fullName: 'Xanthippe Q',
      points: [{ kind: 'email', value: 'xanthippe@x.example' }],
      notes: 'Xanthippe notes',
    });
    core.act('Photo', () => {
      const photo = storePhoto(core.db, { mediaType: 'image/png', bytes: Buffer.from('Xanthippe') });
      core.db.update('contact', ana, { photo_id: photo });
    });
    editContact(core, ana, { ...getContact(core.db, ana).fields, fullName: 'Xanthippe Z' });
    const twin = aContact(core, { fullName: 'Xanthippe Zz', notes: 'Xanthippe twin' });
    mergeGroups(core, [[ana, twin]]);
    const [kept = 0] = people(core).filter((id) => id !== bo);
    aTouchpoint(core, kept, { subject: 'Xanthippe alone' });
    removeTouchpoint(core, aTouchpoint(core, kept, { subject: 'Xanthippe deleted' }));
    const both = aTouchpoint(core, [kept, bo], { subject: 'Lunch of all' });
    aReferral(core, bo, kept, { note: 'Xanthippe referred' });
    setDeleted(core, [kept], true);
    expect(everything(core)).toContain('Xanthippe');
    expect(removeForGood(core, null)).toEqual({ people: 1, things: 0 });
    expect(everything(core)).not.toMatch(/xanthippe/i);
    expect(core.db.raw.prepare('SELECT count(*) FROM photo').pluck().get()).toBe(0);
    expect(core.db.raw.prepare('SELECT contact_id FROM touchpoint_contact WHERE touchpoint_id = ?').pluck().all(both)).toEqual([bo]);
    expect(healthy(core)).toEqual([]);
    while (core.step('undo'));
    expect(people(core)).toEqual([]);
    expect(healthy(core)).toEqual([]);
  });

  it('undoes what was done to others, though they had to do with who is gone', () => {
    const core = aCore();
    const [ana, bo, cy] = [aContact(core, { fullName: 'Ana' }), aContact(core, { fullName: 'Bo' }), aContact(core, { fullName: 'Cy' })];
    const referral = aReferral(core, ana, cy);
    editReferral(core, referral, {
      ...{ toContactId: null, subjectContactId: cy, madeAt: START, status: 'made', closedAt: null, valueMinor: null, currency: null },
      ...{ thankedAt: null, outcomeReportedAt: null, note: '', fromContactId: bo },
    });
    setArchived(core, [bo], true);
    setDeleted(core, [ana], true);
    removeForGood(core, [ana]);
    expect(core.step('undo')?.label).toBe('Archive Bo');
    while (core.step('undo'));
    expect(people(core)).toEqual([]);
    expect(healthy(core)).toEqual([]);
  });

  it('keeps the history sound, whoever goes and whatever is undone before and after', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ deed: fc.nat(deeds.length - 1) }) },
      { weight: 2, arbitrary: fc.record({ undo: fc.nat(4) }) },
      { weight: 1, arbitrary: fc.record({ redo: fc.nat(4) }) },
      { weight: 2, arbitrary: fc.record({ any: fc.nat(30) }) },
      { weight: 2, arbitrary: fc.record({ gone: fc.nat(9) }) },
      { weight: 2, arbitrary: fc.record({ back: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.record({ forgotten: fc.nat(9) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const core = aCore();
        for (const fullName of ['Ana', 'Bo', 'Cy', 'Di', 'Ed']) aContact(core, { fullName });
        for (const next of steps) {
          core.clock.now += 60_000;
          try {
            if ('deed' in next && people(core).length >= 2) deeds[next.deed]?.(core);
            if ('undo' in next) for (let i = 0; i <= next.undo; i += 1) core.step('undo');
            if ('redo' in next) for (let i = 0; i <= next.redo; i += 1) core.step('redo');
            if ('any' in next) {
              const ids = core.db.raw.prepare("SELECT id FROM action WHERE state = 'done'").pluck().all() as number[];
              const id = ids[next.any % Math.max(1, ids.length)];
              if (id !== undefined) core.undoAction(id);
            }
          } catch (error) {
            if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
          }
          if ('gone' in next) {
            const all = people(core);
            const id = all[next.gone % Math.max(1, all.length)];
            if (id === undefined) continue;
            setDeleted(core, [id], true);
            const others = dump(core).contact?.filter((row) => (row as { id: number }).id !== id);
            removeForGood(core, [id]);
            expect(dump(core).contact).toEqual(others);
          }
          const deleted = thingsPage(core, 0, 100).things.map(({ table, id, needs }) => ({ table, id, needs }));
          if ('back' in next) {
            const thing = deleted[next.back % Math.max(1, deleted.length)];
            if (thing) {
              restore(
                core,
                thing.needs.map(({ id }) => id),
                [thing],
              );
              expect(core.db.raw.prepare(`SELECT 1 FROM ${thing.table} WHERE id = ?`).get(thing.id)).toBeDefined();
            }
          }
          if ('forgotten' in next) {
            const thing = deleted[next.forgotten % Math.max(1, deleted.length)];
            const rows = dump(core);
            if (thing) expect(removeForGood(core, [], [thing])).toEqual({ people: 0, things: 1 });
            expect(dump(core)).toEqual(rows);
          }
          const ids = core.db.raw.prepare('SELECT id FROM action').pluck().all() as number[];
          for (const id of ids) actionChanges(core, id, 0, 50);
        }
        expect(healthy(core)).toEqual([]);
        while (core.step('undo'));
        expect(findUndoable(core.db)).toBeUndefined();
        expect(healthy(core)).toEqual([]);
        core.db.close();
      }),
      { numRuns: 20 },
    );
  });
});
